import { describe, expect, it } from 'vitest';
import { mapPicture } from '../../../outputs/index-report/picture.js';
import { named, nestingProblem, tagsOf } from '../page/reading.js';
import { renamed, tinyRelease } from './fixture.js';
import { UNDRAWN } from './tiny-robustness.js';

const picture = mapPicture(tinyRelease());
const bare = mapPicture(tinyRelease({ drawn: UNDRAWN }));

/** How many areas are drawn in a class. */
const drawnIn = (text: string, mark: string): number =>
  named(tagsOf(text.slice(text.indexOf(`<g class="${mark}">`)).split('</g>')[0] ?? ''), 'path').length;

describe('the map as a separate picture', () => {
  it('is well nested, loads nothing and is reproducible', () => {
    expect(nestingProblem(tagsOf(picture))).toBeUndefined();
    expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|<script/);
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
