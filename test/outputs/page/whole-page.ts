import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { SCRIPT } from '../../../outputs/page/later.js';
import { named, nestingProblem, tagsOf } from './reading.js';

/** What can load something, send something or change what addresses mean. */
const LOADING = ['script', 'iframe', 'object', 'embed', 'form', 'img', 'link', 'base', 'video', 'audio'];

/** The style sheet of a page. */
export const styleOf = (page: string): string => /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';

/**
 * Tests what must be true of every page: structure, references, text alternatives, and that it loads nothing.
 */
export function testWholePage(page: string): void {
  const tags = tagsOf(page);
  const style = styleOf(page);
  const idsOf = (wanted: typeof tags) => wanted.flatMap(({ attributes }) => attributes.get('id') ?? []);

  it('is well nested, in British English', () => {
    expect(nestingProblem(tags)).toBeUndefined();
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
  });

  it('has one heading of the first level, which comes first, and skips no level', () => {
    const levels = tags.flatMap(({ name, closing }) =>
      /^h[1-6]$/.test(name) && !closing ? Number(name[1]) : [],
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  it('has each id once, and every reference leads to one', () => {
    const ids = idsOf(tags);
    const known = new Set(ids);
    expect(known.size).toBe(ids.length);
    for (const { attributes } of tags) {
      const href = attributes.get('href');
      if (href?.startsWith('#')) expect(known, href).toContain(href.slice(1));
      for (const id of attributes.get('aria-labelledby')?.split(' ') ?? []) expect(known, id).toContain(id);
    }
    for (const [, id = ''] of page.matchAll(/url\(#([^)]*)\)/g)) expect(known, id).toContain(id);
    for (const [, id = ''] of page.matchAll(/fill="var\(--([^)]*)\)"/g)) expect(known, id).toContain(id);
  });

  it('lists every section in the contents, in order', () => {
    const start = page.indexOf('<nav class="contents"');
    const contents = page.slice(start, page.indexOf('</nav>', start));
    const listed = named(tagsOf(`${contents}</nav>`), 'a').map(({ attributes }) =>
      attributes.get('href')?.slice(1),
    );
    expect(listed).toEqual(idsOf(named(tags, 'section')));
  });

  it('gives every picture a text alternative, or hides it', () => {
    for (const { attributes } of named(tags, 'svg')) {
      const labelled = attributes.get('role') === 'img' && attributes.has('aria-labelledby');
      expect(labelled || attributes.get('aria-hidden') === 'true').toBe(true);
    }
  });

  it('loads nothing, and its style sheet names nothing outside the page', () => {
    for (const name of LOADING) expect(named(tags, name), name).toEqual([]);
    const keys = tags.flatMap(({ attributes }) => [...attributes.keys()]);
    expect(keys.filter((key) => /^on|^style$|^src/.test(key))).toEqual([]);
    expect(style).not.toBe('');
    expect(style).not.toMatch(/@import|https?:|expression|url\((?!#)/);
  });

  it('has a policy that allows its own style sheet and script, by their hashes, and nothing else', () => {
    const policy = named(tags, 'meta').find(
      ({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy',
    );
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1];
    // A page has a script only where something is opened later.
    expect(script).toBe(page.includes('<template>') ? SCRIPT : undefined);
    const scripts = script === undefined ? '' : ` script-src ${hash(script)};`;
    expect(policy?.attributes.get('content')?.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src ${hash(style)};${scripts} base-uri 'none'; form-action 'none'`,
    );
  });
}
