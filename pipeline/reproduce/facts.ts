import { join } from 'node:path';
import { group } from 'd3-array';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { type Fact, factsTable } from '../../schemas/release/reproduction-tables.js';
import { nameKey } from '../geography/name-keys.js';
import { endSize } from '../methods/rank/groups.js';
import { readIfPresent } from '../system/read-if-present.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { type AgreementFound, agreementOf } from './agreement.js';
import type { SuiteScores } from './score-suite.js';

/** The name under which facts are compared. */
const COMPARISON = 'published facts';

/** Reads the facts of a suite. Throws `suite-invalid` where the file is missing, and `figures-invalid`. */
export async function readFacts(folder: string, file: string): Promise<Fact[]> {
  const path = join(folder, file);
  const text = await readIfPresent(path);
  if (text === undefined) throw new SmiError('suite-invalid', `${path} does not exist`);
  return parseTable(factsTable, text, path);
}

const END = /^(best|worst)_(\d+)_per_cent$/;

/** A measure that facts can have, as a function of the units that it is about. */
function measureOf(
  { measure }: Fact,
  { scores, ranks, groups }: SuiteScores,
): ((units: readonly number[]) => number) | undefined {
  const count = (units: readonly number[], holds: (unit: number) => boolean) => units.filter(holds).length;
  const one = (values: ArrayLike<number>) => (units: readonly number[]) =>
    units.length === 1 ? (values[units[0]!] ?? Number.NaN) : Number.NaN;
  if (measure === 'rank') return one(ranks);
  if (measure === 'score') return one(scores);
  if (measure === 'units') return (units) => count(units, (unit) => ranks[unit] !== 0);
  if (measure === 'hotspots' || measure === 'coldspots')
    return (units) => count(units, (unit) => `${groups[unit]!.group}s` === measure);
  const [, end, share] = END.exec(measure) ?? [];
  if (end === undefined) return undefined;
  const n = ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1), 0);
  const k = endSize(n, Number(share) / 100, 1e-9);
  return (units) =>
    count(units, (unit) => ranks[unit] !== 0 && (end === 'best' ? ranks[unit]! <= k : ranks[unit]! > n - k));
}

const holds = (computed: number, { operator, value, decimals }: Fact): boolean => {
  const room = 0.5 * 10 ** -decimals * (decimals === 0 ? 0 : 1) + 1e-9;
  if (operator === '>=') return computed >= value - room;
  if (operator === '<=') return computed <= value + room;
  return Math.abs(computed - value) <= room;
};

/**
 * Holds what was computed against single published facts, all of which must hold. A fact about an area that
 * the data do not have does not hold.
 * @param regions by unit, the code and the name of its region; empty where units are not districts
 * @throws SmiError `suite-invalid` for an index or a measure that is not known
 */
export function checkFacts(
  facts: readonly Fact[],
  all: readonly SuiteScores[],
  regions: readonly (readonly string[])[],
): AgreementFound[] {
  const byMeasure = group(facts, ({ index, measure }) => JSON.stringify([index, measure]));
  return [...byMeasure.values()].map((same) => {
    const { index, measure } = same[0]!;
    const scores = all.find((each) => each.index.name === index);
    if (scores === undefined)
      throw new SmiError('suite-invalid', `facts: there is no index ${quoteFound(index)} in the suite`);
    const value = measureOf(same[0]!, scores);
    if (value === undefined)
      throw new SmiError('suite-invalid', `facts: there is no measure ${quoteFound(measure)}`, {
        next: 'give rank, score, units, hotspots, coldspots, best_10_per_cent or the like',
      });
    // Names are written in many ways: St Helens and St. Helens.
    const keys = scores.codes.map((code, unit) =>
      [code, scores.names[unit] ?? '', ...(regions[unit] ?? [])].map(nameKey),
    );
    const unitsOf = (area: string) =>
      keys.flatMap((named, unit) => (area === 'all' || named.includes(nameKey(area)) ? [unit] : []));
    const computed = same.map((fact) => {
      const units = unitsOf(fact.area);
      return units.length === 0 ? Number.NaN : value(units);
    });
    const pairs = {
      codes: same.map(({ area, operator }) => `${area} ${operator}`),
      names: same.map(({ area }) => area),
      computed: Float64Array.from(computed),
      // A fact that holds is no difference, whatever its operator says.
      published: Float64Array.from(same, (fact, i) =>
        holds(computed[i]!, fact) ? computed[i]! : fact.value,
      ),
    };
    const about = { comparison: COMPARISON, index, part: measure, precision: 'full' };
    const found = agreementOf(about, pairs, { exact: 'all' });
    // A correlation of facts that hold says nothing.
    return { ...found, row: { ...found.row, rank_correlation: null } };
  });
}
