import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { reproduce } from '../../../pipeline/reproduce/reproduce.js';
import { readSuite } from '../../../pipeline/reproduce/suite.js';
import { refusal } from '../../fixtures/refusal.js';
import { DATA, folderOf, HEAD, METHOD, NO_ACCESS, SUITE, TABLES } from './small-suite.js';

let removes: (() => void)[] = [];
afterEach(() => {
  for (const remove of removes) remove();
  removes = [];
});

function made(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { folder, remove } = folderOf({ 'method.yaml': METHOD, ...files });
  removes.push(remove);
  return folder;
}

const run = async (
  folder: string,
  options: { readonly data?: string; readonly out?: string; readonly replace?: boolean } = {},
) => reproduce(await readSuite(folder), { ...NO_ACCESS, threads: 1, ...options });

const numbersOf = ({ agreement }: Awaited<ReturnType<typeof run>>) =>
  agreement.map(({ comparison, precision, compared, exact, largest_difference, met }) => [
    ...[comparison, precision, compared, exact, largest_difference, met],
  ]);

describe('a suite', () => {
  test('compares ranks of full and of rounded scores, and judges the rounded where the publisher does', async () => {
    const found = await run(made({ 'suite.yaml': SUITE, 'units.csv': DATA }));
    const [score, rows, full, rounded] = numbersOf(found);
    expect(score?.slice(0, 4)).toEqual(['score', 'full', 5, 5]);
    // 5.04 and 4.96 are 0.04 from the printed 5.0; which of the two is said does not matter.
    expect(Math.abs(Number(score?.[4]))).toBeCloseTo(0.04, 12);
    expect(rows).toEqual(['score', 'full', 5, 5, null, true]);
    // By every digit Gamma is third, where the publisher has it second.
    expect(full).toEqual(['rank', 'full', 5, 4, 1, null]);
    expect(rounded).toEqual(['rank', 'scores rounded to 1 decimals', 5, 5, 0, true]);
    expect(found.met).toBe(true);
    expect(found.differences).toEqual([
      expect.objectContaining({ unit_code: 'C', unit_name: 'Gamma', computed: '3', published: '2' }),
    ]);
  });

  test('is not met where a rank differs, and says which', async () => {
    const data = DATA.replace('3.0,4,', '3.0,5,');
    const found = await run(made({ 'suite.yaml': SUITE, 'units.csv': data }));
    expect(found.met).toBe(false);
    expect(found.agreement.filter(({ met }) => met === false)).toMatchObject([
      {
        comparison: 'rank',
        exact: 4,
        largest_difference: -1,
        required: expect.stringContaining('all exact'),
      },
    ]);
  });

  test('is not met with fewer rows than were published, nor with a unit on one side only', async () => {
    const short = await run(made({ 'suite.yaml': SUITE, 'units.csv': DATA.replace(/^E,.*\n/m, '') }));
    expect(short.agreement.find(({ required }) => required === '5 rows')?.met).toBe(false);
    const lone = await run(made({ 'suite.yaml': SUITE, 'units.csv': DATA.replace(',1.0,5,', ',1.0,,') }));
    expect(lone.met).toBe(false);
    expect(lone.agreement.at(-1)).toMatchObject({ compared: 4, only_computed: 1, exact: 4, met: false });
  });

  test('compares classes, parts and shares of groups', async () => {
    const suite = `${HEAD}${TABLES}compare:
  - { name: class, of: class, key: code, column: Class, node: second, cuts: [1, 5], labels: [low, middle, high], require: { exact: 3 } }
  - { name: fifth, of: part, key: code, column: rank, parts: 5, require: { exact: 4 } }
  - name: share
    of: share
    key: place
    column: share
    table: places
    parts: 2
    by: { key: code, column: Place }
    require: { within: 0 }
`.replace('indices:', '  places: { layouts: [{ file: places.csv }] }\nindices:');
    // The best half of five by rank is two of two in the north, and none of three in the south.
    const places = 'place,share\nnorth,1\nsouth,0\n';
    const found = await run(made({ 'suite.yaml': suite, 'units.csv': DATA, 'places.csv': places }));
    expect(
      found.agreement.map(({ comparison, compared, exact, met }) => [comparison, compared, exact, met]),
    ).toEqual([
      // By the second indicator (4, 5.08, 4.96, 4 and 1): Alpha is in the middle, Epsilon too, on the cut.
      ['class', 5, 3, true],
      ['fifth', 5, 4, true],
      ['share', 2, 2, true],
    ]);
    const wrong = await run(
      made({ 'suite.yaml': suite, 'units.csv': DATA, 'places.csv': 'place,share\nnorth,0.5\nsouth,0\n' }),
    );
    expect(wrong.met).toBe(false);
  });

  test('changes a method by path and takes weights from a table', async () => {
    const suite = `${HEAD}${TABLES.replace('indices:\n', '  weights: { layouts: [{ file: weights.csv }] }\nindices:\n')}  - name: heavy
    table: units
    weights: { table: weights, code: part, weight: Weight }
  - { name: product, table: units, set: { steps.levels.1.aggregate: geometric_mean } }
compare: [{ name: score, of: score, key: code, column: score, require: {} }]
`;
    const weights = 'part,Weight\nsecond,3\n';
    const found = await run(made({ 'suite.yaml': suite, 'units.csv': DATA, 'weights.csv': weights }));
    const alpha = (index: string) =>
      found.differences.find((row) => row.index === index && row.unit_code === 'A')?.computed;
    expect(Number(alpha('heavy'))).toBeCloseTo((8 + 3 * 4) / 4, 12);
    expect(Number(alpha('product'))).toBeCloseTo(Math.sqrt(8 * 4), 12);
    const lost = made({ 'suite.yaml': suite, 'units.csv': DATA, 'weights.csv': 'part,Weight\nthird,3\n' });
    expect(await refusal(run(lost))).toMatchObject({
      code: 'suite-invalid',
      message: expect.stringContaining('"third"'),
    });
    const path = suite.replace('levels.1.aggregate', 'levels.9.aggregate');
    const astray = made({ 'suite.yaml': path, 'units.csv': DATA, 'weights.csv': weights });
    expect((await refusal(run(astray))).message).toContain('"steps.levels.9.aggregate"');
  });

  test('holds facts against what was computed', async () => {
    const suite = `${HEAD}${TABLES}facts: facts.csv\n`;
    const head = 'index,measure,area,operator,value,decimals,source,licence\n';
    const facts = (...lines: string[]) => head + lines.map((line) => `whole,${line},a paper,none\n`).join('');
    const true_facts = facts(
      'rank,Alpha,=,1,0',
      'rank,E,>=,4,0',
      'score,B,=,5.04,2',
      'units,all,=,5,0',
      'hotspots,all,=,1,0',
      'best_40_per_cent,all,=,2,0',
      'worst_20_per_cent,all,<=,1,0',
    );
    const held = await run(made({ 'suite.yaml': suite, 'units.csv': DATA, 'facts.csv': true_facts }));
    expect([held.met, held.agreement.reduce((sum, { exact }) => sum + exact, 0)]).toEqual([true, 7]);
    const false_facts = facts('rank,Beta,=,3,0', 'rank,Omega,=,1,0');
    const not = await run(made({ 'suite.yaml': suite, 'units.csv': DATA, 'facts.csv': false_facts }));
    expect(not.met).toBe(false);
    expect(
      not.differences.map(({ unit_name, computed, published }) => [unit_name, computed, published]),
    ).toEqual([
      ['Beta', '2', '3'],
      ['Omega', '', '1'],
    ]);
    const odd = made({ 'suite.yaml': suite, 'units.csv': DATA, 'facts.csv': facts('luck,all,=,1,0') });
    expect(await refusal(run(odd))).toMatchObject({
      code: 'suite-invalid',
      message: expect.stringContaining('"luck"'),
    });
  });

  test('writes agreement, differences and ranks, and replaces its own files only', async () => {
    const folder = made({ 'suite.yaml': SUITE, 'units.csv': DATA });
    const out = join(folder, 'out');
    const { files } = await run(folder, { out, replace: true });
    expect(files.map(({ path }) => path)).toEqual(['agreement.csv', 'differences.csv', 'ranks.csv']);
    const ranks = readFileSync(join(out, 'ranks.csv'), 'utf8').split('\n');
    expect(ranks[1]).toBe('whole,A,Alpha,,,6,1,hotspot');
    await run(folder, { out, replace: true });
    expect((await refusal(run(folder, { out }))).code).toBe('out-not-empty');
    writeFileSync(join(out, 'mine.txt'), 'mine');
    expect((await refusal(run(folder, { out, replace: true }))).code).toBe('out-not-empty');
    expect(existsSync(join(out, 'agreement.csv'))).toBe(true);
  });

  test('takes data from a file of another name, or from a folder; without them it says what is missing', async () => {
    const folder = made({ 'suite.yaml': SUITE });
    expect(await refusal(run(folder))).toMatchObject({
      code: 'suite-data-missing',
      message: expect.stringContaining('units.csv'),
    });
    const data = join(folder, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'other.csv'), DATA);
    expect((await run(folder, { data: join(data, 'other.csv') })).met).toBe(true);
    expect((await refusal(run(folder, { data }))).code).toBe('suite-data-missing');
    writeFileSync(join(data, 'units.csv'), DATA);
    expect((await run(folder, { data })).met).toBe(true);
    expect((await refusal(run(folder, { data: join(folder, 'nowhere') }))).code).toBe('suite-data-missing');
  });

  test('leaves out what needs an optional table that is not there, and names it', async () => {
    const suite = SUITE.replace(
      'indices:',
      '  more: { optional: true, layouts: [{ file: more.csv }] }\nindices:',
    ).concat('  - { name: more, of: rank, table: more, key: code, column: rank, require: { exact: all } }\n');
    const found = await run(made({ 'suite.yaml': suite, 'units.csv': DATA }));
    expect(found.left_out).toEqual([{ comparison: 'more', why: expect.stringContaining('more.csv') }]);
    expect(found.met).toBe(true);
  });

  test.each([
    ['a column that was renamed', DATA.replace('Printed rank', 'Rank'), 'table-invalid', 'Printed rank'],
    ['a figure that is none', DATA.replace('8,4', 'eight,4'), 'table-invalid', 'row 2'],
    ['a unit that comes twice', DATA.replace('B,Beta', 'A,Alpha'), 'code-duplicate', 'A'],
    ['a published rank that is none', DATA.replace(',1,high', ',first,high'), 'table-invalid', 'row 2'],
  ])('refuses %s', async (_, data, code, said) => {
    const error = await refusal(run(made({ 'suite.yaml': SUITE, 'units.csv': data })));
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(said)]);
  });

  test('refuses a header in another row than the layout says', async () => {
    const suite = SUITE.replace('- file: units.csv', '- file: units.csv\n        header_row: 3');
    const error = await refusal(run(made({ 'suite.yaml': suite, 'units.csv': DATA })));
    expect([error.code, error.message]).toEqual(['table-invalid', expect.stringMatching(/row 1, not 3/)]);
  });
});
