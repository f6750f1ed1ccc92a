import { indexRowOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { INDEX_MEASURE, measuresOf } from '../../schemas/release/moves-tables.js';
import type { Engine } from '../engine/engine.js';

/** How the areas of an edition stand on the index or on one of its faces; arrays in their order. */
export interface Standing {
  /** `index`, or the code of the face: how its columns begin. */
  readonly code: string;
  readonly name: string;
  readonly scores: readonly (number | null)[];
  /** 1 is the best fifth, 5 the worst. */
  readonly fifths: readonly (number | null)[];
}

/** Reads scores and fifths from the tables that `score` made in the engine. */
export async function readStandings(
  engine: Engine,
  method: IndexMethod,
  areas: readonly string[],
): Promise<Standing[]> {
  const rows = await engine.rows(
    `SELECT score_ranks.code, score_ranks.area_code, score_ranks.value, score_groups.fifth
FROM score_ranks
JOIN score_groups ON score_groups.code = score_ranks.code AND score_groups.area_code = score_ranks.area_code`,
  );
  const byKey = new Map(rows.map((row) => [`${row.code} ${row.area_code}`, row]));
  return measuresOf(method).map((measure) => {
    const code = measure === INDEX_MEASURE ? indexRowOf(method).code : measure.code;
    const found = areas.map((area) => byKey.get(`${code} ${area}`));
    const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
    return {
      ...measure,
      scores: found.map((row) => numberOf(row?.value)),
      fifths: found.map((row) => numberOf(row?.fifth)),
    };
  });
}
