import { describe, expect, it } from 'vitest';
import { mapPicture } from '../../../outputs/index-report/picture.js';
import { ATTRIBUTION } from '../../../outputs/notice.js';
import { named, nestingProblem, tagsOf } from '../page/reading.js';
import { renamed, tinyRelease } from './fixture.js';
import { UNDRAWN } from './tiny-robustness.js';

const picture = mapPicture(tinyRelease());
const bare = mapPicture(tinyRelease({ drawn: UNDRAWN }));

/** How many areas are drawn in a class. */
const drawnIn = (text: string, mark: string): number =>
  named(tagsOf(text.slice(text.indexOf(`<g id="all-${mark}">`)).split('</g>')[0] ?? ''), 'path').length;

describe('the map as a separate picture', () => {
  it('is well nested, loads nothing and is reproducible', () => {
    expect(nestingProblem(tagsOf(picture))).toBeUndefined();
    // The names of the vocabularies and of the licence are addresses that nothing loads.
    const drawn = picture.replace(/ xmlns(:\w+)?="[^"]*"/g, '').replace(/<metadata>.*<\/metadata>/, '');
    expect(drawn).not.toMatch(/https?:|@import|<script/);
    expect(mapPicture(tinyRelease())).toBe(picture);
  });

  it('fades the classes of areas whose group is not sure, as the report does', () => {
    expect(['f1', 'f2', 'f3', 'f4b', 'f5b', 'f0'].map((mark) => drawnIn(picture, mark))).toEqual([
      1, 1, 1, 1, 1, 2,
    ]);
    expect(picture).toContain('Under 60%');
    expect(picture).toContain('paler where that is less sure');
  });

  it('has a pattern for every fill that it uses', () => {
    const ids = named(tagsOf(picture), 'pattern').map(({ attributes }) => attributes.get('id'));
    for (const [, id = ''] of picture.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });

  it('has whole patterns over the colour of the class, for programs that know only SVG 1.1', () => {
    expect(picture).not.toMatch(/<pattern[^>]* (xlink:)?href=/);
    expect(picture).not.toMatch(/<pattern[^>]*\/>/);
    // Alpha, the best, and Delta, not surely a coldspot: each first in its colour, then as a pattern.
    expect(picture).toContain('<g fill="#ffd257"><g id="all-f1">');
    expect(picture).toMatch(/<use class="f1" xlink:href="#all-f1"\/>/);
    expect(picture).toContain('<g fill="#56779c"><g id="all-f4b">');
    for (const { attributes } of named(tagsOf(picture), 'use'))
      expect(picture).toContain(`<g id="${attributes.get('xlink:href')?.slice(1)}">`);
  });

  it('says what it shows, and under which licence, to programs too', () => {
    expect(picture).toContain('<desc id="about">Number of districts: fifth 1, 1; fifth 2, 1; fifth 3, 1;');
    expect(picture).toMatch(/<cc:license rdf:resource="[^"]*open-government-licence\/version\/3\/"\/>/);
    expect(picture).toContain(`<dc:rights>${ATTRIBUTION}</dc:rights>`);
  });

  it('fades nothing where nothing was drawn, and says so', () => {
    expect(bare).not.toMatch(/class="f\d[ab]"/);
    expect(bare).toContain('How sure the groups are is not known');
  });

  it('shows hostile titles as text', () => {
    const release = renamed('E09000901', 'Alpha');
    const text = mapPicture({ ...release, method: { ...release.method, title: '<script>&' } });
    expect(text).toContain('&lt;script&gt;&amp;');
  });
});
