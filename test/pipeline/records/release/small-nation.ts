/** Records of a few areas with chosen numbers of people, so that some areas must be withheld. */

const HEADER = ['area', 'cohort', 'sex', 'fsm', 'circumstances', 'qualification', 'earnings'] as const;
export type RecordOf = Readonly<Record<(typeof HEADER)[number], string | number>>;

export interface AreaOf {
  readonly code: string;
  readonly region: string;
  /** People eligible for free school meals. */
  readonly sons: number;
  readonly daughters: number;
}

/** Two regions; few sons in one area of each, few daughters in another, and one area with daughters only. */
export const AREAS: readonly AreaOf[] = [
  { code: 'E06000001', region: 'E12000001', sons: 7, daughters: 60 },
  { code: 'E06000002', region: 'E12000001', sons: 55, daughters: 48 },
  { code: 'E06000003', region: 'E12000001', sons: 71, daughters: 4 },
  { code: 'E06000004', region: 'E12000001', sons: 38, daughters: 90 },
  { code: 'E06000006', region: 'E12000002', sons: 3, daughters: 80 },
  { code: 'E06000007', region: 'E12000002', sons: 66, daughters: 57 },
  { code: 'E06000008', region: 'E12000002', sons: 49, daughters: 73 },
  { code: 'E06000009', region: 'E12000002', sons: 0, daughters: 35 },
];

/** Uniform numbers from 0 to 1, the same every time. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const record = (area: string, sex: string, fsm: number, next: () => number): RecordOf => {
  const circumstances = Math.round(next() * 1e6) / 1e6;
  return {
    area,
    sex,
    fsm,
    circumstances,
    cohort: 1986,
    qualification: ['none', 'level_2', 'degree'][Math.floor(next() * 3)] ?? 'none',
    earnings: Math.round(1_000_000 + next() * 2_000_000 + circumstances * 1_000_000) / 100,
  };
};

/** The disadvantaged as given, and equally many others in every area. */
export function nation(areas: readonly AreaOf[] = AREAS, others = 150, seed = 7): RecordOf[] {
  const next = numbers(seed);
  const some = (count: number, area: string, sex: string, fsm: number) =>
    Array.from({ length: count }, () => record(area, sex, fsm, next));
  return areas.flatMap(({ code, sons, daughters }) => [
    ...some(sons, code, 'male', 1),
    ...some(daughters, code, 'female', 1),
    ...(sons === 0 ? [] : some(others, code, 'male', 0)),
    ...some(others, code, 'female', 0),
  ]);
}

export const csvOf = (
  records: readonly Readonly<Record<string, string | number>>[],
  header: readonly string[] = HEADER,
): string =>
  `${[header.join(','), ...records.map((one) => header.map((name) => one[name] ?? '').join(','))].join('\n')}\n`;
