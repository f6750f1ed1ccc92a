import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parseMethod, parseScoreMethod } from '../../../pipeline/editions/method.js';
import { planOf } from '../../../pipeline/editions/plan.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { indexMethodOf } from '../../fixtures/index-edition.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';

const EDITIONS = readdirSync(shipped('editions'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** An edition of four levels, in lines that the tests count. */
const HEAD = `kind: index
edition: deep
title: Deep
summary: Four levels.
method_version: 1.0.0
default: false
areas: { country: E, level: lower_tier, year: 2025, exclude: [] }
structure:
`;
const ROWS = `  - { code: whole, name: All of it }
  - { code: people, parent: whole, weight: 2 }
  - { code: places, parent: whole }
  - { code: schools, parent: people }
  - { code: work, parent: places }
  - { code: key_stage_2_fsm, parent: schools, direction: 1, weight: 1, period: "2025" }
  - { code: claimant_count, parent: work, direction: -1, weight: 1, period: 2025-01-01/P1Y }
`;
const STEPS = `steps:
  levels:
    - { name: indicator, normalise: z_score }
    - { name: domain, aggregate: arithmetic_mean, normalise: z_score }
    - { name: face, aggregate: arithmetic_mean, normalise: z_score }
    - { name: index, aggregate: arithmetic_mean, normalise: z_score }
  tolerance: 1.0e-9
  group_share: 0.2
`;
const DEEP = `${HEAD}${ROWS}${STEPS}`;

/** The method with one text replaced by another; the first must be in it. */
function put(from: string, to: string, text = DEEP): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('every shipped method file', () => {
  test.each(EDITIONS)('of the edition %s can be read', (name) => {
    const text = readFileSync(shipped('editions', name, 'method.yaml'), 'utf8');
    expect(parseMethod(text, 'method.yaml').edition).toBe(name);
  });

  test('of the tutorial can be read, with code and, as before, with iCode', () => {
    const text = readFileSync(join(shipped('docs', 'examples', 'small-index'), 'method.yaml'), 'utf8');
    const method = parseScoreMethod(text, 'method.yaml');
    expect(method.structure.map(({ code, level }) => `${code} ${level}`)).toContain('overall 3');
    expect(parseScoreMethod(text.replaceAll('{ code:', '{ iCode:'), 'method.yaml')).toEqual(method);
  });

  test('of the tutorial means the same without level and type', () => {
    const text = readFileSync(join(shipped('docs', 'examples', 'small-index'), 'method.yaml'), 'utf8');
    const short = text.replace(/, level: \d/g, '').replace(/, type: \w+/g, '');
    expect(short).not.toContain('level: 1');
    expect(parseScoreMethod(short, 'method.yaml')).toEqual(parseScoreMethod(text, 'method.yaml'));
  });
});

describe('an edition with domains', () => {
  test('has the plan of the same edition with a structure', () => {
    const text = readFileSync(shipped('editions', 'england-2026-method-1', 'method.yaml'), 'utf8');
    const method = indexMethodOf(parseMethod(text, 'method.yaml'));
    const rows = method.structure.map(({ level, type, ...row }) => `  - ${JSON.stringify(row)}`);
    const block = /\ndomains:\n[\s\S]*?(?=\n# Shown)/;
    const same = text.replace(block, () => `\nstructure:\n${rows.join('\n')}\n`);
    const other = indexMethodOf(parseMethod(same, 'method.yaml'));
    expect(other).toEqual(method);
    expect(planOf(other, [])).toEqual(planOf(method, []));
  });
});

describe('an edition with faces', () => {
  const text = readFileSync(shipped('editions', 'england-2026', 'method.yaml'), 'utf8');
  const lineOf = (words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;

  test('has the plan of the same edition with a structure', () => {
    const method = indexMethodOf(parseMethod(text, 'method.yaml'));
    const rows = method.structure.map(({ level, type, ...row }) => `  - ${JSON.stringify(row)}`);
    const same = text.replace(/\nfaces:\n[\s\S]*?(?=\n# Shown)/, () => `\nstructure:\n${rows.join('\n')}\n`);
    expect(planOf(indexMethodOf(parseMethod(same, 'method.yaml')), [])).toEqual(planOf(method, []));
  });

  test.each([
    ['an indicator twice', 'code: key_stage_2,', 'code: key_stage_2_fsm,', 'key_stage_2_fsm'],
    [
      'a weight below zero',
      '{ code: a_level_points, direction: 1, weight: 1',
      '{ code: a_level_points, direction: 1, weight: -1',
      'weight',
    ],
    [
      'a wrong direction',
      '{ code: weekly_pay, direction: 1',
      '{ code: weekly_pay, direction: 2',
      'direction',
    ],
  ])('reports %s with its line', (_, from, to, said) => {
    expect(text).toContain(from);
    const refused = () => parseMethod(text.replace(from, to), 'method.yaml');
    expect(refused).toThrow(new RegExp(`line ${lineOf(from)}, column \\d+: .*${said}`));
  });

  test('has no domains or structure besides, and four levels with their names', () => {
    expect(() => parseMethod(`${text}\ndomains: []\n`, 'method.yaml')).toThrow(/domains/);
    const named = text.replace('name: face,', 'name: side,');
    expect(() => parseMethod(named, 'method.yaml')).toThrow(/indicator, domain, face, index/);
  });
});

describe('an edition with a structure', () => {
  test('has as many levels as its rows, with level and type from the parents', () => {
    const { structure } = indexMethodOf(parseMethod(DEEP, 'method.yaml'));
    expect(structure.map(({ code, level, type }) => `${code} ${level} ${type}`)).toEqual([
      'whole 4 Aggregate',
      'people 3 Aggregate',
      'places 3 Aggregate',
      'schools 2 Aggregate',
      'work 2 Aggregate',
      'key_stage_2_fsm 1 Indicator',
      'claimant_count 1 Indicator',
    ]);
  });

  test('may have iCode instead of code', () => {
    expect(parseMethod(DEEP.replaceAll('{ code:', '{ iCode:'), 'm')).toEqual(parseMethod(DEEP, 'm'));
  });

  it.each([
    ['a missing parent', put('parent: work', 'parent: wark'), 'hierarchy-orphaned', 15, 29, 'people, places'],
    [
      'a circle',
      put('{ code: people, parent: whole', '{ code: people, parent: schools'),
      'hierarchy-cyclic',
      10,
      21,
      'people',
    ],
    [
      'two indices',
      put('{ code: places, parent: whole }', '{ code: places }'),
      'hierarchy-invalid',
      11,
      7,
      'places',
    ],
    ['a duplicate code', put('code: work, ', 'code: schools, '), 'method-invalid', 13, 7, 'schools'],
    ['an invalid code', put('code: work, ', 'code: Work, '), 'method-invalid', 13, 7, 'structure.4.code'],
    ['a bad iCode', put('code: work, ', 'iCode: Work, '), 'method-invalid', 13, 7, 'structure.4.iCode'],
    [
      'an indicator without a period',
      put(', period: "2025" }', ' }'),
      'method-invalid',
      14,
      5,
      'structure.5.period is missing',
    ],
    [
      'an aggregate with a period',
      put('parent: people }', 'parent: people, period: "2025" }'),
      'method-invalid',
      12,
      38,
      'structure.3.period',
    ],
    [
      'an aggregate with a note',
      put('parent: people }', 'parent: people, note: Odd. }'),
      'method-invalid',
      12,
      38,
      'structure.3.note',
    ],
    [
      'an unknown word',
      put('weight: 2', 'wieght: 2'),
      'method-invalid',
      10,
      36,
      'allowed here: code, name, level, parent',
    ],
    [
      'a weight that is text',
      put('weight: 2', 'weight: two'),
      'method-invalid',
      10,
      36,
      'structure.1.weight is not a number',
    ],
    ['a negative weight', put('weight: 2', 'weight: -2'), 'method-weights', 10, 36, 'people'],
    [
      'weights of zero',
      put('{ code: schools, parent: people', '{ code: schools, weight: 0, parent: people'),
      'method-weights',
      10,
      5,
      'people',
    ],
    [
      'a branch that is shorter',
      put('parent: schools, direction', 'parent: people, direction'),
      'hierarchy-invalid',
      10,
      5,
      'people',
    ],
    [
      'a level that is wrong',
      put('parent: places }', 'parent: places, level: 3 }'),
      'hierarchy-invalid',
      10,
      5,
      'people',
    ],
    [
      'a level too few',
      put('    - { name: face, aggregate: arithmetic_mean, normalise: z_score }\n', ''),
      'method-invalid',
      17,
      3,
      'structure has 4',
    ],
    [
      'a first level with another name',
      put('name: indicator', 'name: figure'),
      'method-invalid',
      18,
      9,
      'indicator',
    ],
    ['a last level with another name', put('name: index', 'name: all'), 'method-invalid', 21, 9, 'index'],
    ['two levels with the same name', put('name: face', 'name: domain'), 'method-invalid', 20, 9, 'domain'],
    [
      'a level without an aggregation',
      put('name: face, aggregate: arithmetic_mean', 'name: face'),
      'method-invalid',
      20,
      7,
      'geometric_mean',
    ],
    [
      'equal goalposts of a code',
      put(
        'normalise: z_score }',
        'normalise: z_score, individual: { claimant_count: { method: goalposts, lower: 1, upper: 1 } } }',
      ),
      'goalposts-equal',
      18,
      60,
      '1',
    ],
    [
      'a code of another level as individual',
      put('normalise: z_score }', 'normalise: z_score, individual: { work: rank } }'),
      'method-invalid',
      18,
      60,
      'key_stage_2_fsm, claimant_count',
    ],
    [
      'an invalid rule of treatment',
      put('name: face,', 'name: face, treatment: winsor,'),
      'method-invalid',
      20,
      21,
      'none, standard',
    ],
    [
      'a panel without periods',
      put('steps:\n', 'steps:\n  impute: panel\n'),
      'method-invalid',
      17,
      3,
      'periods',
    ],
    [
      'a drawn panel without periods',
      `${DEEP}robustness: { impute: [none, panel] }\n`,
      'method-invalid',
      24,
      30,
      'periods',
    ],
    ['an upper tier', put('lower_tier', 'upper_tier'), 'method-invalid', 7, 22, 'lower_tier'],
    [
      'the code of a figure of the context',
      `${DEEP}context: [{ code: claimant_count, period: "2025" }]\n`,
      'method-invalid',
      24,
      13,
      'claimant_count',
    ],
    [
      'domains too',
      put(
        'structure:\n',
        'domains: [{ code: a, name: A, weight: 1, indicators: [{ code: b, direction: 1, weight: 1, period: "1" }] }]\nstructure:\n',
      ),
      'method-invalid',
      9,
      1,
      'domains',
    ],
    [
      'a list instead of a row',
      put('  - { code: work, parent: places }', '  - [work]'),
      'method-invalid',
      13,
      5,
      'structure.4 is not a group of fields',
    ],
    ['an unknown anchor', put('weight: 2', 'weight: *heavy'), 'method-invalid', 10, 44, 'heavy'],
    ['__proto__ as a key', put('weight: 2', '__proto__: 2'), 'method-invalid', 10, 36, '__proto__'],
  ])('is refused with %s, with line, column and the text', async (_, text, code, line, column, said) => {
    const error = await refusal(() => parseMethod(text, 'method.yaml'));
    expect(error.message).toContain(`method.yaml, line ${line}, column ${column}: `);
    expect(error).toMatchObject({ code, exit: 2 });
    expect(error.message).toContain(said);
    expect(error.message).not.toContain('\n');
    expect(shownOf(error).some(isHostile)).toBe(false);
  });

  test('is refused without structure and domains', async () => {
    const error = await refusal(() =>
      parseMethod(`${HEAD.replace('structure:\n', '')}${STEPS}`, 'method.yaml'),
    );
    expect(error.message).toMatch(/structure is missing, or domains/);
  });

  test('suggests the word that was likely meant', async () => {
    const error = await refusal(() => parseMethod(put('weight: 2', 'wieght: 2'), 'method.yaml'));
    expect(error.next).toContain('weight');
    const parent = await refusal(() => parseMethod(put('parent: work', 'parent: wark'), 'method.yaml'));
    expect(parent.next).toContain('work');
  });

  test('shows nothing of a hostile word that a terminal would run', async () => {
    const error = await refusal(() => parseMethod(put('weight: 2', '"a\\e[31m\\u202e": 2'), 'method.yaml'));
    expect(error.code).toBe('method-invalid');
    expect(shownOf(error).some(isHostile)).toBe(false);
  });
});
