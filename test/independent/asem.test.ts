import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnsRead, readUnits } from '../../pipeline/custom/index/read-units.js';
import { scoreUnits } from '../../pipeline/custom/index/score-units.js';
import { readScoreMethod } from '../../pipeline/editions/method.js';
import { openTable } from '../../pipeline/tables/open-table.js';
import { oneIn, ROOT } from '../project/checkout.js';

/*
 * The example of the reference package of the field: 51 units, 49 indicators, and what that package itself
 * computes by nine methods. Where the data are not there, the tests are skipped and their titles say why.
 */
const ASEM = resolve(ROOT, '..', 'shared', 'data', 'asem');
const HAS_ASEM = existsSync(ASEM);
const MISSING = HAS_ASEM ? '' : ' (skipped: ../shared/data/asem is not there)';
const read = (name: string) => readFileSync(resolve(ASEM, name), 'utf8');
const rowsOf = (name: string) =>
  read(name)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));

const SCALE = '{ method: min_max, from: 0, to: 100 }';
const ABOVE_ZERO = '{ method: min_max, from: 1, to: 100 }';
const replaced = (text: string, wanted: string, by: string): string => {
  if (!text.includes(wanted)) throw new Error(`the method has no ${wanted}`);
  return text.replaceAll(wanted, by);
};
const scaled = (by: string) => (text: string) => replaced(text, SCALE, by);
const imputed = (by: string) => (text: string) => replaced(text, 'impute: group_mean', `impute: ${by}`);
const aggregated = (by: string) => (text: string) => replaced(text, 'arithmetic_mean', by);

/** The method with the weights of the table of weights. */
function ownWeights(text: string): string {
  const weights = new Map(rowsOf('weights.csv').map(([code = '', weight = '']) => [code, weight]));
  return text.replace(/(iCode: (\w+),.* weight: )1\.0/g, (_, start: string, code: string) => {
    const weight = weights.get(code);
    if (weight === undefined) throw new Error(`${code} has no weight`);
    return `${start}${weight}`;
  });
}

/** What each variant changes in the method of the data. */
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  base: (text) => text,
  noimpute: imputed('none'),
  median: imputed('group_median'),
  zscore: scaled('z_score'),
  borda: scaled('borda'),
  geometric: (text) => aggregated('geometric_mean')(scaled(ABOVE_ZERO)(text)),
  harmonic: (text) => aggregated('harmonic_mean')(scaled(ABOVE_ZERO)(text)),
  copeland: aggregated('copeland'),
  ownweights: ownWeights,
};

describe.skipIf(!HAS_ASEM)('the scores of the reference package', () => {
  // With SMI_LONG=1 all of them, otherwise every third.
  it.each(oneIn(3, Object.entries(VARIANTS)))(
    `agree for every unit and aggregate, by the variant %s${MISSING}`,
    async (name, changed) => {
      const { method, source } = readScoreMethod(changed(read('method.yaml')), 'method.yaml');
      const table = await openTable({ path: resolve(ASEM, 'data.csv'), threads: 1 }, columnsRead(method));
      const { units } = await readUnits(table, method);
      const { plan, chain } = scoreUnits(method, units, source);
      const [[, ...codes] = [], ...rows] = rowsOf(`expected-${name}.csv`);
      const apart: string[] = [];
      for (const [unit = '', ...expected] of rows)
        for (const [i, code] of codes.entries()) {
          const position = plan.structure.nodes.findIndex((node) => node.code === code);
          const found = chain.values[position]![units.codes.indexOf(unit)]!;
          const wanted = Number(expected[i]);
          if (!(Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))))
            apart.push(`${unit} ${code}: ${found}, not ${wanted}`);
        }
      expect(apart).toEqual([]);
      expect(rows.length * codes.length).toBe(561);
    },
  );
});
