import { describe, expect, it } from 'vitest';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';
import { DATA, methodText, scored, testFolder } from '../custom/index/setup.js';

const folder = testFolder();
const refused = async (data: string, method?: string, file?: string) => {
  const error = await refusal(() => scored(folder, data, method, file));
  expect(shownOf(error).some(isHostile)).toBe(false);
  return `${error.code}: ${error.message}`;
};

/** Rows of the structure: x and y with whatever the test changes. */
const structure = (...rows: readonly string[]) =>
  methodText({ structure: `\n${rows.map((row) => `  - { ${row} }`).join('\n')}` });
const X = 'code: x, level: 1, parent: all, type: Indicator';
const Y = 'code: y, level: 1, parent: all, type: Indicator';
const ALL = 'code: all, level: 2, type: Aggregate';

describe('a code that is a property name of the language', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty'])('%s is scored like any other', async (code) => {
    const of = (word: string) =>
      structure(X.replace('code: x', `code: ${word}`), Y, ALL).replace(
        'name: indicator',
        'name: indicator, individual: { y: rank }',
      );
    const own = await scored(folder, DATA.replace(',x,', `,${code},`), of(code));
    const plain = await scored(folder, DATA.replace(',x,', ',abc,'), of('abc'));
    expect([...own.scored.chain.values[0]!]).toEqual([...plain.scored.chain.values[0]!]);
    expect(own.scored.chain.values[0]!.some((value) => value !== 0)).toBe(true);
  });
});

describe('an invalid method', () => {
  it.each([
    [
      'an unknown parent',
      structure(X, Y.replace('all', 'nothing'), ALL),
      'hierarchy-orphaned: method.yaml, line 6, column 26: y: the parent is not among the codes; allowed here: all',
    ],
    [
      'a circle',
      structure(
        X,
        Y,
        'code: all, level: 2, parent: more, type: Aggregate',
        'code: more, level: 3, parent: all, type: Aggregate',
      ),
      'hierarchy-cyclic: method.yaml, line 7, column 28: all, more',
    ],
    [
      'two indices',
      structure(X, Y, ALL, 'code: other, level: 2, type: Aggregate'),
      'hierarchy-invalid: method.yaml, line 8, column 7: all, other',
    ],
    ['a duplicate code', structure(X, X, ALL), 'code-duplicate: method.yaml, line 6, column 7: x'],
    [
      'codes that differ only in capitals',
      structure(X, Y.replace('y', 'X'), ALL),
      'code-duplicate: method.yaml, line 6, column 7: the codes "x" and "X"',
    ],
    [
      'a code that is the name of a column',
      structure(X, Y, ALL.replace('all', 'rank')),
      'method-invalid: method.yaml, line 7, column 7: the code "rank"',
    ],
    [
      'a code that a spreadsheet would run',
      structure(X.replace('x', '"=x"'), Y, ALL),
      'method-invalid: method.yaml, line 5, column 7: the code "=x" begins',
    ],
    [
      'a code without a letter',
      structure(X.replace('x', '"2019"'), Y, ALL),
      'method-invalid: method.yaml, line 5, column 7: the code "2019" has no letter',
    ],
    [
      'a weight that is text',
      structure(`${X}, weight: heavy`, Y, ALL),
      'method-weights: method.yaml, line 5, column 56: structure.0.weight is "heavy", not a number',
    ],
    [
      'a weight with a comma',
      structure(`${X}, weight: "1,5"`, Y, ALL),
      'method-weights: method.yaml, line 5, column 56: structure.0.weight is "1,5", not a number',
    ],
    [
      'a weight that is not a number',
      structure(`${X}, weight: .nan`, Y, ALL),
      'method-weights: method.yaml, line 5',
    ],
    [
      'a negative weight',
      structure(`${X}, weight: -1`, Y, ALL),
      'method-weights: method.yaml, line 5, column 56: x',
    ],
    [
      'weights of zero',
      structure(`${X}, weight: 0`, `${Y}, weight: 0`, ALL),
      'method-weights: method.yaml, line 7, column 5: all',
    ],
    [
      'a direction of zero',
      structure(`${X}, direction: 0`, Y, ALL),
      'method-invalid: method.yaml, line 5, column 56: structure.0.direction is 0, not 1 or -1',
    ],
    [
      'an unknown normalisation',
      methodText({ indicator: '{ name: indicator, normalise: zscore }' }),
      'method.yaml, line 11, column 26: steps.levels.0.normalise is "zscore", not one of none, z_score',
    ],
    [
      'a normalisation with a wrong number',
      methodText({ indicator: '{ name: indicator, normalise: { method: min_max, from: low } }' }),
      'steps.levels.0.normalise.from is "low", not a number',
    ],
    [
      'an unknown treatment of an indicator',
      structure(`${X}, treatment: log`, Y, ALL),
      'method-invalid: method.yaml, line 5, column 56: structure.0.treatment is "log", not one of none, standard, logarithm, natural_logarithm, or a group of fields',
    ],
    [
      'a rule of treatment of an indicator that is not valid',
      structure(`${X}, treatment: { skewness: -1, kurtosis: 3, winsorise: 1 }`, Y, ALL),
      'method-invalid: method.yaml, line 5, column 56: skewness -1',
    ],
    [
      'an indicator divided by itself',
      structure(X, `${Y}, denominator: y`, ALL),
      'method-invalid: method.yaml, line 6, column 56: "y" is divided by itself',
    ],
    [
      'a denominator of an aggregate',
      structure(X, Y, `${ALL}, denominator: people`),
      'method-invalid: method.yaml, line 7, column 45: "all" is an aggregate',
    ],
    [
      'ranks of a fraction of a decimal',
      methodText().replace('tolerance: 1.0e-9', 'tolerance: 1.0e-9\n  rank_decimals: 2.5'),
      'method-invalid: method.yaml, line 14, column 3: steps.rank_decimals is 2.5, not a whole number',
    ],
    [
      'ranks of ten decimals',
      methodText().replace('tolerance: 1.0e-9', 'tolerance: 1.0e-9\n  rank_decimals: 10'),
      'method-invalid: method.yaml, line 14, column 3: steps.rank_decimals is 10, above 9',
    ],
    [
      'an exponential with an unknown setting',
      methodText({ indicator: '{ name: indicator, normalise: { method: exponential, itself: no } }' }),
      'normalise.itself is not known; allowed here: method, including_itself',
    ],
    [
      'the geometric mean of an exponential with zeros',
      methodText({
        indicator: '{ name: indicator, normalise: { method: exponential, including_itself: false } }',
        index: '{ name: index, aggregate: geometric_mean, normalise: none }',
      }),
      'method-pair: method.yaml, line 12, column 22: level 2',
    ],
    [
      'goalposts that are equal',
      methodText({ indicator: '{ name: indicator, normalise: { method: goalposts, lower: 5, upper: 5 } }' }),
      'goalposts-equal: method.yaml, line 11, column 26: both goalposts',
    ],
    [
      'a geometric mean of z-scores',
      methodText({ index: '{ name: index, aggregate: geometric_mean, normalise: none }' }),
      'method-pair: method.yaml, line 12, column 22: level 2',
    ],
    [
      'a level too many',
      methodText({
        index:
          '{ name: b, aggregate: arithmetic_mean, normalise: none }\n    - { name: c, aggregate: arithmetic_mean, normalise: none }',
      }),
      'method-invalid: method.yaml, line 10, column 3: the method has 3 levels',
    ],
    [
      'a level that does not say how it is aggregated',
      methodText({ index: '{ name: index, normalise: none }' }),
      'method-invalid: method.yaml, line 12, column 7: level 2 does not say how it is aggregated; allowed here: arithmetic_mean',
    ],
    [
      'levels with the same name',
      methodText({ index: '{ name: indicator, aggregate: arithmetic_mean, normalise: none }' }),
      'line 12, column 9: two levels',
    ],
    [
      'groups that are not named',
      methodText({ impute: 'group_mean' }),
      'method-invalid: method.yaml, line 9, column 3: group_mean needs groups',
    ],
    [
      'a panel without periods',
      methodText({ impute: 'panel' }),
      'method-invalid: method.yaml, line 9, column 3: panel needs periods',
    ],
    [
      'groups that are only drawn',
      methodText({ rest: 'robustness: { impute: [none, group_median] }' }),
      'line 15, column 30: group_median needs groups',
    ],
    [
      'an unknown field',
      methodText({ rest: 'robustnes: {}' }),
      'method-invalid: method.yaml, line 15, column 1: robustnes is not known; allowed here: kind, title, data, structure, steps, robustness',
    ],
    ['a duplicate key', `${methodText()}title: Again\n`, 'method-invalid: method.yaml, line'],
    [
      'a method of another verb',
      methodText().replace('kind: score', 'kind: index'),
      'method-invalid: method.yaml, line 1, column 1: the kind is "index"; allowed here: kind: score',
    ],
    [
      'no kind',
      methodText().replace('kind: score', ''),
      'method-invalid: method.yaml: the file does not say kind: score',
    ],
    ['nothing', '', 'method-invalid: method.yaml: the file does not say kind: score'],
    [
      'a normalisation of an unknown code',
      methodText({ indicator: '{ name: indicator, normalise: z_score, individual: { q: rank } }' }),
      'method-invalid: method.yaml, line 11, column 60: individual names "q", but level 1',
    ],
    ['no data', methodText().replace('data: {}\n', ''), 'method-invalid: method.yaml: data is missing'],
    ['no code', structure('level: 1, type: Indicator'), 'line 5, column 5: structure.0.code is missing'],
    [
      'data that are a text',
      methodText({ data: 'data.csv' }),
      'line 3, column 1: data is "data.csv", not a group of fields',
    ],
    ['no indicator', methodText({ structure: '[]' }), 'method.yaml, line 4, column 1: structure is empty'],
    [
      'a number above its limit',
      methodText().replace('group_share: 0.2', 'group_share: 0.6'),
      'method-invalid: method.yaml, line 14, column 3: steps.group_share is 0.6, above 0.5',
    ],
    [
      'a number on a limit that is not in',
      methodText().replace('group_share: 0.2', 'group_share: 0'),
      'steps.group_share is 0, not above 0',
    ],
    [
      'a spread of one',
      methodText({ rest: 'robustness: { weight_spread: 1 }' }),
      'robustness.weight_spread is 1, not below 1',
    ],
    [
      'a number below its limit',
      methodText({ rest: 'robustness: { sensitivity: -1 }' }),
      'robustness.sensitivity is -1, below 0',
    ],
    [
      'half a replicate',
      methodText({ rest: 'robustness: { replicates: 0.5 }' }),
      'robustness.replicates is 0.5, not a whole number',
    ],
    [
      'an unknown key of a rule of treatment',
      methodText({
        indicator:
          '{ name: indicator, treatment: { skewness: 2, kurtosis: 3, winsorize: 5 }, normalise: rank }',
      }),
      'steps.levels.0.treatment.winsorize is not known; allowed here: skewness, kurtosis, winsorise',
    ],
    [
      'a name with spaces',
      methodText({ indicator: '{ name: my level, normalise: rank }' }),
      'steps.levels.0.name is "my level", not a short name: small letters, digits',
    ],
    ['a weight that is not allowed', methodText({ index: '{ name: index, weight: 1 }' }), 'method-invalid: '],
  ])('refuses %s, with its position', async (_, method, said) => {
    expect(await refused(DATA, method)).toContain(said);
  });

  it.each([
    ['an unclosed list', methodText({ structure: '[' })],
    ['a duplicate key', `${methodText()}title: Again\n`],
    ['a mapping within a line', methodText().replace('title: A test', 'title: A: test')],
  ])('gives the line of %s once', async (_, method) => {
    const said = await refused(DATA, method);
    expect(said).toMatch(/^method-invalid: method\.yaml, line \d+, column \d+: /);
    expect(said).not.toMatch(/at line|:$/);
  });

  it('refuses a distance to an unknown unit', async () => {
    const indicator = '{ name: indicator, normalise: { method: distance_to_reference, to: { unit: Z } } }';
    expect(await refused(DATA, methodText({ indicator }))).toMatch(
      /^reference-invalid: method\.yaml, line 11, column \d+: .*"Z".*data.csv/,
    );
  });
});
