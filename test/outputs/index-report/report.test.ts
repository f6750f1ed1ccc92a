import { describe, expect, it } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { rowsOf, section, withoutScript, wordsOf } from '../page/reading.js';
import { styleOf } from '../page/whole-page.js';
import { METHOD, renamed, tinyRelease } from './fixture.js';
import { AREAS } from './tiny-areas.js';

const page = reportHtml(tinyRelease());

describe('the ranked table', () => {
  const rows = rowsOf(page, 'ranked');

  it('has every area once, in the order of the ranks, those without a rank last', () => {
    expect(rows.map(([, area]) => area)).toEqual(AREAS.map(({ name, code }) => `${name} ${code}`));
    expect(rows.map(([rank]) => rank)).toEqual(['1', '2', '3', '4', '5', '–']);
  });

  it('says that an area has no score, and shows no number instead', () => {
    expect(rows.at(-1)).toEqual([
      '–',
      'Zeta E06000903',
      '–',
      '–',
      'No score',
      '–',
      '–',
      '–',
      '–',
      'The North',
      '25%',
    ]);
  });

  it('gives a rank with both intervals and its group with the probability, then score, fifth, domains and own share', () => {
    expect(rows[4]).toEqual([
      '5',
      'Epsilon E07000902',
      '5',
      '3 to 5',
      'Coldspot 53%',
      '−1.35',
      '5',
      '5',
      '5',
      'The North',
      '25%',
    ]);
  });

  it('is linked from a list by first letter', () => {
    expect(page).toContain('<summary>Z</summary>');
    expect(page).toContain('<li><a href="#E06000903">Zeta</a></li>');
  });
});

describe('the map', () => {
  const map = section(page, 'map');

  it('gives name, rank, fifth and group of each area, always with interval and probability', () => {
    expect(map).toContain(
      '<title>Alpha: rank 1 of 5 (90% interval, figures and choices: 1); hotspot (probability over 99%)</title>',
    );
    expect(map).toContain(
      '<title>Beta: rank 2 of 5 (90% interval, figures and choices: 2 to 3); in neither end (probability over 99%)</title>',
    );
    expect(map).toContain('<title>Zeta: no score</title>');
    expect(map).toContain('<title>Nowhere: not ranked</title>');
  });

  it('has a legend in words with counts, for areas without a score as well', () => {
    const words = wordsOf(map);
    expect(rowsOf(page, 'map-legend')).toEqual([
      ['1 – best fifth (hotspots)', '1', '–'],
      ['2 – second fifth', '1', '–'],
      ['3 – middle fifth', '1', '–'],
      ['4 – fourth fifth', '–', '1'],
      ['5 – worst fifth (coldspots)', '–', '1'],
    ]);
    expect(words).toContain('No score 1 district; 1 area not ranked');
  });

  it('shows London enlarged where the edition ranks any of it, and only then', () => {
    expect(map).toContain('London, enlarged');
    const north = tinyRelease({ areas: AREAS.slice(1) });
    expect(section(reportHtml(north), 'map')).not.toContain('London, enlarged');
  });

  it('throws when an area of the index has no geometry, instead of leaving it out', () => {
    const release = tinyRelease();
    const [first, ...others] = release.topology.objects.districts.geometries;
    const districts = { ...release.topology.objects.districts, geometries: others };
    const objects = { ...release.topology.objects, districts };
    expect(first?.id).toBe('E09000901');
    const act = () => reportHtml({ ...release, topology: { ...release.topology, objects } });
    expect(act).toThrow(SmiError);
    expect(act).toThrow(/E09000901/);
  });
});

describe('the findings', () => {
  const found = wordsOf(section(page, 'findings'));

  it('never shows an area at both ends', () => {
    // What a narrow window leaves out is given under the name.
    expect(rowsOf(page, 'best').map(([area]) => area)).toEqual([
      'Alpha Hotspot over 99% 90% interval, figures and choices: 1',
      'Beta Middle over 99% 90% interval, figures and choices: 2 to 3',
    ]);
    expect(rowsOf(page, 'worst').map(([area]) => area)).toEqual([
      'Epsilon Coldspot 53% 90% interval, figures and choices: 3 to 5',
      'Delta Middle 55% 90% interval, figures and choices: 3 to 5',
    ]);
    expect(rowsOf(page, 'worst').map((row) => row.slice(3))).toEqual([
      ['3 to 5', '−1.35', 'Coldspot 53%'],
      ['3 to 5', '−0.80', 'Middle 55%'],
    ]);
  });

  it('counts hotspots and coldspots by region, and how many are sure', () => {
    expect(rowsOf(page, 'regions').map((row) => row.slice(0, 5))).toEqual([
      ['London 1 district, 0% of them coldspots', '1', '1 one sure', '0', '0%'],
      ['The North 5 districts, 20% of them coldspots', '5', '0', '1 none sure', '20%'],
    ]);
    expect(found).toContain('Most hotspots: London, 1 of its 1 district (one sure).');
    // 0.0004 of Beta is all there is
    expect(found).toContain(
      'Regions without a hotspot: The North (on average under 0.1 of its districts per replicate).',
    );
  });

  it('says whose the figures are in numbers that add up, and how many values are missing', () => {
    const found = wordsOf(section(page, 'statuses'));
    // 2, 2 and 2 are the 6 districts.
    expect(found).toContain(
      '2 take some from their county; 2 districts have a figure that is estimated or missing.',
    );
    expect(found).toContain('2 of the 6 districts rest entirely on their own figures');
    expect(found).toContain('In 3 the share is under 60%, and as low as 25%');
    expect(found).toContain('inherited from a county, one estimated and two missing.');
  });
});

describe('the domains', () => {
  it('give direction, unit, period, level, weight and source of each indicator', () => {
    expect(rowsOf(page, 'indicators-start')).toEqual([
      [
        'Reading What Reading counts.',
        'Higher is better',
        'per cent',
        'September 2024 to August 2025',
        'Districts',
        '25%',
        'The Office, School figures',
      ],
      [
        'Absence What Absence counts.',
        'Lower is better',
        'per cent',
        '2025, revised',
        'Counties and single-tier councils',
        '25%',
        'The Office, School figures',
      ],
    ]);
  });

  it('have a map each, with the colour of the fifth of every area in the domain', () => {
    const domains = section(page, 'domains');
    expect(domains).toContain('Map of the domain Early start');
    // Alpha, the first area, is the best of the first domain; Zeta, the sixth, has no score in it.
    const colours = /\.of-map-start\{([^}]*)\}/.exec(styleOf(page))?.[1]?.split(';');
    expect(colours).toEqual(expect.arrayContaining(['--d0:#ffd257', '--d5:#ffffff']));
    expect(domains).toContain('<use class="of-map-start" href="#all"/>');
  });
});

describe('the page', () => {
  it('says at the top and at the foot that it is not an official statistic', () => {
    expect(page.indexOf(NOT_OFFICIAL)).toBeLessThan(page.indexOf('<section'));
    expect(page.lastIndexOf(NOT_OFFICIAL)).toBeGreaterThan(page.indexOf('<footer'));
    expect(page.lastIndexOf(ATTRIBUTION)).toBeGreaterThan(page.indexOf('<footer'));
  });

  it('is reproducible, byte for byte', () => {
    expect(reportHtml(tinyRelease())).toBe(page);
  });

  it('has the attribution of the boundaries, every data set and how to cite', () => {
    const sources = wordsOf(section(page, 'sources'));
    expect(sources).toContain('Drawn by hand & shared.');
    expect(rowsOf(page, 'data-sets').map(([title, , use]) => [title, use])).toEqual([
      ['School figures', 'Reading; Absence'],
      ['Earnings', 'Pay'],
      ['Deprivation', 'Context for the index, never scored'],
      ['Borders', 'Areas, codes and boundaries'],
    ]);
    expect(wordsOf(section(page, 'files'))).toContain('A tiny index (edition tiny-2026, method 1.2.0');
  });

  it('can be made for one scored area, or for areas without any score', () => {
    expect(reportHtml(tinyRelease({ areas: AREAS.slice(0, 1) }))).toContain('rank 1 of 1');
    const none = reportHtml(tinyRelease({ areas: AREAS.slice(-1) }));
    expect(none).toContain('No area has a score.');
    expect(none).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('shows hostile names as text, everywhere', () => {
    const evil = `</title><script>alert("x")</script>'&<b>`;
    const hostile = reportHtml(renamed('E09000901', evil));
    const shown = '&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;&lt;b&gt;';
    expect(withoutScript(hostile)).not.toContain('<script');
    expect(hostile.split(shown).length).toBeGreaterThan(5);
    const titled = reportHtml(tinyRelease({ method: { ...METHOD, title: evil } }));
    expect(withoutScript(titled)).not.toContain('<script');
    expect(titled).toContain(`<h1>${shown}</h1>`);
  });
});
