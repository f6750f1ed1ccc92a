import { expect, test } from 'vitest';
import { restsSection } from '../../../outputs/area-page/rests.js';
import { html } from '../../../outputs/page/markup.js';
import { wordsOf } from '../page/reading.js';
import { fullProfile, unrankedProfile } from './small-areas.js';

const wordsAbout = (profile: ReturnType<typeof fullProfile>) =>
  wordsOf(html`${restsSection(profile).body}`.text);

test('each kind of figure is counted, with the name of the county', () => {
  const words = wordsAbout(fullProfile());
  expect(words).toMatch(/^50% of the weight .*, 25% on modelled ones\./);
  expect(words).toMatch(
    /1 of 2 figures is published for North Shore itself\. 1 is that of Shoreshire as it is/,
  );
  expect(wordsAbout(unrankedProfile())).toMatch(/1 has no figure/);
});

test('without weights nothing is said of them', () => {
  expect(wordsAbout(fullProfile({ own_level_share: null }))).not.toContain('%');
  expect(wordsAbout(fullProfile({ modelled_share: 0 }))).not.toContain('modelled');
});
