import { describe, expect, it, test } from 'vitest';
import { areaPage } from '../../../outputs/area-page/page.js';
import type { AreaProfile } from '../../../schemas/release/area-profile.js';
import { named, section, tagsOf, wordsOf } from '../page/reading.js';
import { testWholePage } from '../page/whole-page.js';
import { countyProfile, fullProfile, smallAtlas, unrankedProfile } from './small-areas.js';

const pageOf = (profile: AreaProfile): string => areaPage(profile, smallAtlas());
const full = pageOf(fullProfile());
const linksOf = (page: string) => named(tagsOf(page), 'a').map(({ attributes }) => attributes);

describe.each([
  ['a district with everything', full],
  ['an area without a score', pageOf(unrankedProfile())],
  ['a county', pageOf(countyProfile())],
])('the page of %s', (_, page) => {
  testWholePage(page);

  it('is light: a page and its style, a map of few areas', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(60_000);
  });
});

describe('where an area stands', () => {
  const words = wordsOf(section(full, 'standing'));

  test('has each rank with both intervals, its fifth and its probabilities in words and number', () => {
    expect(words).toMatch(
      /The index .*7 of 20 .*2 second-best fifth .*4 to 9 .*2 to 12 .*very unlikely \(under 1%\) .*unlikely \(25%\)/,
    );
    expect(words).toContain('Conditions low only.');
  });

  test('has domains by fifth and not by rank, because no rank of theirs has an interval', () => {
    expect(words).toMatch(/Chances: Schools 1 best fifth/);
    expect(words).not.toMatch(/Schools \d+ of 20/);
  });

  test('is said to be unknown without replicates', () => {
    const standing = fullProfile().standing.map((one) => ({
      ...one,
      figures: null,
      choices: null,
      rank_median: null,
      coldspot_probability: null,
      hotspot_probability: null,
    }));
    const page = pageOf(fullProfile({ standing, replicates: 0 }));
    expect(wordsOf(page)).toContain('How sure that is was not worked out.');
    expect(wordsOf(section(page, 'standing'))).toMatch(/The index 7 of 20 2 second-best fifth Chances/);
    expect(section(page, 'standing')).not.toContain('class="thin"');
  });

  test('has no rank where too few figures are known, and says why', () => {
    const page = wordsOf(pageOf(unrankedProfile()));
    expect(page).toContain('South Shore has no rank: too few of its figures are published.');
    expect(page).toMatch(/It has no rank Too few of its figures/);
  });
});

describe('figures', () => {
  const words = wordsOf(section(full, 'figures'));

  test('have year, unit, good end, larger places, or that nothing is published, and the rank with its range', () => {
    expect(words).toMatch(
      /Pay Work; pounds a week; higher is better .*2025 612.5 590 not published 600 – 5 of 20 1 /,
    );
    expect(words).toContain('lower is better');
    expect(words).toContain('county’s figure');
  });

  test('have the median of the places that the area is compared with', () => {
    expect(words).toMatch(/Out of work .*6 county’s figure .* 2 3 of 3 no limits/);
  });

  test('are withheld, not published and so on in words', () => {
    expect(wordsOf(section(pageOf(unrankedProfile()), 'figures'))).toMatch(/Pay .*withheld/);
  });
});

test('what holds back and what helps is said with unit, rank and the end that is good', () => {
  const words = wordsOf(section(full, 'strongest'));
  expect(words).toMatch(
    /Holds it back most Out of work : 6 per cent \(2025, county’s figure\); England 600\. Rank 3 of 3 \(no limits published\); lower is better/,
  );
  expect(words).toMatch(/Helps it most Pay : 612.5 pounds a week/);
});

test('places like it are linked, each with its distance and rank; without them there is no such part', () => {
  expect(wordsOf(section(full, 'alike'))).toMatch(
    /The 1 area most like .*South Shore , 0.40 apart: no rank .*Pay : 612.5 against 500 pounds a week; higher is better.*Nothing\./,
  );
  const { neighbours, better_than_neighbours, worse_than_neighbours, ...rest } = fullProfile();
  const page = pageOf(rest);
  expect(section(page, 'alike')).toBe('');
  expect(wordsOf(section(page, 'figures'))).not.toContain('places like it');
});

test('the neighbours that the Department for Education names are shown of a county too', () => {
  const education = [{ code: 'E10000999', name: 'Otherland, County of', distance: null, closeness: 'Close' }];
  const page = pageOf({ ...countyProfile(), neighbours: { nearest: [], education } });
  expect(wordsOf(section(page, 'alike'))).toMatch(
    /Department for Education compares Shoreshire with Otherland, County of/,
  );
});

test('the long shadow says whose class it is and how long; moves link areas that have a page', () => {
  expect(wordsOf(section(full, 'shadow'))).toMatch(
    /Level 3 by 19 Coldspot : among the worst .* figure of Shoreshire. It was a coldspot in 2 of 5 years, 2019 to 2023/,
  );
  const moves = section(full, 'moves');
  expect(wordsOf(moves)).toMatch(
    /50 people left .* 5.0% .* 40 came \(net −10\).* 36% to a better fifth of the index\. .*South Shore \(30\); Elsewhere \(5\)/,
  );
  expect(moves).toContain('<a href="E07000148.html">South Shore</a>');
  expect(moves).not.toContain('E09000999.html');
});

test('who leaves the best fifth of a part is not counted as reaching a better one', () => {
  const { moves } = fullProfile();
  const by = [...moves!.by, { code: 'chances', better: 0, similar: 0.4, worse: 0.6 }];
  const words = wordsOf(section(pageOf(fullProfile({ moves: { ...moves!, by } })), 'moves'));
  expect(words).toContain('36% to a better fifth of the index.');
  expect(words).not.toContain('better fifth of chances');
});

test('links lead to the report, to the places around and to the files, under their download names', () => {
  const links = linksOf(full);
  const hrefs = links.map((attributes) => attributes.get('href'));
  expect(hrefs).toContain('../report.html#E07000147');
  expect(hrefs).toContain('E10000020.html');
  // The region has no page in this release.
  expect(hrefs).not.toContain('E12000006.html');
  const downloads = links.flatMap((attributes) =>
    attributes.has('download') ? [[attributes.get('href'), attributes.get('download')]] : [],
  );
  expect(downloads).toEqual([
    ['E07000147.csv', 'north-shore-social-mobility-2026.csv'],
    ['E07000147.json', 'north-shore-social-mobility-2026.json'],
  ]);
});

test('a county lists its districts with ranks and intervals, and has no rank of its own', () => {
  const page = pageOf(countyProfile());
  expect(wordsOf(section(page, 'districts'))).toMatch(
    /North Shore .*7 of 20 2 second-best fifth 4 to 9 2 to 12 Conditions low only South Shore .*no rank No score – – –/,
  );
  expect(wordsOf(section(page, 'standing'))).toMatch(
    /Among the 151 .* Shoreshire is in the worst fifth on chances \(schools\)/,
  );
  expect(wordsOf(page)).not.toContain('150 of 151');
  expect(wordsOf(section(page, 'figures'))).toContain('Its areas');
});

test('the map outlines the area; an area without a boundary has a page without a map', () => {
  expect(full).toMatch(/class="own-line"><use href="#d0"/);
  const profile = fullProfile();
  const page = pageOf({ ...profile, area: { ...profile.area, code: 'E07000999' } });
  expect(page).not.toContain('class="map small"');
  expect(section(page, 'standing')).not.toBe('');
});

test.each(['O’Hare & Son’s, <b>Land</b>', "King's Lynn and West Norfolk", 'Ynys Môn Ŵ ŷ', 'X'.repeat(80)])(
  'the name %s is shown as it is',
  (name) => {
    const profile = fullProfile();
    const page = pageOf({ ...profile, area: { ...profile.area, name } });
    expect(page).not.toContain('<b>Land');
    const [title] = named(tagsOf(page), 'h1');
    const escaped = name
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/'/g, '&#39;');
    expect(title?.text).toBe(`${escaped}: social mobility profile`);
  },
);

test('notes that the page does not say elsewhere are on it once', () => {
  const page = wordsOf(pageOf(fullProfile({ notes: ['Rank 1 is the best.', 'Made up.'] })));
  expect(page.match(/Made up\./g)).toHaveLength(1);
  expect(wordsOf(section(pageOf(fullProfile({ notes: ['Rank 1 is the best.'] })), 'sources'))).not.toContain(
    'Notes',
  );
});
