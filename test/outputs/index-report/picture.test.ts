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
  named(tagsOf(text.slice(text.indexOf(`<g id="${mark}" `)).split('</g>')[0] ?? ''), 'path').length;

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
    expect(picture).toContain('Sure (90% or more)');
    expect(picture).toContain('lighter where that is less sure');
  });

  it('has one solid colour for each class, which every program draws, and no pattern', () => {
    expect(picture).not.toMatch(/<pattern|url\(|<use|href=|<style/);
    // Alpha, the best, and Delta, not surely a coldspot.
    expect(picture).toContain('<g id="f1" fill="#ffd257">');
    expect(picture).toContain('<g id="f4b" fill="#b3c6da">');
  });

  it('says what it shows, and under which licence, to programs too', () => {
    expect(picture).toContain('<desc id="about">Number of districts: fifth 1, 1; fifth 2, 1; fifth 3, 1;');
    expect(picture).toMatch(/<cc:license rdf:resource="[^"]*open-government-licence\/version\/3\/"\/>/);
    expect(picture).toContain(`<dc:rights>${ATTRIBUTION}</dc:rights>`);
  });

  it('fades nothing where nothing was drawn, and says so', () => {
    expect(bare).not.toMatch(/id="f\db"/);
    expect(bare).toContain('How sure the groups are is not known');
  });

  it('shows hostile titles as text', () => {
    const release = renamed('E09000901', 'Alpha');
    const text = mapPicture({ ...release, method: { ...release.method, title: '<script>&' } });
    expect(text).toContain('&lt;script&gt;&amp;');
  });
});
