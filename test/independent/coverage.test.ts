import { describe, expect, test } from 'vitest';
import { IS_LONG, read } from '../project/checkout.js';
import { publishedEngland, runWorld } from './coverage-run.js';
import { Tally, TIERS } from './coverage-tally.js';
import { type PublishedColumn, worldsOf } from './coverage-world.js';
import { generator, normalsOf } from './robustness-draws.js';

const WORLDS = 200;
const REPLICATES = 400;
/** Choices need fewer worlds: their bar is far away. */
const CHOICES_EVERY = 4;
/** ⌈294 / 5⌉. */
const COLDEST = 59;

const perCent = (share: number) => `${(100 * share).toFixed(1)}%`;
const PAGE = read('docs/coverage.md');
/** The rows of the page between two marks, as cells. */
const rowsOf = (mark: string): string[][] =>
  (PAGE.split(`<!-- ${mark} -->\n`)[1]?.split('<!-- end -->')[0] ?? '')
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe.skipIf(!IS_LONG)('the intervals of england-2026 over worlds like England', () => {
  test('hold the true rank as often as they say, and probabilities come true', {
    timeout: 1_500_000,
  }, async () => {
    const published = await publishedEngland();
    const normal = normalsOf(generator(2026));
    const tally = new Tally();
    for (let world = 1; world <= WORLDS; world += 1) {
      const choices = world % CHOICES_EVERY === 0;
      const outcome = runWorld(published, normal, { seed: world, replicates: REPLICATES, choices });
      tally.add(outcome, published.twoTier, COLDEST);
    }
    const shares = (drawn: 'figures' | 'choices') => [
      tally.coverage(drawn, ...TIERS),
      tally.coverage(drawn, 'single'),
      tally.coverage(drawn, 'two_tier'),
    ];
    const tenths = tally.tenths.map(({ cases, stated, found }, i) => [
      `${i / 10} to ${(i + 1) / 10}`,
      cases.toLocaleString('en-GB'),
      (stated / cases).toFixed(3),
      (found / cases).toFixed(3),
    ]);
    // what the page should say, where it says something else
    console.log(
      [...tenths, shares('figures').map(perCent), shares('choices').map(perCent)]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n'),
    );
    const [all, , twoTier] = shares('figures');
    expect(all).toBeGreaterThanOrEqual(0.87);
    expect(all).toBeLessThanOrEqual(0.93);
    expect(twoTier).toBeGreaterThanOrEqual(0.85);
    expect(shares('choices')[0]).toBeGreaterThanOrEqual(0.9);
    for (const { cases, stated, found } of tally.tenths.filter((tenth) => tenth.cases >= 300))
      expect(Math.abs(stated - found) / cases).toBeLessThanOrEqual(0.07);
    expect(rowsOf('coverage').map((cells) => cells.slice(1, 4))).toEqual([
      shares('figures').map(perCent),
      shares('choices').map(perCent),
    ]);
    expect(rowsOf('tenths')).toEqual(tenths);
  });
});

describe('a world', () => {
  const AREAS = 60;
  const uniform = generator(5);
  const normal = normalsOf(uniform);
  const truths = Array.from({ length: AREAS }, () => 50 + 10 * normal());
  const column = (code: string, of: (area: number) => number, error: number): PublishedColumn => {
    const published = Array.from({ length: AREAS }, (_, area) => of(area));
    return {
      code,
      published,
      scored: published,
      publisher: published.map((_, area) => `${code} ${area}`),
      error: published.map(() => error),
      shared: published.map(() => false),
    };
  };
  // two figures of nearly the same thing, each with an error of 4
  const columns = [
    column('a', (area) => truths[area]! + 4 * normal(), 4),
    column('b', (area) => truths[area]! + 4 * normal(), 4),
  ];
  const everyone = Array.from({ length: AREAS }, (_, area) => area);
  const spread = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };

  test('varies as the published figures less their errors, and its indicators go together more than those do', () => {
    const worlds = worldsOf(columns, [everyone], () => columns.map(() => everyone.map(() => 0)));
    const drawn = Array.from({ length: 60 }, () => worlds(normal));
    const mean = (of: (world: (typeof drawn)[number]) => number) =>
      drawn.reduce((sum, world) => sum + of(world), 0) / drawn.length;
    for (const i of [0, 1])
      expect(mean(({ ofArea }) => spread(ofArea[i]!)) / (spread(columns[i]!.published) - 16)).toBeCloseTo(
        1,
        1,
      );
    const apart = mean(({ ofArea }) => spread(ofArea[0]!.map((value, area) => value - ofArea[1]![area]!)));
    const seen = spread(columns[0]!.published.map((value, area) => value - columns[1]!.published[area]!));
    expect(apart).toBeLessThan(0.35 * seen);
  });

  test('gives the districts of a county its true figure, what is known of them, and the hidden part', () => {
    const [first] = columns as [PublishedColumn, PublishedColumn];
    const shared = everyone.map((area) => area < 4);
    const county: PublishedColumn = {
      ...first,
      published: first.published.map((value, area) => (shared[area] ? 40 : value)),
      scored: first.published.map((value, area) => (shared[area] ? 40 + area - 1.5 : value)),
      publisher: first.publisher.map((code, area) => (shared[area] ? 'county' : code)),
      error: first.error.map((error, area) => (shared[area] ? 0.5 : error)),
      shared,
    };
    const hidden = everyone.map((area) => (shared[area] ? [3, -1, -1, -1][area]! : 0));
    const groups = [everyone.filter((area) => area < 4), everyone.filter((area) => area >= 4)];
    const { ofArea, ofPublisher } = worldsOf([county], groups, () => [hidden])(normal);
    const larger = ofPublisher[0]!.get('county')!;
    expect(larger).not.toBe(40);
    expect(Math.abs(larger - 40)).toBeLessThan(3);
    for (const area of [0, 1, 2, 3])
      expect(ofArea[0]![area]).toBeCloseTo(larger + area - 1.5 + hidden[area]!, 10);
  });
});
