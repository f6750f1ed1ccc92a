import { readFileSync } from 'node:fs';
import { shipped } from '../pipeline/system/package-root.js';
import { replaceText } from './script.js';

const PAGE = shipped('docs', 'reliability.md');

/** A page with other content in a part, between two comments. Throws where there is no such part. */
export function withPart(page: string, part: string, content: string): string {
  const begin = `<!-- ${part} -->\n`;
  const from = page.indexOf(begin);
  const to = page.indexOf('<!-- end -->', from);
  if (from < 0 || to < 0) throw new RangeError(`the page has no part ${part}`);
  return `${page.slice(0, from + begin.length)}${content}\n${page.slice(to)}`;
}

/** Writes figures that a test has found into docs/reliability.md. */
export const putIntoPage = (part: string, content: string): Promise<void> =>
  replaceText(PAGE, withPart(readFileSync(PAGE, 'utf8'), part, content));
