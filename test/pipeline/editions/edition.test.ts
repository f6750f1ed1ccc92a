import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseEditions } from '../../../pipeline/editions/choose.js';
import { editionNames, loadEdition, readMethod } from '../../../pipeline/editions/edition.js';
import { indicatorsOf } from '../../../schemas/method/structure.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';
import { refusal } from '../../fixtures/refusal.js';
import { sealAgain } from '../../fixtures/sealed.js';

const COMMITTED = fileURLToPath(new URL('../../../editions/england-2026', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smi-editions-'));
  await cp(COMMITTED, join(folder, 'england-2026'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const path = (file: string, edition = 'england-2026') => join(folder, edition, file);
async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(path(file), 'utf8');
  expect(text).toMatch(from);
  await writeFile(path(file), text.replace(from, to));
  // As a refresh would have frozen it: what follows is about tables that fit neither method nor each other.
  if (file.endsWith('.csv')) sealAgain(path(''));
}
const loading = () => refusal(() => loadEdition(folder, 'england-2026'));

describe('an edition', () => {
  test('is read completely: 294 areas, a figure of each indicator, and one as context', async () => {
    const edition = await loadEdition(folder, 'england-2026');
    expect([edition.areas.length, edition.figures.length, edition.context.length]).toEqual([
      294,
      294 * indicatorsOf(indexEditionOf(edition).method).length,
      294,
    ]);
    expect([...edition.texts.keys()].sort()).toEqual([
      'areas.csv',
      'census-moves.csv',
      'context.csv',
      'deprivation-2025.csv',
      'evidence-areas.csv',
      'evidence.csv',
      'figures.csv',
      'harmonised.csv',
      'history.csv',
      'larger-areas.csv',
      'method.yaml',
      'national.csv',
      'origin.json',
      'populations.csv',
    ]);
    expect(edition.texts.get('figures.csv')).toBe(await readFile(path('figures.csv'), 'utf8'));
  });

  test('frozen without the moves that its method names is incomplete', async () => {
    await rm(path('census-moves.csv'));
    sealAgain(join(folder, 'england-2026'));
    const error = await loading();
    expect(error).toMatchObject({ code: 'edition-incomplete', exit: 2 });
    expect(error.message).toContain(path('census-moves.csv'));
    expect(error.next).toContain('smi refresh');
  });

  test.each([
    'areas.csv',
    'census-moves.csv',
    'figures.csv',
    'context.csv',
    'harmonised.csv',
    'method.yaml',
    'origin.json',
  ])('without its %s is incomplete', async (file) => {
    await rm(path(file));
    const error = await loading();
    expect(error).toMatchObject({ code: 'edition-incomplete', exit: 2 });
    expect(error.message).toContain(path(file));
  });

  test.each([
    ['a figure is missing', /\nE06000002,neet_16_17,[^\n]*/, '', 'has no row for neet_16_17 of E06000002'],
    [
      'a figure is of another period',
      /(E06000002,neet_16_17),2025,/,
      '$1,2024,',
      'neet_16_17 of E06000002 is for 2024, but the method names 2025',
    ],
    [
      'a missing figure has a value',
      /(E08000011,a_level_points,2025 \(Rev\)),,/,
      '$1,30,',
      'a_level_points of E08000011 is missing, with value 30',
    ],
    [
      'an observed figure has none',
      /(E06000002,good_development_fsm,2025),53.5,/,
      '$1,,',
      'good_development_fsm of E06000002 is observed, with value null',
    ],
    [
      'a figure is of an area that is not ranked',
      /\n(E06000001)(,neet_16_17,[^\n]*)/,
      '\n$1$2\nE09000001$2',
      /has [\d,]+ rows for the indicators of the method, not/,
    ],
  ])('is refused when %s', async (_, from, to, problem) => {
    await edit('figures.csv', from, to);
    const error = await loading();
    expect(error).toMatchObject({ code: 'figures-invalid', exit: 2 });
    expect(error.message).toContain(`${path('figures.csv')}`);
    expect(error.message).toMatch(problem);
  });

  test('is refused when the method asks for another period than was frozen', async () => {
    await edit('method.yaml', 'period: "2026-01-01"', 'period: "2027-01-01"');
    expect((await loading()).message).toContain(
      'gigabit_broadband of E06000001 is for 2026-01-01, but the method names 2027-01-01',
    );
  });

  test('is refused when a figure is outside the declared range of its indicator', async () => {
    await edit('figures.csv', /(E06000002,neet_16_17,2025),[\d.]+,/, '$1,5220,');
    expect((await loading()).message).toContain('neet_16_17 of E06000002 is 5220, outside 0 to 100');
  });

  test('is refused when a figure names a source that does not have it', async () => {
    await edit('figures.csv', /(E06000002,neet_16_17,[^\n]*),lait,/, '$1,nosuch,');
    expect((await loading()).message).toContain(
      'neet_16_17 of E06000002 is from nosuch, but its source is lait',
    );
  });

  test.each([
    ['year: 2025', 'year: 2019', 'frozen for year 2025'],
    ['code: E09000001', 'code: E06000001', 'frozen for exclude E06000053,E09000001'],
  ])('is refused when the method names other areas than were frozen (%s)', async (from, to, said) => {
    await edit('method.yaml', from, to);
    expect((await loading()).message).toContain(said);
  });

  test.each([
    ['not JSON', /^\{/, ''],
    ['without a hash', /"sha256": "[0-9a-f]+"/, '"other": 1'],
  ])('is refused when its origin is %s', async (_, from, to) => {
    await edit('origin.json', from, to);
    expect(await loading()).toMatchObject({ code: 'figures-invalid' });
  });

  test('leaves out figures of an indicator that the method no longer names, and says which', async () => {
    await edit('method.yaml', /^ +- \{ code: gigabit_broadband, [^\n]*\n/m, '');
    const edition = await loadEdition(folder, 'england-2026');
    expect(edition.unused).toEqual(['gigabit_broadband']);
    expect(edition.figures).toHaveLength(294 * indicatorsOf(indexEditionOf(edition).method).length);
    expect(edition.harmonised.some(({ indicator }) => indicator === 'gigabit_broadband')).toBe(false);
  });

  test('is refused when the figures of the context do not match', async () => {
    await edit('context.csv', /\nE06000002,[^\n]*/, '');
    expect((await loading()).message).toContain('context.csv has no row for deprivation_2019 of E06000002');
  });
});

describe('the name of an edition', () => {
  test.each([
    'england-2027',
    '',
    '.',
    '..',
    '../editions',
    'england-2026/../england-2026',
    'toString',
    '\u001b[2J',
  ])('%j is unknown', async (name) => {
    const error = await refusal(() => readMethod(folder, name));
    expect(error).toMatchObject({ code: 'edition-unknown', exit: 2 });
    expect(error.message).not.toContain('\u001b');
  });

  test('must be that of its method', async () => {
    await cp(path(''), join(folder, 'copied'), { recursive: true });
    const error = await refusal(() => readMethod(folder, 'copied'));
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toContain('line 6, column 1: edition is england-2026; allowed here: copied');
  });

  test('a missing folder of editions is a wrong setting', async () => {
    for (const wrong of [join(folder, 'nowhere'), path('method.yaml')])
      expect(await refusal(() => editionNames(wrong))).toMatchObject({ code: 'setting-invalid', exit: 2 });
  });
});

describe('the editions to work on', () => {
  test('are those named, each once, in the given order', async () => {
    expect(await chooseEditions(folder, ['b', 'a', 'b'])).toEqual(['b', 'a']);
  });

  test('default to those that their method marks as default', async () => {
    expect(await chooseEditions(folder, [])).toEqual(['england-2026']);
    await edit('method.yaml', 'default: true', 'default: false');
    expect(await refusal(() => chooseEditions(folder, []))).toMatchObject({ code: 'edition-unknown' });
  });

  test('do not include files next to the folders', async () => {
    await writeFile(join(folder, 'README.md'), 'text');
    await mkdir(join(folder, 'zebra'));
    expect(await editionNames(folder)).toEqual(['england-2026', 'zebra']);
  });
});
