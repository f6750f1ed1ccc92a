import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf, later, SCRIPT } from '../../../outputs/page/later.js';
import { html } from '../../../outputs/page/markup.js';
import { page } from '../../../outputs/page/page.js';
import { BROWSER, openBrowser } from '../../browser/browser.js';
import { nestingProblem, tagsOf } from './reading.js';

const part = later({
  id: 'more',
  summary: 'All <b>',
  instead: 'See the file.',
  printed: true,
  body: html`<p id="row">Held back</p>`,
});
const pageOf = (body: typeof part): string =>
  page({ title: 'T', subtitle: 'S', lead: 'L', sections: [{ id: 'one', title: 'One', body }] });

describe('a part that is opened later', () => {
  test('holds its body in a template, escapes its summary, and says where else it is', () => {
    expect(part.text).toContain('<template><p id="row">Held back</p></template>');
    expect(part.text).toContain('All &lt;b&gt;');
    expect(part.text).toContain('See the file.');
    expect(nestingProblem(tagsOf(pageOf(part)))).toBeUndefined();
  });

  test('brings the script onto the page, allowed by its hash; a page without one has none', () => {
    const hash = `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`;
    expect(hashOf(SCRIPT)).toBe(hash);
    expect(pageOf(part).replaceAll('&#39;', "'")).toContain(`script-src ${hash}`);
    expect(pageOf(part)).toContain(`<script>${SCRIPT}</script>`);
    const without = pageOf(html`<p>Text</p>`);
    expect(without).not.toContain('<script');
    expect(without).not.toContain('script-src');
  });

  test('has a script that makes no markup of text and calls nothing', () => {
    expect(SCRIPT).not.toMatch(/innerHTML|insertAdjacent|document\.write|eval|fetch|XMLHttp|import|https?:/);
    expect(SCRIPT).not.toContain('</');
  });
});

describe.skipIf(BROWSER === undefined)('in a browser (left out where none is installed)', () => {
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  const open = async (javaScriptEnabled: boolean): Promise<void> => {
    tab = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await tab.setContent(pageOf(part));
  };
  const text = () => tab.locator('#more').innerText();

  test('shows its body when it is opened, and no longer where else it is', async () => {
    await open(true);
    expect(await tab.locator('#row').count()).toBe(0);
    await tab.locator('#more summary').click();
    await tab.locator('#row').waitFor();
    expect(await text()).toContain('Held back');
    expect(await text()).not.toContain('See the file.');
  });

  test('opens for a link to an element in it', async () => {
    await open(true);
    await tab.evaluate('location.hash = "#row"');
    await tab.locator('#row').waitFor();
    expect(await tab.locator('#more').getAttribute('open')).not.toBeNull();
  });

  test('is on paper, and closed again after', async () => {
    await open(true);
    await tab.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await text()).toContain('Held back');
    await tab.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await tab.locator('#more').getAttribute('open')).toBeNull();
  });

  test('without a script says where else it is', async () => {
    await open(false);
    await tab.locator('#more summary').click();
    expect(await text()).toContain('See the file.');
    expect(await text()).not.toContain('Held back');
  });
});
