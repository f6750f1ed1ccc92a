import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { HATCHES } from '../../../outputs/page/fills.js';
import { STYLE } from '../../../outputs/page/style.js';
import { named, section, tagsOf } from '../page/reading.js';
import { testWholePage } from '../page/whole-page.js';
import { tinyRelease } from './fixture.js';

const page = reportHtml(tinyRelease());
const tags = tagsOf(page);
const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);

describe('the structure of the page', () => {
  testWholePage(page);

  it('begins with a link that skips to the main part', () => {
    const [first] = named(tags, 'a');
    expect(first?.attributes.get('href')).toBe('#content');
    expect(named(tags, 'main')).toHaveLength(1);
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
    expect(new Set(rows.map((row) => row.split(/<t[hd][ >]/).length - 1))).toEqual(new Set([11]));
  });

  it('repeat their heads on paper, and no row is cut in two', () => {
    const print = STYLE.slice(STYLE.indexOf('@media print'));
    expect(print).toContain('thead{display:table-header-group}');
    expect(print).toMatch(/tr,[^{]*\{break-inside:avoid\}/);
  });
});

describe('pictures', () => {
  it('have a colour for every class of the map, and on paper a hatch for both ends, sure or not', () => {
    for (const fifth of [1, 2, 3, 4, 5])
      for (const step of ['', 'b'])
        expect(STYLE).toMatch(new RegExp(`\\.f${fifth}${step}\\{fill:#[0-9a-f]{6}\\}`));
    const ends = [HATCHES.f1, HATCHES.f1b, HATCHES.f5, HATCHES.f5b];
    expect(ends).toEqual(['dots', 'dots', 'slanted', 'slanted']);
    expect(HATCHES.f3).toBeUndefined();
    const clips = named(tags, 'clipPath').map(({ attributes }) => attributes.get('id'));
    expect(clips).toEqual(expect.arrayContaining(['dots-index-map', 'slanted-index-map']));
    expect(STYLE).toContain('.on-paper{display:none}');
  });
});
