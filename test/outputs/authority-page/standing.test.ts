import { expect, test } from 'vitest';
import { standingSection } from '../../../outputs/authority-page/standing.js';
import { html } from '../../../outputs/page/markup.js';
import type { AuthorityProfile } from '../../../schemas/release/authority-profile.js';
import { laterEntry, levelThree, singleTier, smallAuthority } from '../areas/small-authority.js';
import { rowsOf, wordsOf } from '../page/reading.js';
import { smallAtlas } from './small-atlas.js';

const bodyOf = (profile: AuthorityProfile) =>
  html`${standingSection(profile, smallAtlas([profile])).body}`.text;
const cells = (profile: AuthorityProfile) =>
  rowsOf(bodyOf(profile), 'ranks').map(([, ...rest]) => rest.map((cell) => cell.replace(/^[^>]*>\s*/, '')));

test('each outcome has class, rank, interval and the three probabilities in words and number', () => {
  const [three, later, all] = cells(smallAuthority());
  expect(three).toEqual([
    'Coldspot',
    '2 of 3',
    '',
    '1 to 3',
    'likely (75%)',
    'very unlikely (under 1%)',
    'about as likely as not (40%)',
  ]);
  expect(later?.slice(0, 4)).toEqual(['Cold on gap', 'no rank', '', '–']);
  expect(later?.at(-1)).toBe('not known');
  expect(all).toEqual(['–', '2 of 3', '', '1 to 3', '–', '–', '–']);
});

test('what was never seen to happen in the draws is under 1%, and not impossible', () => {
  expect(wordsOf(bodyOf(smallAuthority()))).not.toContain('(0%)');
});

test('the years as a coldspot are named; next year has what earlier statements came to', () => {
  const words = wordsOf(bodyOf(smallAuthority()));
  expect(words).toMatch(/1 of 3 years, 2022 to 2024: in 2024\. .* \(40%\)\. .* 30\.0% .* 20\.0% to 45\.0%/);
  // Of one year there is nothing to last.
  expect(wordsOf(bodyOf(smallAuthority({ outcomes: [laterEntry()] })))).not.toContain('was a coldspot in');
  const quiet = levelThree({
    cold_periods: [],
    persistence: { ...levelThree().persistence!, years_cold: 0 },
    next_year: { coldspot_probability: 0.4, observed: null, observed_low: null, observed_high: null },
  });
  const none = wordsOf(bodyOf(smallAuthority({ outcomes: [quiet] })));
  expect(none).toContain('none of 3 years, 2022 to 2024. ');
  expect(none).not.toContain('Of earlier statements');
});

test('where figures are missing, the class says why', () => {
  expect(cells(singleTier())[0]?.slice(0, 2)).toEqual(['withheld', 'no rank']);
});
