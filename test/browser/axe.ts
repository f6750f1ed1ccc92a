import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { cases } from '../project/checkout.js';

/** Rows of a table, and areas of a map, are made alike by one function: so many of each are looked at. */
const KEPT = cases(4, 12);
/** So are words of one style in a chart of ranks; all are looked at with SMI_LONG=1. */
const KEPT_WORDS = cases(4, Number.POSITIVE_INFINITY);

/**
 * What axe finds on the page, opened anew at 1280 pixels with its long tables, charts and maps cut short:
 * hundreds of rows that are alike would take it half a minute.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  const copy = await page.context().newPage();
  try {
    await copy.setViewportSize({ width: 1280, height: 900 });
    await copy.goto(page.url());
    await copy.evaluate(`for (const list of document.querySelectorAll('tbody, svg.map g'))
      for (const item of [...list.children].slice(${KEPT})) item.remove();
    for (const chart of document.querySelectorAll('.ranks svg')) {
      const styles = Map.groupBy(chart.querySelectorAll('text'), (text) => text.getAttribute('class'));
      for (const texts of styles.values()) for (const text of texts.slice(${KEPT_WORDS})) text.remove();
    }`);
    const { violations } = await new AxeBuilder({ page: copy }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  } finally {
    await copy.close();
  }
}
