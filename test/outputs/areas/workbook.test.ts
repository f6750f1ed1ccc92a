import { describe, expect, test } from 'vitest';
import { areaWorkbook, areaWorkbookBytes } from '../../../outputs/areas/workbook.js';
import { ABSENCES } from '../../../schemas/release/area-parts.js';
import {
  type AreaProfile,
  areaProfile,
  type ProfileIndicator,
} from '../../../schemas/release/area-profile.js';
import { opened, tableIn, zipMembers } from '../../fixtures/opened-workbook.js';
import { smallProfile } from './small-profile.js';

const profile = (changes: Partial<AreaProfile> = {}): AreaProfile =>
  areaProfile.parse({ ...smallProfile(), ...changes });

const indicator = (changes: Partial<ProfileIndicator>): ProfileIndicator => ({
  ...(smallProfile().indicators[0] as ProfileIndicator),
  ...changes,
});

const read = async (about: AreaProfile) => opened(areaWorkbookBytes(about));

/** The texts of the cover, one a row. */
const coverOf = async (about: AreaProfile): Promise<string[]> =>
  Object.entries((await read(about)).Sheets.Cover ?? {}).flatMap(([name, cell]) =>
    name.startsWith('!') ? [] : [String(cell?.v)],
  );

describe('the workbook of an area', () => {
  test('begins with the cover, and has a worksheet for each table that has rows', async () => {
    const book = await read(profile());
    expect(book.SheetNames).toEqual([
      ...['Cover', 'Contents', 'Notes', 'Standing', 'Indicators', 'Strengths', 'Figures traced'],
    ]);
    expect(book.Props?.Title).toBe('North Shore: A small edition');
  });

  test('names area, larger areas, direction and interval in its headers', async () => {
    const [row] = tableIn(await read(profile()), 'Indicators', 'Indicator');
    expect(row).toMatchObject({
      Indicator: 'Pay',
      'Which end is good': 'Higher is better',
      'Value, North Shore': 612.5,
      'Lower limit of the 95% interval, North Shore': 600,
      'Rank, North Shore (1 is the best)': 5,
      'Value, Shoreshire (county)': 590,
      'Value, East (region)': '[x]',
      'Value, England (country)': 600,
    });
    const [standing] = tableIn(await read(profile()), 'Standing', 'Part');
    expect(standing).toMatchObject({
      'Score, North Shore (higher is better)': 0.5,
      'Rank, North Shore (1 is the best)': 7,
      'Rank, better end of the 90% interval, figures alone': 4,
      'Rank, worse end of the 90% interval, figures alone': 9,
      'Rank, better end of the 90% interval, figures and choices': 2,
      'Rank, worse end of the 90% interval, figures and choices': 12,
      'Probability of the best fifth (share, 0 to 1)': 0.25,
    });
  });

  test('says on the cover what it is of, which edition it is from, and how to cite it', async () => {
    const cover = await coverOf(profile());
    for (const part of [
      'North Shore (E07000147), district',
      'County: Shoreshire (E10000020)',
      'Rank 7 of 20',
      'from 2 to 12',
      'small-2026, method 1.0.0',
      'Not an official statistic',
      'Open Government Licence',
    ])
      expect(cover.filter((line) => line.includes(part)).length, part).toBeGreaterThan(0);
    expect(cover.filter((line) => line.startsWith('Combined authority'))).toEqual([]);
  });

  test.each([
    ['suppressed', '[c]'],
    ['not_published', '[x]'],
    ['not_applicable', '[z]'],
    ['not_yet_known', '[n]'],
  ] as const)('a figure that is %s is %s, of the area and of its county', async (missing, shorthand) => {
    expect(ABSENCES).toContain(missing);
    const none = { value: null, lower: null, upper: null, rank: null, normalised: null, contribution: null };
    const county = { code: 'E10000020', name: 'Shoreshire', value: null, missing, cells: '' };
    const book = await read(
      profile({ indicators: [indicator({ ...none, status: 'missing', missing, county })] }),
    );
    const [row] = tableIn(book, 'Indicators', 'Indicator');
    expect([row?.['Value, North Shore'], row?.['Value, Shoreshire (county)']]).toEqual([
      shorthand,
      shorthand,
    ]);
    expect(row?.['Rank, North Shore (1 is the best)']).toBe(shorthand);
    expect(tableIn(book, 'Notes', 'About').map(({ About }) => About)).toContain(shorthand);
  });

  test('of a region has the areas in it and no standing, and compares with the country alone', async () => {
    const region = { ...smallProfile().area, code: 'E12000006', name: 'East', level: 'region' as const };
    const book = await read(
      profile({
        area: { ...region, upper_tier: null, region: null },
        standing: [],
        helps: [],
        indicators: [indicator({ county: null, region: null, rank: null, of: 0, least: null, most: null })],
        districts: [
          {
            ...{ code: 'E07000147', name: '=North', score: 1.5, rank: 2 },
            of: 9,
            fifth: 1,
            kind_of_place: null,
          },
          {
            ...{ code: 'E07000148', name: 'South', score: null, rank: null },
            of: 9,
            fifth: null,
            kind_of_place: null,
          },
        ],
      }),
    );
    expect(book.SheetNames).not.toContain('Standing');
    expect(tableIn(book, 'Areas in it', 'Area code').map((row) => Object.values(row))).toEqual([
      ['E07000147', '=North', 1.5, 2, 9, 1, '[x]'],
      ['E07000148', 'South', '[x]', '[x]', 9, '[x]', '[x]'],
    ]);
    const [row] = tableIn(book, 'Indicators', 'Indicator');
    expect(Object.keys(row ?? {}).filter((name) => name.startsWith('Value,'))).toEqual([
      'Value, East',
      'Value, England (country)',
    ]);
    expect(row?.['Rank, East (1 is the best)']).toBe('[z]');
  });

  test('of a county has its place among the upper tiers', async () => {
    const chances = { score: -0.25, rank: 90, of: 151, fifth: 3 };
    const book = await read(profile({ standing: [], upper_tier_chances: chances }));
    expect(Object.values(tableIn(book, 'Standing', 'Part')[0] ?? {}).slice(2, 7)).toEqual([
      ...[-0.25, 90, 151, 3, '[z]'],
    ]);
  });

  test('without replicates the intervals are not available rather than not applicable', async () => {
    const none = { figures: null, choices: null, rank_median: null };
    const [whole] = smallProfile().standing;
    const chances = { coldspot_probability: null, hotspot_probability: null };
    const standing = whole === undefined ? [] : [{ ...whole, ...none, ...chances }];
    const cells = async (replicates: number) =>
      Object.values(tableIn(await read(profile({ replicates, standing })), 'Standing', 'Part')[0] ?? {});
    expect((await cells(0)).filter((cell) => cell === '[x]')).toHaveLength(7);
    expect((await cells(100)).filter((cell) => cell === '[z]')).toHaveLength(7);
  });

  test('has moves, neighbours and the long shadow where the profile has them', async () => {
    const near = { code: 'E07000148', name: 'South', distance: 0.5, closeness: null };
    const words = { ...near, distance: null, closeness: 'Close' };
    const authority = { code: 'E10000020', name: 'Shoreshire' };
    const book = await read(
      profile({
        neighbours: { nearest: [near], education: [words, { ...words, closeness: null }] },
        better_than_neighbours: [{ indicator: 'pay', value: 612.5, neighbours: 600, difference: 0.2 }],
        long_shadow: [
          {
            outcome: 'a',
            name: 'Outcome',
            kind: 'cold_on_gap',
            status: 'inherited',
            authority,
            persistence: null,
          },
        ],
        moves: {
          ...{ stayers: 90, arrivals: 5, departures: 7, net: -2, departure_rate: 0.07 },
          by: [{ code: 'index', better: 0.25, similar: 0.75, worse: null }],
          destinations: [{ code: 'E07000148', name: 'South', people: 4 }],
          origins: [],
        },
      }),
    );
    expect(tableIn(book, 'Neighbours', 'By what').map((row) => Object.values(row).slice(-2))).toEqual([
      [0.5, '[z]'],
      ['[z]', 'Close'],
      ['[x]', '[x]'],
    ]);
    expect(Object.values(tableIn(book, 'Among neighbours', 'Compared with its neighbours')[0] ?? {})).toEqual(
      [...['Better', 'Pay', 612.5, 600, 0.2]],
    );
    expect(tableIn(book, 'Long shadow', 'Outcome')[0]).toMatchObject({ Class: 'Cold on gap' });
    expect(tableIn(book, 'Moves', 'What').map(({ People }) => People)).toEqual([90, 5, 7, -2, 4]);
    expect(Object.values(tableIn(book, 'Moves by fifth', 'Fifths of')[0] ?? {})).toEqual([
      ...['A small edition', 0.25, 0.75, '[x]'],
    ]);
  });

  test.each(['=HYPERLINK("x")', '+1', '＝1', "King's Lynn, West", 'Ynys Môn', 'x'.repeat(80), '[a]:*?/\\'])(
    'an area may be called %s: every header is a text, and no cell a formula',
    async (name) => {
      const bytes = areaWorkbookBytes(profile({ area: { ...smallProfile().area, name } }));
      const book = opened(bytes);
      expect(Object.keys(tableIn(book, 'Indicators', 'Indicator')[0] ?? {})).toContain(`Value, ${name}`);
      for (const { text } of (await zipMembers(bytes)).filter((member) =>
        /worksheets\/sheet/.test(member.name),
      ))
        expect(text).not.toMatch(/<f[ >]|t="e"/);
    },
  );

  test('is the same bytes twice, and each table has as many cells a row as headers', async () => {
    const bytes = areaWorkbookBytes(profile());
    expect(Buffer.compare(bytes, areaWorkbookBytes(profile()))).toBe(0);
    for (const { columns, rows } of areaWorkbook(profile()).tables)
      for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
