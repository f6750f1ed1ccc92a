import type { Dialect } from '../engine/dialect.js';
import type { Reference } from '../methods/normalise/linear.js';
import type { Normalisation } from '../methods/normalise/method.js';
import { DataError } from '../methods/problem.js';
import { type Bind, type Branch, binder } from './normalise.js';
import type { Part, Work } from './part.js';

type Distance = Extract<Normalisation, { readonly method: 'distance_to_reference' }>;
const isDistance = (branch: Branch): branch is Branch & { readonly method: Distance } =>
  branch.method.method === 'distance_to_reference';

/** Tables of a level, and the codes of the units that a distance may be to. */
interface Place {
  readonly values: string;
  readonly moments: string;
  readonly units: readonly string[];
}

/** SQL of the value of a reference, and what it needs joined. */
function referenceSql(
  sql: Dialect,
  reference: Reference,
  { values, units }: Place,
  bind: Bind,
): [string, string] {
  if (reference === 'best')
    return ['CASE WHEN node.direction = 1 THEN moments.most ELSE moments.least END', ''];
  if ('target' in reference) return [bind('target', reference.target), ''];
  // a unit that is not known has no value, and is refused by the check
  const unit = bind('unit', units[reference.unit] ?? '');
  return [
    'of_unit.value',
    `\nLEFT JOIN ${sql.identifier(values)} AS of_unit
  ON of_unit.code = node.code AND of_unit.area_code = ${unit}`,
  ];
}

/** What a distance is measured to, for each code: `(code, value)`, null where there is no such value. */
function referenceQuery(
  sql: Dialect,
  { method, codes }: { readonly method: Distance; readonly codes: readonly string[] },
  place: Place,
  bind: Bind,
): string {
  const [value, join] = referenceSql(sql, method.to, place, bind);
  return `SELECT node.code, ${value} AS value
FROM score_nodes AS node
LEFT JOIN ${sql.identifier(place.moments)} AS moments ON moments.code = node.code${join}
WHERE node.code IN (${codes.map((code, at) => bind(`code_${at}`, code)).join(', ')})`;
}

/**
 * Refuses a reference that is not there, or is no better than the worst value, as `distanceToReferenceInto` does.
 * @throws through the findings: DataError `reference-missing` or `reference-least`
 */
const checkReferences = (sql: Dialect, references: string, moments: string): Work => ({
  makes: [],
  async run({ engine, findings }) {
    const rows = await engine.rows(`SELECT reference.code, reference.value,
  node.direction * (reference.value - CASE WHEN node.direction = 1 THEN least ELSE most END) AS distance
FROM ${sql.identifier(references)} AS reference
JOIN score_nodes AS node ON node.code = reference.code
LEFT JOIN ${sql.identifier(moments)} AS moments ON moments.code = reference.code`);
    for (const { code, value, distance } of rows) {
      findings.check(findings.placeOf(code), () => {
        if (!Number.isFinite(value))
          throw new DataError('reference-missing', 'has no value to measure the distance to');
        if (!(Number(distance) > 0))
          throw new DataError('reference-least', 'has a reference that is no better than its worst value');
      });
    }
  },
});

/**
 * What the distances of a level are measured to, and its check; nothing where none is measured.
 * Source: OECD/JRC, Handbook (2008), section 5.4; COINr, `n_dist2max()`, `n_dist2ref()` and `n_dist2targ()`.
 */
export function referenceParts(sql: Dialect, to: string, branches: readonly Branch[], place: Place): Part[] {
  const distances = branches.filter(isDistance);
  if (distances.length === 0) return [];
  const bindings: Record<string, number | string> = {};
  const queries = distances.map((one, at) =>
    referenceQuery(sql, one, place, binder(sql, bindings, `r${at}_`)),
  );
  return [
    {
      name: to,
      purpose: 'The value that each distance is measured to.',
      query: queries.join('\nUNION ALL\n'),
      bindings,
    },
    checkReferences(sql, to, place.moments),
  ];
}
