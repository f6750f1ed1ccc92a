import type { Area } from '../../schemas/area.js';
import { STATUSES } from '../../schemas/fields.js';
import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import type { Engine } from '../engine/engine.js';

type Status = (typeof STATUSES)[number];

/** What an authority is on one outcome of the long shadow. */
export interface AuthorityKind {
  readonly area_code: string;
  readonly outcome: string;
  readonly kind: ColdspotKind | null;
  readonly status: Status;
}

/** The coldspots of the long shadow, to stand beside an index. */
export interface BesideColdspots {
  readonly outcomes: readonly { readonly code: string; readonly name: string }[];
  readonly kinds: readonly AuthorityKind[];
}

export const NO_COLDSPOTS: BesideColdspots = { outcomes: [], kinds: [] };

/** The first that holds, in the order of the list: a district inside an authority has its kind as inherited. */
const statusOf = (kind: AuthorityKind | undefined, own: boolean): Status => {
  const holding: Status[] = [kind?.status ?? 'missing', own ? 'observed' : 'inherited'];
  if (kind === undefined || kind.kind === null) return 'missing';
  return STATUSES.find((status) => holding.includes(status)) ?? 'missing';
};

/** Puts the kind of the authority that each area lies in into the table `index_coldspots`. */
export async function loadColdspots(
  engine: Engine,
  areas: readonly Area[],
  { outcomes, kinds }: BesideColdspots,
): Promise<void> {
  await engine.run(
    'CREATE TABLE index_coldspots (area_code VARCHAR, outcome VARCHAR, kind VARCHAR, status VARCHAR)',
  );
  const byKey = new Map(kinds.map((kind) => [`${kind.area_code} ${kind.outcome}`, kind]));
  const rows = areas.flatMap(({ area_code, upper_tier_code }) =>
    outcomes.map(({ code: outcome }) => {
      const kind = byKey.get(`${upper_tier_code} ${outcome}`);
      const status = statusOf(kind, area_code === upper_tier_code);
      return { area_code, outcome, kind: kind?.kind ?? null, status };
    }),
  );
  const names = ['area_code', 'outcome', 'kind', 'status'].map((name) => ({
    ...{ name, type: 'string' as const, nullable: true, title: name, description: name },
  }));
  await engine.append('index_coldspots', names, rows);
}
