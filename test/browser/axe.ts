import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { IS_LONG } from '../project/checkout.js';

/** Rows of a table, and areas of a map, are made alike by one function: so many of each are looked at. */
const KEPT = 12;

/**
 * What axe finds on the page, opened anew at 1280 pixels with its long tables and maps cut short: hundreds of
 * rows that are alike would take it half a minute. Contrast takes longer than all other rules together: on a
 * large page it is looked at with SMI_LONG=1 only, on small pages of the same style always.
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
