import { expect, test } from 'vitest';
import { html } from '../../../outputs/page/markup.js';
import { fileSection, sourceSection } from '../../../outputs/page/sources.js';
import { tinyRelease } from '../index-report/fixture.js';

const bodyOf = (data: Parameters<typeof sourceSection>[0]): string =>
  html`${sourceSection(data, 'index').body}`.text;

test('what the method prefers and the figures were made without is named, with a link', () => {
  const data = tinyRelease();
  const [source] = data.sources;
  const lacking = { ...source!, landing_page: 'https://data.example/districts' };
  const body = bodyOf({ ...data, couldHave: [{ title: 'Attainment by district', source: lacking }] });
  expect(body).toContain('<a href="https://data.example/districts">Attainment by district</a>');
  expect(body).toContain('prefers');
});

test('nothing is said where there is nothing', () => {
  const data = tinyRelease();
  expect(bodyOf(data)).not.toContain('prefers');
  expect(bodyOf({ ...data, couldHave: [] })).toBe(bodyOf(data));
});

test('a file has a link; many files of one description, which have no single address, have none', () => {
  const files = html`${fileSection([{ files: ['index.csv', 'areas/<code>.json'], what: 'Files' }]).body}`
    .text;
  expect(files).toContain('<a href="index.csv">index.csv</a>');
  expect(files).toContain('<code>areas/&lt;code&gt;.json</code>');
});
