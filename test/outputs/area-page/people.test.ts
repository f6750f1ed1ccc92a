import { expect, test } from 'vitest';
import { movesSection, persistenceWords, shadowSection } from '../../../outputs/area-page/people.js';
import { html } from '../../../outputs/page/markup.js';
import type { AreaProfile } from '../../../schemas/release/area-profile.js';
import { wordsOf } from '../page/reading.js';
import { fullProfile, smallAtlas } from './small-areas.js';

type Persistence = NonNullable<AreaProfile['long_shadow'][number]['persistence']>;
const persistence = (changes: Partial<Persistence>): string =>
  persistenceWords({ persistence: { ...fullProfile().long_shadow[0]!.persistence!, ...changes } });

test('how long is counted in years of its own figures; nothing is said where there are none', () => {
  expect(persistence({})).toContain('2 of 5 years, 2019 to 2023');
  expect(persistence({ years_cold: 0 })).toContain('none of 5 years');
  expect(persistence({ years_known: 1, last_known: '2019' })).toMatch(/1 year, 2019\.$/);
  expect(persistence({ years_known: 0 })).toBe('');
  expect(persistence({ years_known: 1, years_cold: 1, first_known: null })).toMatch(/1 of 1 year\.$/);
  expect(persistenceWords({ persistence: null })).toBe('');
});

test('a class is that of the authority, whose name is given where it is another', () => {
  const body = (profile: AreaProfile) => wordsOf(html`${shadowSection(profile)?.body}`.text);
  const [one] = fullProfile().long_shadow;
  expect(body(fullProfile())).toContain('figure of Shoreshire');
  const own = { ...one!, authority: { code: 'E07000147', name: 'North Shore' } };
  expect(body(fullProfile({ long_shadow: [own] }))).not.toContain('This is the figure of');
  expect(body(fullProfile({ long_shadow: [{ ...one!, kind: null }] }))).toContain('No figure');
  expect(shadowSection(fullProfile({ long_shadow: [] }))).toBeUndefined();
});

test('moves name the five largest flows, and there is no section without moves', () => {
  const flow = (i: number) => ({ code: `E0900000${i}`, name: `Place ${i}`, people: 10 - i });
  const moves = { ...fullProfile().moves!, origins: [1, 2, 3, 4, 5, 6].map(flow) };
  const words = wordsOf(html`${movesSection(fullProfile({ moves }), smallAtlas())?.body}`.text);
  expect(words).toContain('Place 5 (5)');
  expect(words).not.toContain('Place 6');
  expect(movesSection(fullProfile({ moves: null }), smallAtlas())).toBeUndefined();
});
