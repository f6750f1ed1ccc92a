import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IntervalEngine } from '../../../../../outputs/explorer/weights/engine.js';
import { standingsWith } from '../../../../../outputs/explorer/weights/standing.js';
import { standingsIf } from '../../../../../outputs/explorer/weights/take.js';
import { writeExplorer } from '../../../../../outputs/explorer/write.js';
import { parseMethod } from '../../../../../pipeline/editions/method.js';
import { drawsFile } from '../../../../../schemas/release/draws-file.js';
import { axeFaults } from '../../../../browser/axe.js';
import { BROWSER, openBrowser } from '../../../../browser/browser.js';
import { shippedIndex } from '../../../../fixtures/shipped-releases.js';

const NORTH_NORFOLK = 'E07000147';

describe.skipIf(BROWSER === undefined)('weights, and what it would take, opened from a folder', () => {
  const release = mkdtempSync(join(tmpdir(), 'explorer-weights-'));
  const address = pathToFileURL(join(release, 'explorer', 'index.html')).href;
  const wrong: string[] = [];
  let browser: Browser;
  let page: Page;
  let engine: IntervalEngine;
  let codes: readonly string[];

  async function until(expression: string): Promise<void> {
    for (const end = Date.now() + 60_000; !(await page.evaluate(expression)); await page.waitForTimeout(20))
      if (Date.now() > end) throw new Error(`never true: ${expression}`);
  }
  async function open(hash: string): Promise<void> {
    await page.goto('about:blank');
    await page.goto(`${address}${hash}`);
    await until('document.documentElement.dataset.shown === location.hash');
  }
  const sure = () => until(`document.querySelector('#weigh-sure')?.textContent.startsWith('Nine in ten')`);
  const text = (selector: string) => page.locator(selector).first().innerText();
  /** The first cells of the row of an area in the table of ranks. */
  async function rowOf(name: string): Promise<string[]> {
    await until(`!document.querySelector('#weigh-table')?.textContent.includes('…')`);
    return page
      .locator('#weigh-table tbody tr', { has: page.getByRole('link', { name, exact: true }) })
      .locator('th, td')
      .allInnerTexts();
  }
  async function taken(button: string): Promise<{ name: string; content: string }> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path(), 'utf8') };
  }

  beforeAll(async () => {
    const { path } = await shippedIndex();
    symlinkSync(path, join(release, 'england-2026'));
    await writeExplorer(release, { warn: (line) => wrong.push(line), stage: () => undefined });
    const file = drawsFile.parse(JSON.parse(readFileSync(join(path, 'draws.json'), 'utf8')));
    engine = new IntervalEngine(file);
    codes = file.areas.map(({ code }) => code);
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(error.message));
  });
  beforeEach(() => {
    wrong.length = 0;
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(release, { recursive: true, force: true });
  });

  test('a slider moved by keyboard gives the ranks and intervals of the engine, and the address keeps it', async () => {
    await open(`#view=weights&area=${NORTH_NORFOLK}`);
    await sure();
    expect(await text('#weigh-far')).toContain('published weights');
    await page.focus('#weigh-chances');
    for (let i = 0; i < 20; i += 1) await page.keyboard.press('ArrowRight');
    await until(`decodeURIComponent(location.hash).includes('weights=chances:2')`);
    await sure();
    expect(await page.inputValue('#weigh-chances-number')).toBe('2');
    const choice = new Map([['chances', 2]]);
    const unit = codes.indexOf(NORTH_NORFOLK);
    const { index } = standingsWith(engine.problem, choice);
    const { low, high } = engine.intervals(choice);
    expect((await rowOf('North Norfolk')).slice(1, 3)).toEqual([
      String(index.ranks[unit]),
      `${low[unit]} to ${high[unit]}`,
    ]);
    expect(await text('#weigh-far')).toMatch(/Rank correlation 0\.\d\d/);
    expect(wrong).toEqual([]);
  });

  test('a link is read back, its nonsense is named, and the weights go out as a method file', async () => {
    await open('#view=weights&weights=skills:3,nowhere:2,child_poverty:0');
    await sure();
    expect(await page.inputValue('#weigh-skills')).toBe('3');
    expect(await text('#weigh-problem')).toContain('nowhere:2');
    const { name, content } = await taken('#weigh-method');
    expect(name).toBe('method.yaml');
    const method = parseMethod(content, name);
    const weightOf = (code: string) =>
      method.kind === 'index' && method.structure.find((row) => row.code === code)?.weight;
    expect([weightOf('skills'), weightOf('child_poverty'), weightOf('housing')]).toEqual([3, 0, 1]);
    const sheet = await taken('#weigh-take-csv');
    expect(sheet.content.split('\n')).toHaveLength(296);
    await page.click('#weigh-reset');
    await until(`!location.hash.includes('weights=')`);
    expect(await page.inputValue('#weigh-skills')).toBe('1');
    expect(wrong).toEqual([]);
  });

  test('weights of which none is left are refused in words, and the ranks stay', async () => {
    await open('#view=weights&weights=chances:0');
    await sure();
    await page.fill('#weigh-conditions-number', '0');
    expect(await text('#weigh-problem')).toContain('above zero');
    expect(await page.evaluate('location.hash')).toContain('weights=chances:0');
    expect(await page.locator('#weigh-table tbody tr').count()).toBe(294);
  });

  test('one figure of an area is moved along the places, with rank and interval, and says that it is arithmetic', async () => {
    await open(`#view=take&area=${NORTH_NORFOLK}&of=gigabit_broadband`);
    expect(await text('.take')).toContain('no forecast');
    await page.focus('#take-rung');
    await page.keyboard.press('End');
    await until(`document.querySelector('#take-result').textContent.includes('Nine in ten')`);
    const indicator = engine.problem.structure.nodes.findIndex(({ code }) => code === 'gigabit_broadband');
    const unit = codes.indexOf(NORTH_NORFOLK);
    const best = Math.max(...engine.problem.figures[indicator]!.filter((value) => !Number.isNaN(value)));
    const rank = standingsIf(engine.problem, indicator, unit, best).index.ranks[unit];
    expect(await text('#take-result')).toContain(`would be ranked ${rank}, not`);
    const { low, high } = engine.intervals(new Map(), { indicator, unit, value: best });
    expect(await text('#take-result')).toContain(`${low[unit]} to ${high[unit]}`);
    expect(await page.getAttribute('#take-rung', 'aria-valuetext')).toContain('as in');
    expect(await page.locator('#take-table tbody tr').count()).toBe(21);
    expect(wrong).toEqual([]);
  });

  test.each(['weights', 'take'])(
    'the view %s has no fault of accessibility, and fits 320 pixels',
    async (view) => {
      await open(`#view=${view}&area=${NORTH_NORFOLK}`);
      await page.waitForTimeout(300);
      expect(await axeFaults(page, 'large')).toEqual([]);
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 900 });
    },
  );
});
