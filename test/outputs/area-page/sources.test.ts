import { expect, test } from 'vitest';
import { sourceSection } from '../../../outputs/area-page/sources.js';
import { html } from '../../../outputs/page/markup.js';
import type { AreaProfile } from '../../../schemas/release/area-profile.js';
import { wordsOf } from '../page/reading.js';
import { fullProfile } from './small-areas.js';

const bodyOf = (profile: AreaProfile, endings = ['csv']) =>
  html`${sourceSection(profile, { endings }).body}`.text;

test('each data set has its citation with dates, and a licence that all share is named once', () => {
  const body = bodyOf(fullProfile());
  expect(body).toContain(
    '<a href="https://office.example/wages">An office, Wages, published 1 May 2025.</a>',
  );
  expect(body.match(/https:\/\/licence\.example/g)).toHaveLength(1);
});

test('with several licences each data set has its own', () => {
  const [one] = fullProfile().sources;
  const other = { ...one!, name: 'b', licence: 'CC BY 4.0', licence_address: 'https://cc.example/by' };
  const words = wordsOf(bodyOf(fullProfile({ sources: [one!, other] })));
  expect(words).toMatch(/Government Licence v3\.0 .*CC BY 4\.0/);
});

test('an address that is not of the web is no link; without files there are none', () => {
  const [one] = fullProfile().sources;
  expect(bodyOf(fullProfile({ sources: [{ ...one!, landing_page: 'javascript:alert(1)' }] }))).not.toContain(
    'javascript:',
  );
  expect(bodyOf(fullProfile(), [])).not.toContain('download=');
});
