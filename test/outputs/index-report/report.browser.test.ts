import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '../../browser/axe.js';
import { BROWSER, openBrowser } from '../../browser/browser.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';
import { cases, IS_LONG } from '../../project/checkout.js';

/** Narrow and wide; with SMI_LONG=1 those between too. */
const WIDTHS = [320, 1280, 768, 1600].slice(0, cases(2, 4));

describe.skipIf(BROWSER === undefined)('the report in a browser (left out where none is installed)', () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const { path } = await shippedIndex();
    browser = await openBrowser();
    // axe has to inject a script into a page whose policy allows none; the page itself is opened unchanged.
    page = await (await browser.newContext({ bypassCSP: true })).newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(join(path, 'report.html')).href);
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('requests nothing but itself, and logs no error', () => {
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test.each(WIDTHS)('fits a window %i pixels wide without scrolling sideways', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(width);
  });

  test('has its results, from the top of the page on, within six screens of 1280 × 900', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    // Sections that are not near are only guessed at until they are laid out.
    await page.addStyleTag({ content: 'main > section { content-visibility: visible !important }' });
    const end = await page.evaluate(
      'document.querySelector("#sureness").getBoundingClientRect().top + scrollY',
    );
    expect(end).toBeLessThanOrEqual(6 * 900);
  });

  test('shows the ranked table at 1280 pixels without moving it sideways, and stacked on a telephone', async () => {
    await page.locator('#all-ranks > summary').click();
    await page.locator('#all-ranks .tall').waitFor();
    const table = `document.querySelector('#all-ranks .tall')`;
    const inner = () => page.evaluate(`${table}.scrollWidth - ${table}.clientWidth`);
    expect(await inner()).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await inner()).toBeLessThanOrEqual(0);
    const cell = `${table}.querySelector('tbody td:nth-child(3)')`;
    expect(await page.evaluate(`getComputedStyle(${cell}).display`)).toBe('block');
    expect(await page.evaluate(`getComputedStyle(${cell}, '::before').content`)).toContain('90%');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });

  // Axe takes long for large pages: each time it looks at a page of areas by class, made of the same parts.
  test.skipIf(!IS_LONG)('has no fault that axe finds (left out without SMI_LONG=1)', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await axeFaults(page, 'large')).toEqual([]);
  });

  test('draws every district of the map', async () => {
    const drawn = await page.evaluate(
      '[...document.querySelectorAll("svg.map use")].filter((use) => use.getBBox().width > 0).length',
    );
    expect(drawn).toBeGreaterThan(294 * 2);
  });

  test('prints on a reasonable number of A4 pages, and every figure has an alternative text', async () => {
    const plain = await page.pdf({ format: 'A4' });
    expect(plain.length).toBeLessThanOrEqual(2 * 1024 * 1024);
    const pdf = (await page.pdf({ format: 'A4', tagged: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThan(40);
    // Pictures, and the figures that they are in.
    const figures = pdf.match(/\/S \/Figure\n[^>]*/g) ?? [];
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.filter((one) => !/\/Alt [(<].{5}/s.test(one))).toEqual([]);
  });
});
