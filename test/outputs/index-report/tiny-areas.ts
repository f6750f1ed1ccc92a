/** One area of the tiny release. */
export interface TinyArea {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly upper: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly fifth: number | null;
  /** Scores and ranks of its two domains. */
  readonly domains: readonly Ranked[];
  /** Statuses of reading, absence and pay. */
  readonly statuses: readonly string[];
  readonly own: number;
}

type Ranked = readonly [score: number | null, rank: number | null];

const STATUSES: Readonly<Record<string, string>> = {
  o: 'observed',
  m: 'mapped',
  i: 'inherited',
  e: 'estimated',
  '-': 'missing',
};

const place = (code: string, name: string, region = 'The North', upper = name) => ({
  code,
  name,
  region,
  upper,
});

/** Rank and fifth are the same number here: five areas have a score. */
const scored = (score: number | null, rank: number | null, start: Ranked, work: Ranked) => ({
  score,
  rank,
  fifth: rank,
  domains: [start, work],
});

const figures = (letters: string, own: number) => ({
  statuses: [...letters].map((letter) => STATUSES[letter] ?? ''),
  own,
});

const DELTA = place('E07000901', 'Delta', 'The North', 'Deltashire');
const EPSILON = place('E07000902', 'Epsilon', 'The North', 'Deltashire');

/** In the order of the index. Zeta has no score: two of its three figures are missing. */
export const AREAS: readonly TinyArea[] = [
  { ...place('E09000901', 'Alpha', 'London'), ...scored(1.25, 1, [1.2, 1], [0.8, 2]), ...figures('ooo', 1) },
  { ...place('E06000901', 'Beta'), ...scored(0.9, 2, [0.5, 2], [0.94, 1]), ...figures('moo', 1) },
  { ...place('E06000902', 'Gamma'), ...scored(0, 3, [0, 3], [0, 3]), ...figures('oeo', 0.75) },
  { ...DELTA, ...scored(-0.8, 4, [-0.6, 4], [-0.68, 4]), ...figures('oii', 0.25) },
  { ...EPSILON, ...scored(-1.3456, 5, [-1.1, 5], [-1.06, 5]), ...figures('oii', 0.25) },
  {
    ...place('E06000903', 'Zeta'),
    ...scored(null, null, [null, null], [null, null]),
    ...figures('o--', 0.25),
  },
];
