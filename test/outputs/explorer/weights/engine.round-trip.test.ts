import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IntervalEngine } from '../../../../outputs/explorer/weights/engine.js';
import { methodText } from '../../../../outputs/explorer/weights/method-text.js';
import { kindsOf, standingsWith } from '../../../../outputs/explorer/weights/standing.js';
import { methodTemplate } from '../../../../pipeline/editions/method-template.js';
import { drawsFile } from '../../../../schemas/release/draws-file.js';
import { shippedIndex } from '../../../fixtures/shipped-releases.js';
import { errorOf, objectOf, smi } from '../../../pipeline/cli/setup.js';
import { csvRows } from '../../../pipeline/publish/built.js';

const folder = mkdtempSync(join(tmpdir(), 'smi-weights-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The draws of a release, as a page reads them, and a few facts of its index by area. */
async function shipped() {
  const { path, data } = await shippedIndex();
  const text = readFileSync(join(path, 'draws.json'), 'utf8');
  return { text, file: drawsFile.parse(JSON.parse(text)), path, data };
}
const byCode = <T extends Record<string, unknown>>(rows: readonly T[]) =>
  new Map(rows.map((row) => [String(row.area_code), row]));

describe('the published weights in a page', () => {
  test('give every published rank, fifth and kind of place', async () => {
    const { file, data } = await shipped();
    const { problem } = new IntervalEngine(file);
    const found = standingsWith(problem, new Map());
    const published = byCode(data.index.rows);
    const rows = file.areas.map(({ code }) => published.get(code) ?? {});
    expect(rows).toHaveLength(294);
    expect([...found.index.ranks]).toEqual(rows.map(({ rank }) => rank));
    expect(found.index.groups.map(({ fifth }) => fifth)).toEqual(rows.map(({ fifth }) => fifth));
    expect(found.index.groups.map(({ group }) => group)).toEqual(rows.map(({ group }) => group));
    expect(kindsOf(found)).toEqual(rows.map(({ kind_of_place }) => kind_of_place));
    for (const { code, ranks } of found.faces)
      expect([...ranks]).toEqual(rows.map((row) => row[`${code}_rank`]));
    expect(found.faces).toHaveLength(2);
  });

  test('give every published interval from figures alone and both probabilities, from the same draws', async () => {
    const { file, data } = await shipped();
    const intervals = new IntervalEngine(file).intervals(new Map());
    const published = byCode(data.robustness.areas.rows);
    const column = (name: string) => file.areas.map(({ code }) => published.get(code)?.[name]);
    expect([...intervals.low]).toEqual(column('rank_low_figures'));
    expect([...intervals.high]).toEqual(column('rank_high_figures'));
    expect([...intervals.coldspot]).toEqual(column('coldspot_probability'));
    expect([...intervals.hotspot]).toEqual(column('hotspot_probability'));
  });
});

describe('a method file with the weights of a reader', () => {
  const choice = new Map([
    ['chances', 2],
    ['skills', 0.25],
    ['housing', 0],
    ['child_poverty', 3.5],
    ['claimant_count', 0],
    ['level_3_by_19_fsm', 1],
  ]);
  const REPLICATES = 40;
  let variant: ReadonlyMap<string, Record<string, string>>;
  let path: string;
  beforeAll(async () => {
    const { path: release } = await shipped();
    const own = readFileSync(join(release, 'method.yaml'), 'utf8');
    const template = methodTemplate(own, 'method.yaml');
    if (template === undefined) throw new Error('the index has no weights');
    expect(methodText(template, new Map())).toBe(own);
    path = join(folder, 'method.yaml');
    // what is next to the index and never scored is left out, to build in less time
    const text = methodText(template, choice).replace(/^(?:coldspots|moves|evidence): .*\n/gm, '');
    writeFileSync(path, text.replace(/^( {2}sensitivity): \d+$/m, '$1: 8'));
    const args = ['build', '--method', 'method.yaml', '--release', 'release', '--skip', 'areas', '--json'];
    const answer = await smi([...args, '--replicates', String(REPLICATES)], { folder });
    expect(answer.code, answer.err).toBe(0);
    expect(objectOf(answer).built).toMatchObject([{ edition: 'england-2026' }]);
    variant = byCode(
      csvRows(readFileSync(join(folder, 'release', 'england-2026-variant', 'index.csv'), 'utf8')),
    );
  });

  test('builds to the ranks and the intervals that the page shows', async () => {
    const { file } = await shipped();
    const engine = new IntervalEngine(file, REPLICATES);
    const { index, faces } = standingsWith(engine.problem, choice);
    const column = (name: string) => file.areas.map(({ code }) => Number(variant.get(code)?.[name]));
    expect([...index.ranks]).toEqual(column('rank'));
    for (const { code, ranks } of faces) expect([...ranks]).toEqual(column(`${code}_rank`));
    const { low, high } = engine.intervals(choice);
    expect([...low]).toEqual(column('rank_low_figures'));
    expect([...high]).toEqual(column('rank_high_figures'));
    const published = standingsWith(engine.problem, new Map()).index.ranks;
    expect([...index.ranks]).not.toEqual([...published]);
  });

  test('changes the weights that were chosen, and says that it is a variant', async () => {
    const { path: release } = await shipped();
    const lines = (text: string) => text.split('\n');
    const before = lines(readFileSync(join(release, 'method.yaml'), 'utf8'));
    const after = lines(readFileSync(join(folder, 'release', 'england-2026-variant', 'method.yaml'), 'utf8'));
    const changed = after.filter((line) => !before.includes(line));
    expect(changed.filter((line) => line.startsWith('#')).join('\n')).toContain('smi build --method');
    expect(changed.some((line) => line.includes('child_poverty, direction: -1, weight: 3.5,'))).toBe(true);
    const report = readFileSync(join(folder, 'release', 'england-2026-variant', 'report.html'), 'utf8');
    expect(report).toContain('A variant of Social Mobility Index');
    // the explorer has it under its own name
    const list = readFileSync(join(folder, 'release', 'explorer', 'data', 'editions.json'), 'utf8');
    expect(JSON.parse(list).editions).toMatchObject([
      {
        edition: 'england-2026-variant',
        folder: '../england-2026-variant/',
        title: expect.stringContaining('A variant of'),
        weights: 'england-2026-variant.weights',
      },
    ]);
  });

  test('is refused with the name of another edition, and with an address', async () => {
    const other = await smi(['build', 'england-2026-method-1', '--method', 'method.yaml', '--json'], {
      folder,
    });
    expect(errorOf(other)).toMatchObject({ code: 'usage', exit: 2 });
    expect(errorOf(other).message).toContain('england-2026-method-1');
    for (const more of [['--base-url', 'https://example.org/'], ['--show-sql']])
      expect(
        errorOf(await smi(['build', '--method', 'method.yaml', '--json', ...more], { folder })),
      ).toMatchObject({
        code: 'usage',
        message: expect.stringContaining(more[0] ?? ''),
      });
  });

  test('is refused where it is missing, is of no edition, or has no weight above zero', async () => {
    const refused = async (text: string | undefined) => {
      const file = join(folder, 'wrong.yaml');
      rmSync(file, { force: true });
      if (text !== undefined) writeFileSync(file, text);
      return errorOf(await smi(['build', '--method', 'wrong.yaml', '--json', '--dry-run'], { folder }));
    };
    const good = readFileSync(path, 'utf8');
    expect(await refused(undefined)).toMatchObject({ code: 'usage', exit: 2 });
    expect(await refused(good.replace('edition: england-2026', 'edition: nowhere'))).toMatchObject({
      code: 'edition-unknown',
      message: expect.stringContaining('nowhere'),
    });
    const none = good.replace(/^( +weight: ).*$/gm, '$10');
    expect(await refused(none)).toMatchObject({
      exit: 2,
      message: expect.stringMatching(/wrong\.yaml.*weight/),
    });
  });
});
