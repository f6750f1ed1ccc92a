import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EditionList, IndexData } from '../../../../outputs/explorer/data-types.js';
import { writeExplorer } from '../../../../outputs/explorer/write.js';
import { axeFaults } from '../../../browser/axe.js';
import { BROWSER, openBrowser } from '../../../browser/browser.js';
import { shippedIndex } from '../../../fixtures/shipped-releases.js';
import { IS_LONG } from '../../../project/checkout.js';

const VIEWS = ['area', 'map', 'table', 'compare', 'scatter'];
const NORTH_NORFOLK = 'E07000147';
const HARTLEPOOL = 'E06000001';

describe.skipIf(BROWSER === undefined)('the explorer, opened from a folder', () => {
  const release = mkdtempSync(join(tmpdir(), 'explorer-page-'));
  const address = pathToFileURL(join(release, 'explorer', 'index.html')).href;
  const wrong: string[] = [];
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** The page that all views are looked at in. */
  let looked: Page | undefined;
  let data: IndexData;

  /**
   * Waits until an expression is true in the page. The policy of the page lets nobody evaluate texts from
   * within, as the browser's own waiting does.
   */
  async function until(expression: string, on: Page = page): Promise<void> {
    for (const end = Date.now() + 20_000; !(await on.evaluate(expression)); await on.waitForTimeout(20))
      if (Date.now() > end) throw new Error(`never true: ${expression}`);
  }
  /** Opens an address anew, as a link that somebody was sent. */
  async function open(hash = '', on: Page = page): Promise<void> {
    await on.goto('about:blank');
    await on.goto(`${address}${hash}`);
    await until('document.documentElement.dataset.shown === location.hash', on);
  }
  /** Waits until the address holds something, and what it asks for is shown. */
  const shows = async (part: string) => {
    await until(
      `location.hash.includes(${JSON.stringify(part)}) && document.documentElement.dataset.shown === location.hash`,
    );
  };
  const text = (selector: string) => page.locator(selector).first().innerText();
  const count = (selector: string) => page.locator(selector).count();
  /** What a button gives as a file. */
  async function taken(button: string): Promise<{ name: string; content: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  }

  beforeAll(async () => {
    symlinkSync((await shippedIndex()).path, join(release, 'england-2026'));
    await writeExplorer(release, { warn: (line) => wrong.push(line), stage: () => undefined });
    data = JSON.parse(readFileSync(join(release, 'explorer', 'data', 'england-2026.json'), 'utf8'));
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|blob|data|about):/.test(request.url())) wrong.push(request.url());
    });
  });
  beforeEach(() => {
    wrong.length = 0;
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(release, { recursive: true, force: true });
  });

  test('finds a place with the keyboard alone, and shows its card', async () => {
    await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('find-field');
    await page.keyboard.type('north norf');
    await page.waitForSelector('#find-list [role=option]');
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute('#find-field', 'aria-activedescendant')).toBe('find-0');
    await page.keyboard.press('Enter');
    await shows(`area=${NORTH_NORFOLK}`);
    expect(await text('.card h2')).toBe('North Norfolk');
    const i = data.areas.code.indexOf(NORTH_NORFOLK);
    const { rank, sure } = data.parts[0]!;
    expect(await text('.card .lead')).toContain(`Rank ${rank[i]} of 294`);
    expect(await text('.card .lead')).toContain(`between ${sure?.low[i]} and ${sure?.high[i]}`);
    const [back] = data.holdsBack[i]!;
    expect(await text('.card .pair ul')).toContain(data.indicators[back!]!.title);
    await until(`/rank \\d/.test(document.querySelector('[data-figure]').textContent)`);
    expect(wrong).toEqual([]);
  });

  test('finds by postcode, by a county with several areas, and says that nothing is found', async () => {
    await open();
    await page.fill('#find-field', 'nr27 9');
    await page.click('#find-0');
    await shows(`area=${NORTH_NORFOLK}`);
    await page.fill('#find-field', 'Norfolk County Council');
    await page.click('#find-0');
    expect(await count('#find-several [data-area]')).toBe(7);
    await page.click('#find-several [data-area]:has-text("Breckland")');
    await shows('area=E07000143');
    await page.fill('#find-field', 'zzzzzz');
    expect(await text('#find-list')).toContain('Nothing is found');
    expect(wrong).toEqual([]);
  });

  test('maps a measure, counts its classes and keeps an area that is chosen', async () => {
    await open('#view=map');
    await page.selectOption('#map-measure', 'weekly_pay');
    await shows('measure=weekly_pay');
    await page.waitForSelector('#map-title:has-text("Weekly pay")', { state: 'attached' });
    const counts = (await page.locator('.legend .of').allInnerTexts()).map((each) =>
      Number(each.replace(/\D/g, '')),
    );
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(294);
    const i = data.areas.code.indexOf(HARTLEPOOL);
    await page.locator(`#map [data-area="${i}"]`).dispatchEvent('click');
    await shows(`area=${HARTLEPOOL}`);
    await page.waitForSelector('#map .chosen', { state: 'attached' });
    expect(await text('#map-read')).toContain('Hartlepool');
    await page.focus('#map-region');
    await page.selectOption('#map-region', 'London');
    await shows('region=London');
    expect(await page.evaluate('document.activeElement.id')).toBe('map-region');
    await page.click('#map-details summary');
    await page.waitForSelector('#map-details tbody tr');
    expect(await count('#map-details tbody tr')).toBe(294);
    expect(wrong).toEqual([]);
  });

  test('ranks areas in a table, filtered by region and by name, and gives it as CSV', async () => {
    await open('#view=table&region=North%20East');
    const own = data.areas.region.filter((region) => region === 'North East').length;
    expect(await count('.all tbody tr')).toBe(own);
    const { name, content } = await taken('#table-take-csv');
    expect(name).toBe('england-2026-table.csv');
    const lines = content.toString('utf8').trim().split('\n');
    expect(lines).toHaveLength(own + 1);
    const ranks = lines.slice(1).map((line) => Number(line.split(',')[3]));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    await page.fill('#table-name', 'hartle');
    expect(await count('.all tbody tr:not([hidden])')).toBe(1);
    expect(wrong).toEqual([]);
  });

  test('compares areas side by side, adds one and removes one', async () => {
    await open(`#view=compare&compare=${NORTH_NORFOLK},${HARTLEPOOL}`);
    expect(await count('.compared thead th')).toBe(2);
    await page.fill('#add-field', 'Norwich');
    await page.click('#add-0');
    await shows('E07000148');
    await page.waitForSelector('.compared thead th:nth-of-type(3)');
    await page.click('.compared .remove >> nth=0');
    await until(`!location.hash.includes(${JSON.stringify(NORTH_NORFOLK)})`);
    await until(`document.querySelectorAll('.compared thead th').length === 2`);
    expect(await text('.compared thead')).toContain('Norwich');
    expect(wrong).toEqual([]);
  });

  test('plots any two measures, an area as a point', async () => {
    await open('#view=scatter&x=weekly_pay&y=index');
    const known = Number((await page.locator('.point').count()).toString());
    expect(known).toBeGreaterThan(280);
    expect(await page.textContent('.scatter')).toContain('pounds a week');
    const { content } = await taken('#scatter-take-svg');
    expect(content.toString('utf8').match(/<circle/g)).toHaveLength(known);
    expect(wrong).toEqual([]);
  });

  test('gives the map as a picture', async () => {
    await open('#view=map&measure=index');
    const png = await taken('#map-take-png');
    expect(png.name).toBe('england-2026-index.png');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    const svg = (await taken('#map-take-svg')).content.toString('utf8');
    expect(svg).toContain('Not an official statistic');
    expect(svg.match(/<path fill="#/g)).toHaveLength(294);
    expect(wrong).toEqual([]);
  });

  test('says what of a link cannot be used, and shows the rest', async () => {
    await open('#view=map&area=E99999999&measure=luck&region=<b>');
    expect(await text('#problems')).toMatch(/E99999999[\s\S]*luck[\s\S]*<b>/);
    expect(await count('#map .areas path')).toBe(294);
    expect(wrong).toEqual([]);
  });

  test('says that a data file is missing, and which', async () => {
    const file = join(release, 'explorer', 'data', 'england-2026.figures.js');
    renameSync(file, `${file}-away`);
    try {
      await open(`#view=compare&compare=${HARTLEPOOL}`);
      expect(await text('#problems [role=alert]')).toContain('data/england-2026.figures.js');
    } finally {
      renameSync(`${file}-away`, file);
    }
  });

  test('goes from one edition to another with a slider, by the keyboard, and keeps the area', async () => {
    // Of the second, everything but its name and its kinds of place is that of the first.
    const folder = join(release, 'explorer', 'data');
    const files = ['editions', 'england-2026-other'].map((name) => join(folder, `${name}.js`));
    const [list, other] = files as [string, string];
    const before = readFileSync(list, 'utf8');
    const { editions }: EditionList = JSON.parse(readFileSync(join(folder, 'editions.json'), 'utf8'));
    const second = { ...editions[0], edition: 'england-2026-other', title: 'Another method', first: false };
    const script = (name: string, value: object) =>
      `(globalThis.smiData??={})[${JSON.stringify(name)}]=${JSON.stringify(value)}`;
    writeFileSync(list, script('editions', { editions: [...editions, { ...second, data: second.edition }] }));
    writeFileSync(other, script(second.edition, { ...data, edition: second.edition, kinds: [], kind: [] }));
    try {
      await open(`#view=map&area=${HARTLEPOOL}`);
      expect(await text('#edition')).toBe(editions[0]?.title);
      await page.focus('#map-edition');
      await page.keyboard.press('ArrowRight');
      await shows('edition=england-2026-other');
      expect(await text('#edition')).toBe('Another method');
      expect(await page.getAttribute('#map-edition', 'aria-valuetext')).toBe('Another method');
      expect(page.url()).toContain(`area=${HARTLEPOOL}`);
      // It has no kinds of place, which the other map opened with: the index is shown in their place.
      expect(await text('#map-caption')).toMatch(/^Index\./);
      expect(await text('#problems')).toBe('');
      await page.keyboard.press('ArrowLeft');
      await until(`!location.hash.includes('england-2026-other')`);
      await until('document.documentElement.dataset.shown === location.hash');
      expect(await text('#edition')).toBe(editions[0]?.title);
      expect(wrong).toEqual([]);
    } finally {
      writeFileSync(list, before);
      rmSync(other);
    }
  });

  test.each(VIEWS)('fits every window and has no fault that axe finds: %s', async (view) => {
    // The policy of the page lets axe in by no other way.
    looked ??= await (await browser.newContext({ bypassCSP: true })).newPage();
    await looked.emulateMedia({ media: 'screen' });
    await open(`#view=${view}&area=${NORTH_NORFOLK}&compare=${NORTH_NORFOLK},${HARTLEPOOL}`, looked);
    for (const width of IS_LONG ? [320, 360, 768, 1280] : [320, 1280]) {
      await looked.setViewportSize({ width, height: 900 });
      expect(await looked.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(
        width,
      );
    }
    const ready = `document.documentElement.dataset.shown === location.hash && !document.querySelector('.where:empty, [data-figure]:empty')`;
    for (const scheme of IS_LONG ? (['light', 'dark'] as const) : (['light'] as const))
      expect(await axeFaults(looked, 'large', { scheme, ready }), scheme).toEqual([]);
    await looked.emulateMedia({ media: 'print' });
    expect(await looked.isVisible('.views')).toBe(false);
  });
});
