import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { STYLE } from '../../../outputs/page/style.js';
import { named, nestingProblem, section, tagsOf } from '../page/reading.js';
import { tinyRelease } from './fixture.js';

const page = reportHtml(tinyRelease());
const tags = tagsOf(page);
const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);

describe('the structure of the page', () => {
  it('is well nested, in British English', () => {
    expect(nestingProblem(tags)).toBeUndefined();
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
  });

  it('has one heading of the first level, and skips no level', () => {
    const levels = tags
      .filter(({ name, closing }) => /^h[1-6]$/.test(name) && !closing)
      .map(({ name }) => Number(name[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  it('has unique ids, and a target for every reference', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    for (const { attributes } of tags) {
      const href = attributes.get('href');
      if (href?.startsWith('#')) expect(known, href).toContain(href.slice(1));
      for (const id of attributes.get('aria-labelledby')?.split(' ') ?? []) expect(known, id).toContain(id);
    }
    for (const [, id = ''] of STYLE.matchAll(/url\(#([^)]*)\)/g)) expect(known, id).toContain(id);
  });

  it('begins with a link that skips to the main part', () => {
    const [first] = named(tags, 'a');
    expect(first?.attributes.get('href')).toBe('#content');
    expect(named(tags, 'main')).toHaveLength(1);
  });

  it('lists every section in the contents, in order', () => {
    const contents = page.slice(page.indexOf('<nav class="contents"'), page.indexOf('</nav>'));
    const listed = named(tagsOf(`${contents}</nav>`), 'a').map(({ attributes }) =>
      attributes.get('href')?.slice(1),
    );
    expect(listed).toEqual(named(tags, 'section').map(({ attributes }) => attributes.get('id')));
  });
});

describe('tables', () => {
  it('have a caption and a scope on every heading', () => {
    expect(named(tags, 'caption')).toHaveLength(named(tags, 'table').length);
    expect(named(tags, 'th').every(({ attributes }) => attributes.has('scope'))).toBe(true);
  });

  it('are in a region with a name that can be scrolled by keyboard', () => {
    const scrolled = /^scroll\b/;
    const regions = tags.filter(({ attributes }) => scrolled.test(attributes.get('class') ?? ''));
    expect(regions).toHaveLength(named(tags, 'table').length);
    for (const { attributes } of regions) {
      expect(attributes.get('role')).toBe('region');
      expect(attributes.get('tabindex')).toBe('0');
      expect(ids).toContain(attributes.get('aria-labelledby'));
    }
  });

  it('have as many cells in each row of the ranking as columns', () => {
    const rows = section(page, 'ranking').split('<tr id=').slice(1);
    expect(new Set(rows.map((row) => row.split(/<t[hd][ >]/).length - 1))).toEqual(new Set([18]));
  });

  it('repeat their heads on paper, and no row is cut in two', () => {
    const print = STYLE.slice(STYLE.indexOf('@media print'));
    expect(print).toContain('thead{display:table-header-group}');
    expect(print).toMatch(/tr,[^{]*\{break-inside:avoid\}/);
  });
});

describe('pictures', () => {
  it('have a text alternative, or are hidden from those who cannot see them', () => {
    for (const { attributes } of named(tags, 'svg')) {
      const labelled = attributes.get('role') === 'img' && attributes.has('aria-labelledby');
      expect(labelled || attributes.get('aria-hidden') === 'true').toBe(true);
    }
  });

  it('that may be wider than the page can be scrolled by keyboard, and have a name', () => {
    const long = tags.filter(({ attributes }) => attributes.get('class') === 'long');
    expect(long).toHaveLength(1);
    for (const { attributes } of long) {
      expect([attributes.get('role'), attributes.get('tabindex')]).toEqual(['region', '0']);
      expect(ids).toContain(attributes.get('aria-labelledby'));
    }
  });

  it('have a pattern for every class of the map, faded and enlarged ones too', () => {
    const patterns = named(tags, 'pattern').map(({ attributes }) => attributes.get('id'));
    for (const fifth of [1, 2, 3, 4, 5])
      for (const shade of ['a', 'b'])
        expect(patterns).toEqual(expect.arrayContaining([`f${fifth}${shade}`, `f${fifth}${shade}-near`]));
  });

  it('distinguish the two ends without colour', () => {
    expect(STYLE).toContain('.f1{fill:url(#hot)}');
    expect(STYLE).toContain('.f5{fill:url(#cold)}');
    expect(named(tags, 'pattern').map(({ attributes }) => attributes.get('id'))).toEqual(
      expect.arrayContaining(['hot', 'cold', 'blank']),
    );
  });
});
