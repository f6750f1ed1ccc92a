import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { IS_LONG } from '../project/checkout.js';

/** One function makes all rows of a table and all areas of a map, so a sample of this many is checked. */
const KEPT = 12;

export interface AxeOptions {
  /** The colours that the reader of the page has chosen. */
  readonly scheme?: 'light' | 'dark';
  /** An expression that is true in the page when all of it is drawn; for pages that scripts draw. */
  readonly ready?: string;
}

/**
 * What axe finds on the page, reopened at 1280 pixels with its long tables and maps cut short: hundreds of
 * similar rows would take half a minute. Contrast takes longer than all other rules together: on a
 * large page it is checked with SMI_LONG=1 only, on small pages of the same style always.
 */
export async function axeFaults(
  page: Page,
  size: 'small' | 'large',
  { scheme = 'light', ready }: AxeOptions = {},
): Promise<string[]> {
  const copy = await page.context().newPage();
  try {
    await copy.setViewportSize({ width: 1280, height: 900 });
    await copy.emulateMedia({ colorScheme: scheme });
    await copy.goto(page.url());
    if (ready !== undefined) await copy.waitForFunction(ready);
    await copy.evaluate(`for (const list of document.querySelectorAll('tbody, svg.map g'))
      for (const item of [...list.children].slice(${KEPT})) item.remove()`);
    const leftOut = size === 'large' && !IS_LONG ? ['color-contrast'] : [];
    const { violations } = await new AxeBuilder({ page: copy }).disableRules(leftOut).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  } finally {
    await copy.close();
  }
}
