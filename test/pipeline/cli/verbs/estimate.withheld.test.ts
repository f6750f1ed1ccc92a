import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RULES } from '../../../../pipeline/records/disclosure/rules.js';
import { sha256 } from '../../../../pipeline/system/hash.js';
import { AREAS, csvOf, nation } from '../../records/release/small-nation.js';
import { objectOf, smi } from '../setup.js';
import { estimatesFolder, OUTPUTS } from './three-outputs.js';

const { root, read, rows, estimate, begin } = estimatesFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What each output said on standard error and standard output. */
const said = new Map<string, string>();
beforeAll(async () => {
  for (const [i, options] of begin().entries()) {
    const answer = await estimate(...options, '--out-private', `inside-${OUTPUTS[i]}`);
    expect(answer).toMatchObject({ code: 0 });
    said.set(OUTPUTS[i]!, `${answer.err}${answer.out}`);
  }
});

const countIn = (text: string | undefined) => {
  const [, withheld, total] = /(\d+) figures? withheld of (\d+)/.exec(text ?? '') ?? [];
  return { withheld: Number(withheld), total: Number(total) };
};

describe.each(OUTPUTS)('of %s', (who) => {
  test('what leaves does not say by which rule a figure is withheld', () => {
    const listed = rows(who, 'suppression.csv');
    expect(listed.length).toBeGreaterThan(0);
    expect(new Set(listed.map(({ rule }) => rule))).toEqual(new Set(['withheld']));
    expect(new Set(listed.map(({ explanation }) => explanation)).size).toBe(1);
    // The names of rules are words of their own in no file; "previous" and "threshold" are settings.
    const telling = RULES.filter((rule) => !['previous', 'threshold', 'substituted_share'].includes(rule));
    for (const file of readdirSync(join(root, who)))
      for (const rule of telling)
        expect(
          new RegExp(`\\b${rule}\\b`).test(readFileSync(join(root, who, file), 'latin1')),
          `${file}: ${rule}`,
        ).toBe(false);
    for (const rule of telling) expect(said.get(who)).not.toContain(rule);
  });

  test('the rules are inside, for the same figures', () => {
    const inside = rows(`inside-${who}`, 'private_suppression.csv');
    const key = (row: Readonly<Record<string, string>>) => `${row.area_code} ${row.family}`;
    expect(inside.filter(({ in_output }) => in_output === 'true').map(key)).toEqual(
      rows(who, 'suppression.csv').map(key),
    );
    const rules = new Set(inside.map(({ rule }) => rule));
    expect([...rules].every((rule) => RULES.some((known) => known === rule))).toBe(true);
    if (who === 'sons') expect(rules).toContain('threshold');
    if (who === 'sons') expect(rules).toContain('complementary');
  });

  test('the number that is withheld is that of the rows, of all figures that there are', () => {
    const { withheld, total } = countIn(said.get(who));
    expect(withheld).toBe(rows(who, 'suppression.csv').length);
    expect(total).toBeGreaterThan(withheld);
    expect(total).toBeLessThanOrEqual(4 * (AREAS.length + 3));
  });

  test('terminal and page say whether earlier outputs were named', () => {
    const first = who === OUTPUTS[0];
    for (const text of [said.get(who) ?? '', read(who, 'report.html')])
      expect(text.includes('--previous'), text.slice(0, 400)).toBe(first);
    if (!first) expect(read(who, 'report.html')).toContain('compared with');
  });

  test('the sheet for the output checker has rules, rounding, exact counts and earlier outputs', () => {
    const sheet = read(`inside-${who}`, 'output-check.md');
    const inside = rows(`inside-${who}`, 'private_suppression.csv').filter(
      ({ in_output }) => in_output === 'true',
    );
    for (const rule of RULES) {
      const n = inside.filter((row) => row.rule === rule).length;
      expect(sheet, rule).toMatch(new RegExp(`^\\| ${rule} \\|.*\\| ${n} \\|$`, 'm'));
    }
    expect(sheet).toContain('fewer than 10 people');
    expect(sheet).toContain('£100');
    expect(sheet).toContain('nearest 5');
    for (const earlier of OUTPUTS.slice(0, OUTPUTS.indexOf(who))) expect(sheet).toContain(`| ${earlier} | `);
    for (const earlier of OUTPUTS.slice(0, OUTPUTS.indexOf(who)))
      expect(sheet).toContain(sha256(read(earlier, 'disclosure.json')));
    expect(sheet.includes('None was named')).toBe(who === OUTPUTS[0]);
    for (const file of readdirSync(join(root, who))) {
      const hash = sha256(readFileSync(join(root, who, file)));
      expect(sheet, file).toContain(`| ${file} | `);
      expect(sheet, file).toContain(hash);
    }
    expect(sheet).toContain(sha256(read('records.csv')));
    expect(readdirSync(join(root, who))).not.toContain('output-check.md');
  });
});

test('areas that only an earlier output has are not counted as figures of this one', async () => {
  const few = AREAS.map((area) => ({ ...area, sons: area.code === 'E06000009' ? 12 : 60 }));
  writeFileSync(join(root, 'first.csv'), csvOf(nation(few)));
  writeFileSync(join(root, 'second.csv'), csvOf(nation(few.slice(0, 7))));
  const of = (file: string, ...args: string[]) =>
    smi(['estimate', file, '--draws', '100', '--formats', 'csv', ...args], { folder: root });
  expect(await of('first.csv', '--out', 'first')).toMatchObject({ code: 0 });
  const args = ['--out', 'second', '--out-private', 'inside-second', '--previous', 'first', '--json'];
  const answer = await of('second.csv', ...args);
  expect(answer.code).toBe(0);
  const inside = rows('inside-second', 'private_suppression.csv');
  expect(inside.find(({ area_code }) => area_code === 'E06000009')).toMatchObject({ in_output: 'false' });
  const listed = rows('second', 'suppression.csv');
  expect(listed.map(({ area_code }) => area_code)).not.toContain('E06000009');
  expect(inside.length).toBeGreaterThan(listed.length);
  expect(countIn(answer.err).withheld).toBe(listed.length);
  expect(objectOf(answer)).toMatchObject({ figures: countIn(answer.err), earlier_outputs: 1 });
});

describe('--formats', () => {
  test('writes tables and maps in the named formats only, and lists only these', async () => {
    expect(await estimate('--out', 'plain', '--formats', 'csv')).toMatchObject({ code: 0 });
    const files = readdirSync(join(root, 'plain')).sort();
    expect(files).toEqual(
      [
        'data-dictionary.md',
        'datapackage.json',
        'disclosure.json',
        ...['estimates', 'suppression', 'totals'].flatMap((name) => [
          `${name}.csv`,
          `${name}.csv-metadata.json`,
        ]),
        'receipt.json',
        'report.html',
      ].sort(),
    );
    expect(read('plain', 'estimates.csv')).toBe(read('sons', 'estimates.csv'));
    for (const file of ['report.html', 'datapackage.json', 'receipt.json', 'data-dictionary.md'])
      for (const other of ['.parquet', '.arrow', '.geojson', 'map.svg'])
        expect(read('plain', file).includes(`estimates${other}`), `${file} ${other}`).toBe(false);
    expect(await estimate('--out', 'again', '--previous', 'plain', '--formats', 'csv, svg')).toMatchObject({
      code: 0,
    });
    expect(readdirSync(join(root, 'again'))).toContain('map.svg');
  });

  test('without csv leaves out its metadata as well', async () => {
    expect(await estimate('--out', 'parquet', '--formats', 'parquet')).toMatchObject({ code: 0 });
    const files = readdirSync(join(root, 'parquet'));
    expect(files).toContain('estimates.parquet');
    expect(files.filter((file) => file.includes('.csv'))).toEqual([]);
  });

  test.each(['xlsx', 'csv,', ''])('%j is refused before anything is read', async (formats) => {
    const { code, err } = await estimate('--out', 'none', '--formats', formats);
    expect(code).toBe(2);
    expect(err).toContain('--formats');
  });
});
