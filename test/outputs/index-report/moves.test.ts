import { describe, expect, it, test } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { moveRows } from '../../../pipeline/moves/area-moves.js';
import type { AreaFlows } from '../../../pipeline/moves/flows.js';
import { betweenRows, elsewhereRows } from '../../../pipeline/moves/group-moves.js';
import { movesBetweenTable, movesElsewhereTable, movesTable } from '../../../schemas/release/moves-tables.js';
import { rowsOf, section, wordsOf } from '../page/reading.js';
import { styleOf, testWholePage } from '../page/whole-page.js';
import { tinyRelease } from './fixture.js';
import { AREAS } from './tiny-areas.js';

const places = [...AREAS].sort((a, b) => (a.code < b.code ? -1 : 1));
const codes = places.map(({ code }) => code);
const standing = {
  code: 'index',
  name: 'Index',
  scores: places.map(({ score }) => score),
  fifths: places.map(({ fifth }) => fifth),
};
const named6 = places.map(({ code, name, region }) => ({
  area_code: code,
  area_name: name,
  region_code: region === 'London' ? 'E12000007' : 'E12000001',
  region_name: region,
}));

/** People by code of origin and destination; everybody else stayed. */
function tinyMoves(moves: readonly (readonly [from: string, to: string, people: number])[]): AreaFlows {
  const people = new Float64Array(36);
  for (const [from, to, count] of moves) people[codes.indexOf(from) * 6 + codes.indexOf(to)] = count;
  const arrivals = new Float64Array(6).fill(7);
  const outside = [
    { code: '999999999', name: 'Abroad', kind: 'abroad' as const, arrivals, departures: undefined },
  ];
  return { areas: codes, people, sameAddress: new Float64Array(6).fill(1000), outside };
}

function withMoves(flows: AreaFlows): IndexRelease {
  return {
    ...tinyRelease(),
    moves: {
      areas: { table: movesTable([standing]), rows: moveRows(flows, named6, [standing], 1e-9) },
      between: { table: movesBetweenTable, rows: betweenRows(flows, named6, [standing]) },
      elsewhere: { table: movesElsewhereTable, rows: elsewhereRows(flows, 'census') },
    },
  };
}

// Epsilon (fifth 5) to Alpha (1), to Beta (2); Alpha to Epsilon; Delta (4) to Beta, which is in its region.
const page = reportHtml(
  withMoves(
    tinyMoves([
      ['E07000902', 'E09000901', 10],
      ['E07000902', 'E06000901', 30],
      ['E09000901', 'E07000902', 50],
      ['E07000901', 'E06000901', 10],
    ]),
  ),
);
const own = section(page, 'moves');

describe('a page with moves', () => {
  testWholePage(page);

  it('says how many moved, how many to a higher score, and where those left for who left a coldspot', () => {
    const words = wordsOf(own);
    expect(words).toContain('100');
    // Epsilon 40 and Delta 10 of 100.
    expect(words).toMatch(/of them to a district with a higher score\s*50\.0%/);
    expect(words).toMatch(/of the 40 people who left a coldspot went to a hotspot\s*25\.0%/);
    expect(words).toMatch(/of them went to another coldspot\s*0\.0%/);
  });

  it('draws a band for each pair with moves, with its numbers, and a bar for each fifth at both ends', () => {
    const picture = own.slice(own.indexOf('<svg class="flow"'), own.indexOf('</svg>'));
    const titles = [...picture.matchAll(/<path [^>]*><title>([^<]*)<\/title>/g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Best fifth to Worst fifth: 50, 100% of those who left',
      'Fourth fifth to Second fifth: 10, 100% of those who left',
      'Worst fifth to Best fifth: 10, 25% of those who left',
      'Worst fifth to Second fifth: 30, 75% of those who left',
    ]);
    expect(picture.match(/<rect /g)).toHaveLength(10);
  });

  it('has a table with the same numbers', () => {
    const rows = rowsOf(page, 'moves-between-fifths');
    expect(rows.at(-1)?.map((cell) => cell.replace(/\s+/g, ' '))).toEqual([
      'Worst fifth',
      '10 25%',
      '30 75%',
      '0 0%',
      '0 0%',
      '0 0%',
      '40',
    ]);
    const foot = own.slice(own.indexOf('<tfoot>'), own.indexOf('</tfoot>'));
    expect(foot).toMatch(/100<\/td><\/tr>/);
  });

  it('names where most leave, with the share, and maps every area', () => {
    const rows = rowsOf(page, 'departure-rates');
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(['Alpha', 'Epsilon', 'Zeta']));
    expect(rows.find(([name]) => name === 'Epsilon')?.slice(1)).toEqual(['40', '+10', '3.8%', '100.0%']);
    // Epsilon, the fifth area, is in the class of the highest rates; Nowhere, the last, is not ranked.
    const colours = /\.of-departures-map\{([^}]*)\}/.exec(styleOf(page))?.[1]?.split(';');
    expect(colours).toHaveLength(7);
    expect(colours?.[4]).toMatch(/^--d4:#(14305a|45739f)$/);
    expect(colours?.[6]).toBe('--d6:#ffffff');
  });

  it('says what the moves are not', () => {
    const words = wordsOf(own);
    for (const fact of [
      'aged one and over',
      'lockdowns',
      'no age',
      'family',
      'Scotland',
      '42 from outside the United Kingdom',
    ])
      expect(words).toContain(fact);
    // Delta to Beta and Epsilon to Beta are in The North.
    expect(words).toContain('40% of the moves end in the region');
  });
});

test('without moves there is no such section', () => {
  expect(reportHtml(tinyRelease())).not.toContain('id="moves"');
});

test('where nobody moved no share is made up', () => {
  const empty = section(reportHtml(withMoves(tinyMoves([]))), 'moves');
  const words = wordsOf(empty);
  expect(words).not.toMatch(/NaN|Infinity/);
  expect(words).toMatch(/who left a coldspot went to a hotspot\s*–/);
  expect(words).toMatch(/of them to a district with a higher score\s*–/);
  expect(empty).not.toContain('<path ');
});
