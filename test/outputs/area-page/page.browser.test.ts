import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaAtlas } from '../../../outputs/area-page/atlas.js';
import { areaPage } from '../../../outputs/area-page/page.js';
import { neighboursOfAreas } from '../../../pipeline/areas/neighbours.js';
import { areaProfiles } from '../../../pipeline/areas/profiles.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { axeFaults } from '../../browser/axe.js';
import { BROWSER, openBrowser } from '../../browser/browser.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';
import { IS_LONG } from '../../project/checkout.js';

const WIDTHS = [320, 390, 700, 1280];
/** A district in a county, a single-tier council, the longest name, a county, the region of most areas. */
const LOOKED_AT = ['E07000147', 'E06000001', 'E06000058', 'E10000020', 'E12000008'];
/** What a page may weigh. */
const MOST_BYTES = 150_000;

describe.skipIf(BROWSER === undefined || !IS_LONG)(
  'the pages of areas in a browser (with SMI_LONG=1)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'area-pages-'));
    const sizes = new Map<string, number>();
    const requests: string[] = [];
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      const { data } = await shippedIndex();
      const registers = readRegisters();
      const neighbours = neighboursOfAreas(registers);
      const profiles = [...areaProfiles(data, { registers, neighbours })];
      const atlas = areaAtlas(profiles, data.topology, ['json']);
      for (const profile of profiles) {
        const text = areaPage(profile, atlas);
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
      expect(sizes.size).toBeGreaterThan(300);
    });

    test.each(LOOKED_AT)(
      '%s requests nothing, fits every window, and has no fault that axe finds',
      async (code) => {
        const address = pathToFileURL(join(folder, `${code}.html`)).href;
        requests.length = 0;
        await page.goto(address);
        expect(requests).toEqual([address]);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(
            width,
          );
        }
        expect(await axeFaults(page, 'small')).toEqual([]);
      },
    );

    test.each(LOOKED_AT)('%s prints on two pages of A4', async (code) => {
      await page.goto(pathToFileURL(join(folder, `${code}.html`)).href);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    });
  },
);
