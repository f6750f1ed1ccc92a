import { describe, expect, test } from 'vitest';
import type { IndexData, ShadowOutcome } from '../../../../outputs/explorer/data-types.js';
import { areaCard, figureWords, shadowWords } from '../../../../outputs/explorer/page/card.js';
import type { Explorer } from '../../../../outputs/explorer/page/explorer.js';
import { SMALL } from '../small-data.js';

/** What a view is drawn from, as far as a card needs it; a link is what it changes. */
const explorerOf = (data: IndexData) =>
  ({
    data,
    entry: { folder: '../small-2026/' },
    link: (change: object) => JSON.stringify(change),
  }) as Explorer;
const card = (area: number, change: Partial<IndexData> = {}) =>
  areaCard(explorerOf({ ...SMALL, ...change }), area).text.replaceAll('&quot;', '"');

describe('the card of an area', () => {
  test('has its rank with interval, what holds it back, its files and the places like it', () => {
    const text = card(0);
    expect(text).toContain('Rank <strong>1</strong> of 3 districts');
    expect(text).toContain('hotspot (probability 98%)');
    expect(text).toMatch(/What holds it back most[\s\S]*Claimants[\s\S]*What helps it most[\s\S]*Pay/);
    expect(text).toContain('href="../small-2026/areas/E07000001.html"');
    for (const other of ['E07000002', 'E07000003']) {
      expect(text).toContain(`href="{"area":"${other}"}"`);
      expect(text).toContain(`href="{"view":"compare","compare":["E07000001","${other}"]}"`);
    }
    expect(text).toContain('figures of Shire');
  });

  test('says that there is no rank, and invents none', () => {
    const text = card(3);
    expect(text).toContain('Delta has no rank');
    expect(text).not.toMatch(/Rank <strong>|null|undefined|NaN/);
  });

  test('of an edition without replicates says so, and shows no interval', () => {
    const parts = SMALL.parts.map((part) => ({ ...part, sure: null }));
    const text = card(1, { parts });
    expect(text).toContain('How sure that is was not worked out');
    expect(text).not.toMatch(/90% interval|probability|likely|null|undefined|NaN/);
  });

  test('of an edition without files of areas, neighbours, kinds and long shadow leads to the report', () => {
    const text = card(0, {
      hasFiles: false,
      neighbours: SMALL.neighbours.map(() => []),
      outcomes: [],
      kinds: [],
    });
    expect(text).toContain('href="../small-2026/report.html"');
    expect(text).not.toMatch(/areas\/E07|Places like it|long shadow|kind-line/);
  });
});

test('a figure is said with its unit and rank, and a missing one as none', () => {
  const columns = { value: [2.5, null], rank: [1, null], fifth: [1, null], status: [0, 0] };
  const head = SMALL.indicators[1]!;
  expect([0, 1].map((area) => figureWords(head, columns, area))).toEqual([
    '2.5 per cent, rank 1',
    'no figure',
  ]);
});

test('the long shadow is said with level, gap and their ranks', () => {
  const level = { unit: 'per cent', value: [30, null], rank: [9, null], fifth: [5, null] };
  const gap = { unit: 'points', value: [12.5, 3], rank: [8, null], fifth: [4, null] };
  const about = { code: 'a', name: 'A', period: '2024', authorities: 1510, coldspot: [0.5, null] };
  const outcome: ShadowOutcome = { ...about, level, gap };
  expect(shadowWords(outcome, 0)).toBe(
    'level 30 per cent, rank 9; gap 12.5 points, rank 8, of 1,510 authorities',
  );
  expect(shadowWords(outcome, 1)).toBe('no level; gap 3 points, of 1,510 authorities');
});
