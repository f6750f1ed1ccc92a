import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VERBS } from '../../../pipeline/cli/verbs.js';
import { parseSuite, readShippedSuite, readSuite, suiteNames } from '../../../pipeline/reproduce/suite.js';
import { refusal } from '../../fixtures/refusal.js';
import { ROOT } from '../../project/checkout.js';
import { HEAD, SUITE, TABLES } from './small-suite.js';

describe('the suites of the project', () => {
  test('are those that help and completion name, each in the folder of its name', async () => {
    const names = await suiteNames();
    expect(VERBS.find(({ name }) => name === 'reproduce')?.takes).toEqual(names);
    for (const name of names) expect((await readShippedSuite(name)).suite.suite).toBe(name);
    expect(names).toContain('iod-2025');
  });

  test('are declarations and facts, and no code', () => {
    const files = readdirSync(join(ROOT, 'suites'), { recursive: true, withFileTypes: true });
    const names = files.filter((file) => file.isFile()).map(({ name }) => name);
    expect(names.filter((name) => !/^(suite\.yaml|method\.yaml|facts\.csv)$/.test(name))).toEqual([]);
  });

  test('an unknown one is refused, with those that there are', async () => {
    const error = await refusal(readShippedSuite('iod-2052'));
    expect(error).toMatchObject({ code: 'suite-unknown', next: expect.stringContaining('iod-2025') });
    expect((await refusal(readSuite('/a/folder/that/is/not/there'))).code).toBe('suite-unknown');
  });
});

describe('a declaration', () => {
  test.each([
    ['that is not YAML', 'suite: [', 'line 1'],
    ['with an unknown word', SUITE.replace('publisher:', 'publishes:'), 'publishes'],
    ['without a title', SUITE.replace('title: A small suite\n', ''), 'title'],
    ['with an unknown kind of comparison', SUITE.replace('of: rank', 'of: luck'), 'luck'],
    ['with an index of no table', SUITE.replace('table: units', 'table: unit'), '"unit"'],
    [
      'with two indices of one name',
      SUITE.replace('compare:', '  - { name: whole, table: units }\ncompare:'),
      '"whole"',
    ],
    ['that compares an unknown index', SUITE.replace('of: rank', 'of: rank\n    indices: [hole]'), '"hole"'],
    ['that compares nothing', `${HEAD}${TABLES}`, 'nothing'],
    ['of a file in another folder', SUITE.replace('file: units.csv', 'file: ../units.csv'), 'file'],
    ['with both column and nodes', SUITE.replace('decimals: 1', 'decimals: 1\n    nodes: [first]'), 'nodes'],
    ['that needs more than all', SUITE.replace('exact: all, rows', 'exact: most, rows'), 'most'],
    [
      'with cuts that fall',
      `${HEAD}${TABLES}compare: [{ name: c, of: class, key: code, column: c, cuts: [1, 0], labels: [a, b, c], require: {} }]\n`,
      'cuts',
    ],
    [
      'with too few labels',
      `${HEAD}${TABLES}compare: [{ name: c, of: class, key: code, column: c, cuts: [0, 1], labels: [a, b], require: {} }]\n`,
      '3 classes',
    ],
  ])('%s is refused', async (_, text, said) => {
    const error = await refusal(Promise.resolve().then(() => parseSuite(text, 'suite.yaml')));
    expect([error.code, error.message]).toEqual(['suite-invalid', expect.stringContaining(said)]);
    expect(error.message).toContain('suite.yaml');
  });
});
