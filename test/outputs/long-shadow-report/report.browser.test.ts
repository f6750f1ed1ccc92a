import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { classReportHtml } from '../../../outputs/kind-report/report.js';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { axeFaults } from '../../browser/axe.js';
import { BROWSER, openBrowser } from '../../browser/browser.js';
import { shippedLongShadow } from '../../fixtures/shipped-releases.js';
import { cases, IS_LONG } from '../../project/checkout.js';
import { classReport } from '../kind-report/fixture.js';

/** Narrow and wide; with SMI_LONG=1 those between too. */
const WIDTHS = [320, 1280, 768, 1600].slice(0, cases(2, 4));

describe.skipIf(BROWSER === undefined)(
  'the report of the long shadow in a browser (left out where none is installed)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'smi-long-shadow-'));
    let browser: Browser;
    let page: Page;
    const requests: string[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      const file = join(folder, 'report.html');
      writeFileSync(file, longShadowHtml(await shippedLongShadow()));
      browser = await openBrowser();
      // axe has to inject a script into a page whose policy allows none; the page itself is opened unchanged.
      page = await (await browser.newContext({ bypassCSP: true })).newPage();
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(pathToFileURL(file).href);
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('requests nothing but itself, and logs no error', () => {
      expect(requests).toHaveLength(1);
      expect(complaints).toEqual([]);
    });

    test.each(WIDTHS)('fits a window %i pixels wide without scrolling sideways', async (width) => {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    });

    // Axe takes long for large pages: each time it looks at the one of areas by class, below.
    test.skipIf(!IS_LONG)('has no fault that axe finds (left out without SMI_LONG=1)', async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await axeFaults(page, 'large')).toEqual([]);
    });

    const openAll = () => page.evaluate('dispatchEvent(new Event("beforeprint"))');

    test('writes no name in a plot over another, nor past its edge', async () => {
      await openAll();
      await page.setViewportSize({ width: 1280, height: 900 });
      const faults =
        await page.evaluate(`[...document.querySelectorAll('.plot .scroll svg')].flatMap((svg) => {
        const frame = svg.querySelector('.border').getBoundingClientRect();
        const boxes = [...svg.querySelectorAll('.name')].map((text) => text.getBoundingClientRect());
        return boxes.flatMap((a, i) => [
          ...(a.left < frame.left || a.right > frame.right ? ['edge'] : []),
          ...boxes.slice(i + 1).filter((b) =>
            a.left + 1 < b.right && b.left + 1 < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom),
        ]);
      }).length`);
      expect(faults).toBe(0);
    });

    test('writes no name or number in a plot on a dot, and each nearest to its own dot or with a line to it', async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      const faults = await page.evaluate(`[...document.querySelectorAll('.plot')].flatMap((plot) => {
        const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        const dots = [...plot.querySelectorAll('.scroll use')].map((use) => ({
          name: use.textContent.split(': level')[0], at: middle(use.getBoundingClientRect()) }));
        const listed = [...plot.querySelectorAll('.numbers li')].map((item) => item.textContent);
        const labels = [...plot.querySelectorAll('.name')].map((text) => {
          const title = text.querySelector('title')?.textContent;
          const own = (title ?? text.textContent).replace(/ \\([^)]*\\)$/, '');
          return { own, title, number: title && text.lastChild.data, box: text.getBoundingClientRect() };
        });
        const far = ({ box }, [x, y]) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
        const labelled = dots.filter(({ name }) => labels.some(({ own }) => own === name));
        const lines = plot.querySelectorAll('.leader').length;
        const led = labels.filter((label) => {
          const [nearest] = labelled.toSorted((a, b) => far(label, a.at) - far(label, b.at));
          return nearest.name !== label.own;
        });
        return [
          ...labels.filter((label) => dots.some(({ at }) => far(label, at) < 3)).map(({ own }) => 'on a dot: ' + own),
          ...led.filter(({ number }) => number === undefined).map(({ own }) => 'not nearest: ' + own),
          ...(led.length > lines ? ['without a line'] : []),
          ...labels.filter(({ number, title }) => number && listed[number - 1] !== title).map(({ own }) => 'not listed: ' + own),
        ];
      })`);
      expect(faults).toEqual([]);
    });

    // The page of the index is printed each time.
    test.skipIf(!IS_LONG)(
      'prints on a reasonable number of A4 pages (left out without SMI_LONG=1)',
      async () => {
        const bytes = await page.pdf({ format: 'A4' });
        expect(bytes.length).toBeLessThanOrEqual(2 * 1024 * 1024);
        const pdf = bytes.toString('latin1');
        const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
        expect(pages).toBeGreaterThan(8);
        expect(pages).toBeLessThan(40);
      },
    );
  },
);

describe.skipIf(BROWSER === undefined)(
  'a page of areas by class in a browser (left out where none is installed)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'smi-kinds-'));
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      const file = join(folder, 'report.html');
      writeFileSync(file, classReportHtml(classReport()));
      browser = await openBrowser();
      page = await (await browser.newContext({ bypassCSP: true })).newPage();
      await page.goto(pathToFileURL(file).href);
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test.each([360, ...WIDTHS])('fits a window %i pixels wide without scrolling sideways', async (width) => {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    });

    test('has no fault that axe finds', async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await axeFaults(page, 'small')).toEqual([]);
    });
  },
);
