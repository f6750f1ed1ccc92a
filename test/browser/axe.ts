import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { IS_LONG } from '../project/checkout.js';

/** One function makes all rows of a table and all areas of a map, so a sample of this many is checked. */
const KEPT = 12;

/**
 * What axe finds on the page, reopened at 1280 pixels with its long tables and maps cut short: hundreds of
 * similar rows would take half a minute. Contrast takes longer than all other rules together: on a
 * large page it is checked with SMI_LONG=1 only, on small pages of the same style always.
 */
export async function axeFaults(page: Page, size: 'small' | 'large'): Promise<string[]> {
  const copy = await page.context().newPage();
  try {
    await copy.setViewportSize({ width: 1280, height: 900 });
    await copy.goto(page.url());
    await copy.evaluate(`for (const list of document.querySelectorAll('tbody, svg.map g'))
      for (const item of [...list.children].slice(${KEPT})) item.remove()`);
    const leftOut = size === 'large' && !IS_LONG ? ['color-contrast'] : [];
    const { violations } = await new AxeBuilder({ page: copy }).disableRules(leftOut).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  } finally {
    await copy.close();
  }
}
