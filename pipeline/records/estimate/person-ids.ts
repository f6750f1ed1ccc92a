import { SmiError } from '../../../errors/smi-error.js';
import type { Engine } from '../../engine/engine.js';
import { PROBLEM } from './problems.js';

/**
 * Counts the rows that name a person. Throws when one stands in more than one row, saying how many but never
 * who: in a secure setting an identifier may not be shown. Identifiers are compared by a hash of 64 bits
 * first. As many hashes as rows prove that no two are equal; fewer may be by chance, and only then are the
 * identifiers themselves compared. The engine puts aside what does not fit into memory.
 */
export async function checkPersons(engine: Engine): Promise<number> {
  const [hashed] = await engine.rows(
    `WITH hashed AS (SELECT hash(person) AS h FROM estimate_records WHERE person IS NOT NULL GROUP BY h)
SELECT (SELECT count(*) FROM hashed) AS hashes,
  (SELECT count(person) FROM estimate_records) AS persons`,
  );
  const persons = Number(hashed?.persons);
  if (hashed?.hashes === persons) return persons;
  const [row] = await engine.rows(
    `SELECT count(*) AS twice, sum(n) AS rows
FROM (
  SELECT person, count(*) AS n FROM estimate_records
  WHERE person IS NOT NULL GROUP BY person HAVING count(*) > 1
)`,
  );
  if (Number(row?.twice) > 0)
    throw new SmiError(
      PROBLEM.value,
      `${row?.twice} persons stand in more than one row, ${row?.rows} rows in all; who they are is not shown`,
      { next: 'give one row per person' },
    );
  return persons;
}
