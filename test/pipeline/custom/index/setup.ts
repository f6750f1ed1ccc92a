import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type CustomIndex, customIndex } from '../../../../pipeline/custom/index/custom-index.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import type { Cell } from '../../../../pipeline/tables/read-cell.js';
import { Table } from '../../../../pipeline/tables/table.js';

/** A temporary folder of the test, deleted afterwards. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'custom-index-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A table in memory, with a header in row 1. */
export const givenTable = (columns: readonly string[], rows: readonly (readonly Cell[])[]): Table =>
  new Table(
    {
      name: 'given.csv',
      header: { row: 1, first: 1, columns },
      moves: false,
      async *batches() {
        yield { rows, first: 2 };
      },
    },
    'reading given.csv',
    { row: 1, first: 1, columns },
    { keys: [], figures: [] },
  );

/** Three units with two indicators, for the second lower is better. */
export const DATA = 'unit_code,unit_name,x,y\nA,Unit A,2,30\nB,Unit B,4,10\nC,Unit C,6,20\n';

/** What a test changes in the method; lines of YAML. */
export interface MethodParts {
  readonly data?: string;
  readonly structure?: string;
  readonly indicator?: string;
  readonly index?: string;
  readonly impute?: string;
  readonly rest?: string;
}

const STRUCTURE = `
  - { code: x, level: 1, parent: all, direction: 1, weight: 1, type: Indicator }
  - { code: y, level: 1, parent: all, direction: -1, weight: 3, type: Indicator }
  - { code: all, level: 2, type: Aggregate }`;

/** A method of two levels: the index is the weighted mean of x and y, on whatever scale they have. */
export const methodText = (parts: MethodParts = {}): string => `kind: score
title: A test
data: ${parts.data ?? '{}'}
structure: ${parts.structure ?? STRUCTURE}
steps:
  impute: ${parts.impute ?? 'none'}
  levels:
    - ${parts.indicator ?? '{ name: indicator, normalise: z_score }'}
    - ${parts.index ?? '{ name: index, aggregate: arithmetic_mean, normalise: none }'}
  tolerance: 1.0e-9
  group_share: 0.2
${parts.rest ?? 'robustness: { replicates: 0 }'}
`;

/** Scores a table without writing anything. */
export function scored(
  folder: string,
  data: string,
  method = methodText(),
  file = 'data.csv',
): Promise<CustomIndex> {
  const path = join(folder, file);
  writeFileSync(path, data);
  return customIndex({
    methodText: method,
    methodFile: 'method.yaml',
    data: path,
    threads: 1,
    seed: 1,
    log: silentLog,
  });
}

/** Scores by code; NaN for a unit without. */
export const scoresOf = ({ scored: { units, chain } }: CustomIndex): Record<string, number> =>
  Object.fromEntries(units.codes.map((code, i) => [code, chain.values.at(-1)?.[i] ?? Number.NaN]));

export const ranksOf = ({ scored: { units, chain } }: CustomIndex): Record<string, number> =>
  Object.fromEntries(units.codes.map((code, i) => [code, chain.ranks[i] ?? 0]));

const TWO_PILLARS = `
  - { code: x, level: 1, parent: a, direction: 1, weight: 1, type: Indicator }
  - { code: y, level: 1, parent: a, direction: -1, weight: 3, type: Indicator }
  - { code: z, level: 1, parent: b, direction: 1, weight: 1, type: Indicator }
  - { code: a, level: 2, parent: all, weight: 1, type: Aggregate }
  - { code: b, level: 2, parent: all, weight: 1, type: Aggregate }
  - { code: all, level: 3, type: Aggregate }`;
/** Two pillars of an index over three indicators, where what is missing comes from an earlier year. */
export const PILLARS_METHOD = methodText({
  data: '{ period: year, group: place }',
  structure: TWO_PILLARS,
  indicator: '{ name: indicator, normalise: { method: min_max, from: 0, to: 100 } }',
  index:
    '{ name: pillar, aggregate: arithmetic_mean, minimum_weight_share: 0, normalise: none }\n    - { name: index, aggregate: arithmetic_mean, minimum_weight_share: 1, normalise: none }',
  impute: 'panel',
});
/** D has no row in the latest year, E no figure for z ever, B its z of an earlier year. */
export const PILLARS_DATA = `unit_code,unit_name,place,year,x,y,z
A,Unit A,P,2023,9,9,9
B,Unit B,P,2023,9,9,5
D,Unit D,P,2023,9,9,9
C,Unit C,Q,2024,6,20,10
B,Unit B,P,2024,4,10,[c]
A,Unit A,P,2024,2,30,0
E,Unit E,Q,2024,0,30,[z]
ALL,Total,,2024,1,1,1
`;
