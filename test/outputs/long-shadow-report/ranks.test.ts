import { describe, expect, it } from 'vitest';
import {
  shadowRankChart,
  shadowRankNames,
  shadowRankPicture,
} from '../../../outputs/long-shadow-report/ranks.js';
import { shadowView } from '../../../outputs/long-shadow-report/view.js';
import { html } from '../../../outputs/page/markup.js';
import { nestingProblem, tagsOf, wordsOf } from '../page/reading.js';
import { SHADOW_METHOD, tinyShadow } from './fixture.js';
import { AUTHORITIES } from './tiny-authorities.js';

const release = tinyShadow();
const chart = shadowRankPicture(release);
const names = shadowRankNames(release);

describe('the ranks of the long shadow as a picture', () => {
  it('is well nested and has no coldspots: these do not go by the rank of all outcomes', () => {
    for (const picture of [chart, names]) {
      expect(nestingProblem(tagsOf(picture))).toBeUndefined();
      expect(picture).not.toMatch(/class="of-(hot|cold)spot"|>Hotspots?<|>Coldspots?</);
      expect(picture).toContain('90% interval');
    }
  });

  it('has every ranked authority by its rank of all outcomes, and none without one', () => {
    const ranked = shadowView(release).all.filter(({ rank }) => rank !== null);
    const words = wordsOf(names);
    const at = ranked.map(({ name }) => words.indexOf(name));
    expect(ranked).toHaveLength(8);
    expect(Math.min(...at)).toBeGreaterThan(0);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    for (const { name } of AUTHORITIES)
      expect(words.includes(name)).toBe(ranked.some((area) => area.name === name));
  });

  it('takes the one outcome that there is', () => {
    const method = { ...SHADOW_METHOD, outcomes: SHADOW_METHOD.outcomes.slice(0, 1) };
    const words = wordsOf(shadowRankNames(tinyShadow({ method })));
    expect(words).toContain('Alpha');
    expect(words).toContain('A tiny long shadow, Higher education: ranks');
  });

  it('breaks a long title into lines that the picture has room for', () => {
    const title = 'The long shadow of deprivation in England and elsewhere, 2026 edition';
    const picture = shadowRankPicture({ ...release, method: { ...SHADOW_METHOD, title } });
    const lines = [...picture.matchAll(/font-size="17" font-weight="bold">([^<]*)</g)].map(
      ([, line]) => line,
    );
    expect(lines.length).toBe(2);
    expect(lines.join(' ')).toBe(`${title}, all outcomes: ranks with their intervals`);
  });

  it('stands on the page with links to the files; nothing where nothing is ranked', () => {
    const page = html`${shadowRankChart(shadowView(release))}`.text;
    expect(page).toContain('href="rank_chart.png"');
    expect(page.match(/<svg class="named"/g)).toHaveLength(1);
    const bare = tinyShadow({ areas: AUTHORITIES.slice(-1) });
    const none = { ...bare, coldspots: { ...bare.coldspots, rows: [] } };
    expect(shadowRankChart(shadowView(none))).toBe(false);
  });
});
