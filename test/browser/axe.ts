import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** One function makes all rows of a table and all areas of a map, so a sample of this many is checked. */
const KEPT = 12;

/**
 * What axe finds on the page, reopened at 1280 pixels with its long tables and maps cut short: hundreds of
 * similar rows would take half a minute.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  const copy = await page.context().newPage();
  try {
    await copy.setViewportSize({ width: 1280, height: 900 });
    await copy.goto(page.url());
    await copy.evaluate(`for (const list of document.querySelectorAll('tbody, svg.map g'))
      for (const item of [...list.children].slice(${KEPT})) item.remove()`);
    const { violations } = await new AxeBuilder({ page: copy }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  } finally {
    await copy.close();
  }
}
