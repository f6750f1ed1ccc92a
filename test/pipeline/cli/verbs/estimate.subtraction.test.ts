import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AREAS } from '../../records/release/small-nation.js';
import { follows, type Sum } from '../../records/release/subtraction.js';
import { estimatesFolder, OUTPUTS } from './three-outputs.js';

const { root, read, rows, estimate: whole, begin } = estimatesFolder();
/** Only the tables: they are what is subtracted. */
const estimate = (...args: string[]) => whole(...args, '--formats', 'csv');
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(async () => {
  for (const options of begin()) expect(await estimate(...options)).toMatchObject({ code: 0 });
});

describe('sons, then all, then daughters', () => {
  const sexes = { sons: ['sons'], daughters: ['daughters'], all: ['sons', 'daughters'] } as const;
  const parts = AREAS.flatMap(({ code }) => [`${code} sons`, `${code} daughters`]);
  const within = (code: string) =>
    AREAS.filter((area) => [area.code, area.region, 'E92000001'].includes(code)).map((area) => area.code);
  const sumOf = (who: keyof typeof sexes, code: string): Sum =>
    within(code).flatMap((area) => sexes[who].map((sex) => `${area} ${sex}`));
  const peopleIn = (sum: Sum) =>
    sum.reduce((all, part) => {
      const [code, sex] = part.split(' ');
      return all + (AREAS.find((area) => area.code === code)?.[sex === 'sons' ? 'sons' : 'daughters'] ?? 0);
    }, 0);
  const cellsOf = (who: (typeof OUTPUTS)[number]) =>
    [...rows(who, 'estimates.csv'), ...rows(who, 'totals.csv')].map((row) => ({
      sum: sumOf(who, row.area_code ?? ''),
      // Where nothing is withheld and nothing is there, a reader knows that there are no people.
      published: !(row.withheld ?? '').split(';').includes('earnings'),
      named: `${row.area_code} ${who}`,
    }));
  const revealed = (whos: readonly (typeof OUTPUTS)[number][]): Sum[] =>
    whos.flatMap(cellsOf).flatMap(({ published, sum }) => (published ? [sum] : []));

  test('reveal nothing by subtraction that was withheld in any of them', () => {
    // What earlier outputs reveal, such as daughters as all less sons, is not a secret of a later
    // one.
    const withheld = OUTPUTS.flatMap((who, i) =>
      cellsOf(who).filter(
        ({ published, sum }) =>
          !published && peopleIn(sum) > 0 && !follows(sum, revealed(OUTPUTS.slice(0, i)), parts),
      ),
    );
    expect(withheld.map(({ named }) => named)).toEqual(
      expect.arrayContaining(['E06000001 sons', 'E06000006 sons', 'E06000003 daughters']),
    );
    for (const { named, sum } of withheld) expect(follows(sum, revealed(OUTPUTS), parts), named).toBe(false);
  });

  test('reveal no small count of one area and sex', () => {
    const few = parts.filter((part) => peopleIn([part]) > 0 && peopleIn([part]) < 10);
    expect(few).toHaveLength(3);
    for (const part of few) expect(follows([part], revealed(OUTPUTS), parts), part).toBe(false);
  });

  test('would reveal one if the earlier outputs were not named', async () => {
    await estimate('--who', 'all', '--out', 'unheld-all');
    await estimate('--who', 'daughters', '--out', 'unheld-daughters');
    const known = [
      ['sons', 'sons'],
      ['unheld-all', 'all'],
      ['unheld-daughters', 'daughters'],
    ].flatMap(([folder = '', who]) =>
      [...rows(folder, 'estimates.csv'), ...rows(folder, 'totals.csv')]
        .filter(({ n }) => n !== '')
        .map(({ area_code }) => sumOf(who as keyof typeof sexes, area_code ?? '')),
    );
    expect(parts.some((part) => peopleIn([part]) < 10 && follows([part], known, parts))).toBe(true);
  });

  test('withhold no more when an earlier output is named twice, or the same one is made again', async () => {
    expect(await estimate('--who', 'sons', '--out', 'sons-again', '--previous', 'sons,sons')).toMatchObject({
      code: 0,
    });
    expect(read('sons-again', 'suppression.csv')).toBe(read('sons', 'suppression.csv'));
  });
});
