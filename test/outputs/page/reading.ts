import { SCRIPT } from '../../../outputs/page/later.js';

/** A tag as written in a page. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Text up to the next tag. */
  readonly text: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
}

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:]*)((?:\s+[a-zA-Z:-]+="[^"<>]*")*)\s*(\/?)>([^<]*)/g;
const ATTRIBUTE = /([a-zA-Z:-]+)="([^"]*)"/g;

/** The page without the one script that pages may have. */
export const withoutScript = (page: string): string => page.replace(`<script>${SCRIPT}</script>\n`, '');

/**
 * The tags of a page; style sheet and script are left out. Throws when anything remains that is neither a
 * tag nor text.
 */
export function tagsOf(page: string): Tag[] {
  const body = withoutScript(page)
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace('<!DOCTYPE html>', '');
  const left = body.replace(TAG, '').trim();
  if (left !== '') throw new Error(`not a tag: ${left.slice(0, 80)}`);
  return [...body.matchAll(TAG)].map(([, slash, name = '', attributes = '', end, text = '']) => ({
    name,
    attributes: new Map([...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value])),
    text,
    closing: slash === '/',
    selfClosing: end === '/',
  }));
}

/** How many elements a browser lays out before anything is opened: what is in a template it does not. */
export const elementsOf = (page: string): number =>
  tagsOf(page.replace(/<template>[\s\S]*?<\/template>/g, '')).filter(({ closing }) => !closing).length;

export const named = (tags: readonly Tag[], name: string): Tag[] =>
  tags.filter((tag) => tag.name === name && !tag.closing);

const VOID = new Set(['meta', 'br', 'link', 'img', 'input']);

/** The first closing tag that does not match the last open one; undefined when all are well nested. */
export function nestingProblem(tags: readonly Tag[]): string | undefined {
  const open: string[] = [];
  for (const { name, closing, selfClosing } of tags) {
    if (VOID.has(name) || selfClosing) continue;
    if (!closing) open.push(name);
    else {
      const last = open.pop();
      if (last !== name) return `</${name}> closes <${last}>`;
    }
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}> is not closed`;
}

/** The page from the start of one section to its end. */
export function section(page: string, id: string): string {
  const start = page.indexOf(`<section id="${id}"`);
  return start < 0 ? '' : page.slice(start, page.indexOf('</section>', start));
}

/** The visible words of a piece of a page, with one space between them. */
export const wordsOf = (piece: string): string =>
  piece
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Rows of the body of the table whose caption has an id, as the words of their cells. */
export function rowsOf(page: string, captionId: string): string[][] {
  const i = page.indexOf(`<caption id="${captionId}"`);
  const body = page.slice(page.indexOf('<tbody>', i), page.indexOf('</tbody>', i));
  return body
    .split('<tr')
    .slice(1)
    .map((row) =>
      row
        .split(/<t[hd]/)
        .slice(1)
        .map((cell) => wordsOf(`<td${cell}`)),
    );
}
