import type { Engine } from '../../engine/engine.js';
import type { EstimateOptions } from './options.js';
import type { Schema } from './schema.js';

export interface LeftOut {
  readonly reason: string;
  readonly rows: number;
  /** What the rows are left out of. */
  readonly from: string;
}

const EVERYTHING = 'everything';
const empty = (column: string) => `${column} IS NULL OR ${column} = ''`;

/** Reason, rows of a sort of record that it holds for, and what they are left out of. */
function reasons({ columns }: Schema, { sex, zeros }: EstimateOptions) {
  const where = (condition: string) => `sum(n) FILTER (WHERE ${condition})`;
  return [
    ...(sex === 'all'
      ? []
      : ([
          ['no_sex', where(`sex IS NULL`), EVERYTHING],
          ['other_sex', where(`sex <> '${sex}'`), EVERYTHING],
        ] as const)),
    ...(columns.weight === undefined
      ? []
      : ([
          ['no_weight', 'sum(n) FILTER (WHERE CHOSEN) - sum(weight_there) FILTER (WHERE CHOSEN)', EVERYTHING],
          ['zero_weight', 'sum(zero_weight) FILTER (WHERE CHOSEN)', EVERYTHING],
        ] as const)),
    ['no_area', where(`CHOSEN AND (${empty('area')})`), 'every figure of an area'],
    [
      'no_earnings',
      'sum(n) FILTER (WHERE CHOSEN) - sum(earnings_there) FILTER (WHERE CHOSEN)',
      'every figure; not from the cuts of fifths',
    ],
    ...(zeros === 'in_work'
      ? ([
          [
            'zero_earnings',
            'sum(zero_earnings) FILTER (WHERE CHOSEN)',
            'every figure; not from the cuts of fifths',
          ],
        ] as const)
      : []),
    ['no_fsm', where('CHOSEN AND fsm IS NULL'), 'the disadvantaged'],
    ['no_cohort', where(`CHOSEN AND (${empty('cohort')})`), 'the fifths'],
    [
      'no_circumstances',
      'sum(n) FILTER (WHERE CHOSEN) - sum(circumstances_there) FILTER (WHERE CHOSEN)',
      'the fifths and the line',
    ],
    ['no_qualification', where(`CHOSEN AND (${empty('qualification')})`), 'the gap and its split'],
  ] as const;
}

/** Counts of rows by the reason for which they are left out, among those of the chosen sex. */
export async function leftOut(engine: Engine, schema: Schema, options: EstimateOptions): Promise<LeftOut[]> {
  const chosen = options.sex === 'all' ? 'true' : `sex = '${options.sex}'`;
  const all = reasons(schema, options);
  const parts = all.map(([reason, sql]) => `${sql.replaceAll('CHOSEN', chosen)} AS ${reason}`);
  const [row] = await engine.rows(`SELECT ${parts.join(',\n  ')} FROM estimate_kinds`);
  return all.map(([reason, , from]) => ({ reason, rows: Number(row?.[reason] ?? 0), from }));
}
