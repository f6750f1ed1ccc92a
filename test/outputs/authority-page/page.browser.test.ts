import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorityAtlas } from '../../../outputs/authority-page/atlas.js';
import { authorityPage } from '../../../outputs/authority-page/page.js';
import { authorityProfiles } from '../../../pipeline/areas/authorities.js';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { axeFaults } from '../../browser/axe.js';
import { BROWSER, openBrowser } from '../../browser/browser.js';
import { shippedLongShadow } from '../../fixtures/shipped-releases.js';
import { IS_LONG } from '../../project/checkout.js';

const WIDTHS = [320, 390, 700, 1280];
/** A county, one with many districts, a new authority with carried years, the longest name, London. */
const LOOKED_AT = ['E10000020', 'E10000016', 'E06000063', 'E06000058', 'E09000033'];
/** What a page may weigh. */
const MOST_BYTES = 150_000;

describe.skipIf(BROWSER === undefined || !IS_LONG)(
  'the pages of authorities in a browser (with SMI_LONG=1)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'authority-pages-'));
    const sizes = new Map<string, number>();
    const requests: string[] = [];
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      const data = await shippedLongShadow();
      const { areas } = await loadEdition(shipped('editions'), 'long-shadow-england-2026');
      const profiles = authorityProfiles(data, {
        areas,
        registers: readRegisters(),
        shownBy: 'england-2026',
      });
      const atlas = authorityAtlas(profiles, data, ['csv', 'json', 'geojson', 'xlsx']);
      for (const profile of profiles) {
        const text = authorityPage(profile, atlas);
        sizes.set(profile.area.code, Buffer.byteLength(text));
        writeFileSync(join(folder, `${profile.area.code}.html`), text);
      }
      browser = await openBrowser();
      page = await (await browser.newContext({ bypassCSP: true })).newPage();
      page.on('request', (request) => requests.push(request.url()));
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('none of them is heavier than it may be', () => {
      expect([...sizes].filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([]);
      expect(sizes.size).toBe(151);
    });

    test.each(LOOKED_AT)(
      '%s requests nothing, fits every window, prints on two pages, and has no fault that axe finds',
      async (code) => {
        const address = pathToFileURL(join(folder, `${code}.html`)).href;
        await page.setViewportSize({ width: 1280, height: 900 });
        requests.length = 0;
        await page.goto(address);
        expect(requests).toEqual([address]);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(
            width,
          );
        }
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
        expect(await axeFaults(page, 'small')).toEqual([]);
      },
    );
  },
);
