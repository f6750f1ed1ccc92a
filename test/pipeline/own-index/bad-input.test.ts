import { describe, expect, it } from 'vitest';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';
import { DATA, methodText, scored, testFolder } from './bench.js';

const folder = testFolder();
const refused = async (data: string, method?: string, file?: string) => {
  const error = await refusal(() => scored(folder, data, method, file));
  expect(shownOf(error).some(isHostile)).toBe(false);
  return `${error.code}: ${error.message}`;
};

/** Rows of the structure: x and y with whatever the test changes. */
const structure = (...rows: readonly string[]) =>
  methodText({ structure: `\n${rows.map((row) => `  - { ${row} }`).join('\n')}` });
const X = 'iCode: x, level: 1, parent: all, type: Indicator';
const Y = 'iCode: y, level: 1, parent: all, type: Indicator';
const ALL = 'iCode: all, level: 2, type: Aggregate';

describe('data that no index can be made of', () => {
  it.each([
    [
      'a constant indicator',
      DATA.replace(/,(30|10|20)$/gm, ',7'),
      'indicator-constant: data.csv: y: has the same value',
    ],
    [
      'an indicator without a value',
      DATA.replace(/,(30|10|20)$/gm, ','),
      'indicator-empty: data.csv: y: has no value',
    ],
    [
      'an indicator with one value',
      DATA.replace(/,(30|10)$/gm, ','),
      'values-too-few: data.csv: y: has a value in one unit',
    ],
    ['two units', 'unit_code,unit_name,x,y\nA,A,1,2\nB,B,2,3\n', 'units-too-few: data.csv has 2 units'],
    ['no unit', 'unit_code,unit_name,x,y\n', 'units-too-few: data.csv has 0 units'],
    [
      'a word for a number',
      DATA.replace('4,10', 'four,10'),
      'table-invalid: data.csv, row 3, column "x": "four" is not a number',
    ],
    [
      'NA that nobody named',
      DATA.replace('4,10', 'NA,10'),
      'table-invalid: data.csv, row 3, column "x": "NA" is not a number',
    ],
    ['NaN', DATA.replace('4,10', '4,NaN'), 'value-not-finite: data.csv, row 3, column "y": "NaN"'],
    ['infinity', DATA.replace('4,10', '-inf,10'), 'value-not-finite: data.csv, row 3, column "x": "-inf"'],
    [
      'a number beyond numbers',
      DATA.replace('4,10', '1e999,10'),
      'value-not-finite: data.csv, row 3, column "x": "1e999"',
    ],
    [
      'a number with a comma',
      DATA.replace('4,10', '"4,5",10'),
      'table-invalid: data.csv, row 3, column "x": "4,5"',
    ],
    [
      'a code that stands twice',
      DATA.replace('C,Unit C', 'A,Unit C'),
      'code-duplicate: data.csv: the unit "A" stands twice, in rows 2 and 4',
    ],
    [
      'a unit without a code',
      DATA.replace('B,Unit B', ',Unit B'),
      'table-invalid: data.csv, row 3 has no unit code',
    ],
    [
      'a unit without a name',
      DATA.replace('B,Unit B', 'B,'),
      'table-invalid: data.csv, row 3 has no unit name',
    ],
    [
      'no column of an indicator',
      DATA.replace('x,y', 'x,z'),
      'table-invalid: data.csv has no column "y", the indicator',
    ],
    [
      'no column of codes',
      DATA.replace('unit_code', 'code'),
      'table-invalid: data.csv has no column "unit_code", the unit_code',
    ],
    ['a column that stands twice', DATA.replace('x,y', 'y,y'), 'table-invalid: data.csv has no column "x"'],
    [
      'an indicator that stands twice',
      DATA.replace('unit_name,x,y', 'unit_name,x,y,x').replace(/(\d)$/gm, '$1,1'),
      'code-duplicate: data.csv: the column "x" stands twice',
    ],
    [
      'a cell too many',
      DATA.replace('4,10', '4,10,5'),
      'table-unreadable: data.csv, row 3 has 5 cells, the header 4',
    ],
    ['semicolons', DATA.replaceAll(',', ';'), 'table-unreadable: data.csv has semicolons'],
    [
      'an open quotation mark',
      DATA.replace('Unit B', '"Unit B'),
      'table-unreadable: data.csv, row 3: a quotation mark',
    ],
    ['nothing at all', '', 'table-unreadable'],
    [
      'signs that turn text round',
      DATA.replace('4,10', '\u202e4\u001b[31m,10'),
      'table-invalid: data.csv, row 3, column "x"',
    ],
  ])('refuses %s, naming it', async (_, data, said) => {
    expect(await refused(data)).toContain(said);
  });

  it('names every bad cell, not the first alone', async () => {
    const error = await refusal(() => scored(folder, DATA.replace('2,30', 'a,b').replace('6,20', 'c,20')));
    expect(error.places).toEqual([
      'row 2, column "x": "a"',
      'row 2, column "y": "b"',
      'row 4, column "x": "c"',
    ]);
    expect(error.message).toContain('and 2 cells more');
  });

  it('refuses a file of another kind', async () => {
    expect(await refused(DATA, undefined, 'data.txt')).toMatch(/^table-unreadable: data.txt is not a .csv/);
    expect(await refused(DATA, undefined, 'data.parquet')).toMatch(
      /^table-unreadable: data.parquet cannot be read/,
    );
    expect(await refused(DATA, undefined, 'data.xlsx')).toMatch(
      /^table-unreadable: data.xlsx is not a workbook/,
    );
  });

  it('refuses values of zero or less where a geometric mean was asked for', async () => {
    const geometric = '{ name: index, aggregate: geometric_mean, normalise: none }';
    const method = methodText({ indicator: '{ name: indicator, normalise: none }', index: geometric });
    expect(await refused(DATA, method)).toContain('value-negative: data.csv: y: has the value -30');
  });

  it('refuses values below zero for weights by entropy', async () => {
    const indicator = '{ name: indicator, normalise: none, weights: entropy }';
    expect(await refused(DATA.replace('A,2', 'A,-2'), methodText({ indicator }))).toContain(
      'value-negative: data.csv: x',
    );
  });
});

describe('a method that cannot be', () => {
  it.each([
    [
      'an unknown parent',
      structure(X, Y.replace('all', 'nothing'), ALL),
      'hierarchy-orphaned: method.yaml: y',
    ],
    [
      'a circle',
      structure(
        X,
        Y,
        'iCode: all, level: 2, parent: more, type: Aggregate',
        'iCode: more, level: 3, parent: all, type: Aggregate',
      ),
      'hierarchy-cyclic: method.yaml: all, more',
    ],
    [
      'two indices',
      structure(X, Y, ALL, 'iCode: other, level: 2, type: Aggregate'),
      'hierarchy-invalid: method.yaml',
    ],
    ['a code that stands twice', structure(X, X, ALL), 'code-duplicate: method.yaml: x'],
    [
      'codes that differ by capitals alone',
      structure(X, Y.replace('y', 'X'), ALL),
      'code-duplicate: method.yaml: the codes "x" and "X"',
    ],
    [
      'a code that is the name of a column',
      structure(X, Y, ALL.replace('all', 'rank')),
      'method-invalid: method.yaml: the code "rank"',
    ],
    [
      'a code without a letter',
      structure(X.replace('x', '"2019"'), Y, ALL),
      'method-invalid: method.yaml: the code "2019" has no letter',
    ],
    [
      'a weight that is text',
      structure(`${X}, weight: heavy`, Y, ALL),
      'method-weights: method.yaml, line 5: structure.0.weight',
    ],
    [
      'a weight with a comma',
      structure(`${X}, weight: "1,5"`, Y, ALL),
      'method-weights: method.yaml, line 5: structure.0.weight',
    ],
    [
      'a weight that is no number',
      structure(`${X}, weight: .nan`, Y, ALL),
      'method-weights: method.yaml, line 5',
    ],
    ['a weight below zero', structure(`${X}, weight: -1`, Y, ALL), 'method-weights: method.yaml: x'],
    [
      'weights of zero',
      structure(`${X}, weight: 0`, `${Y}, weight: 0`, ALL),
      'method-weights: method.yaml: all',
    ],
    [
      'a direction of zero',
      structure(`${X}, direction: 0`, Y, ALL),
      'method-invalid: method.yaml, line 5: structure.0.direction',
    ],
    [
      'an unknown normalisation',
      methodText({ indicator: '{ name: indicator, normalise: zscore }' }),
      'steps.levels.0.normalise: Invalid option: expected one of none, z_score',
    ],
    [
      'a normalisation with a wrong number',
      methodText({ indicator: '{ name: indicator, normalise: { method: min_max, from: low } }' }),
      'steps.levels.0.normalise.from: Invalid input: expected number',
    ],
    [
      'goalposts that are equal',
      methodText({ indicator: '{ name: indicator, normalise: { method: goalposts, lower: 5, upper: 5 } }' }),
      'goalposts-equal: method.yaml',
    ],
    [
      'a geometric mean of z-scores',
      methodText({ index: '{ name: index, aggregate: geometric_mean, normalise: none }' }),
      'method-pair: method.yaml',
    ],
    [
      'a level too many',
      methodText({
        index:
          '{ name: b, aggregate: arithmetic_mean, normalise: none }\n    - { name: c, aggregate: arithmetic_mean, normalise: none }',
      }),
      'method-invalid: method.yaml: the method has 3 levels',
    ],
    [
      'a level that does not say how it is aggregated',
      methodText({ index: '{ name: index, normalise: none }' }),
      'method-invalid: method.yaml: level 2',
    ],
    [
      'levels of one name',
      methodText({ index: '{ name: indicator, aggregate: arithmetic_mean, normalise: none }' }),
      'two levels are called indicator',
    ],
    [
      'groups that are not named',
      methodText({ impute: 'group_mean' }),
      'method-invalid: method.yaml: group_mean needs groups',
    ],
    [
      'a panel without periods',
      methodText({ impute: 'panel' }),
      'method-invalid: method.yaml: panel needs periods',
    ],
    [
      'groups that are only drawn',
      methodText({ rest: 'robustness: { impute: [none, group_median] }' }),
      'group_median needs groups',
    ],
    [
      'an unknown field',
      methodText({ rest: 'robustnes: {}' }),
      'method-invalid: method.yaml: the file: Unrecognized key: "robustnes"',
    ],
    ['a key that stands twice', `${methodText()}title: Again\n`, 'method-invalid: method.yaml, line'],
    [
      'another kind',
      methodText().replace('kind: score', 'kind: index'),
      'method-invalid: method.yaml is of the kind "index"',
    ],
    [
      'no kind',
      methodText().replace('kind: score', ''),
      'method-invalid: method.yaml does not say kind: score',
    ],
    ['nothing', '', 'method-invalid: method.yaml does not say kind: score'],
    [
      'a normalisation of a code that is not there',
      methodText({ indicator: '{ name: indicator, normalise: z_score, individual: { q: rank } }' }),
      'method-invalid: method.yaml: q',
    ],
  ])('refuses %s, saying where', async (_, method, said) => {
    expect(await refused(DATA, method)).toContain(said);
  });

  it('refuses a distance to a unit that is not there', async () => {
    const indicator = '{ name: indicator, normalise: { method: distance_to_reference, to: { unit: Z } } }';
    expect(await refused(DATA, methodText({ indicator }))).toMatch(/^reference-invalid: .*"Z".*data.csv/);
  });
});
