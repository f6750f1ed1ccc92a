import { describe, expect, test } from 'vitest';
import censusOdMigration from '../../sources/census-od-migration.js';
import { fileOf } from '../../sources/source.js';
import { censusFile, FLOWS, rowsOf } from '../fixtures/census-moves.js';
import { FixtureReader } from '../fixtures/reader.js';
import { isHostile, refusal, shownOf } from '../fixtures/refusal.js';

const FILE = fileOf(censusOdMigration).name;
const read = (bytes: Uint8Array) => censusOdMigration.read(new FixtureReader({ [FILE]: bytes }));
/** The rows with the one at `row` of the file changed. */
const changed = (row: number, from: string | RegExp, to: string) =>
  censusFile(rowsOf(FLOWS).map((line, i) => (i + 2 === row ? line.replace(from, () => to) : line)));

describe('the moves of the census', () => {
  test('are read by origin, with the row of the first count', async () => {
    const { origins, destinations } = await read(censusFile());
    expect(origins.map(({ code, first_row, people }) => [code, first_row, people.size])).toEqual([
      ['999999999', 2, 2],
      ['-8', 4, 6],
      ['-9', 10, 1],
      ['E06000901', 11, 5],
      ['E07000901', 16, 2],
      ['E07000902', 18, 3],
      ['E07000911', 21, 2],
      ['E07000912', 23, 2],
      ['E09000901', 25, 2],
    ]);
    expect([...origins[5]!.people]).toEqual([
      ['E06000901', 40],
      ['E07000902', 6],
      ['E07000912', 8],
    ]);
    expect(origins[5]).toMatchObject({ name: 'Westvale, Royal Borough of' });
    expect(destinations.map(({ code }) => code)).toEqual([
      'E06000901',
      'E07000901',
      'E07000902',
      'E07000911',
      'E07000912',
      'E09000901',
    ]);
  });

  test.each([
    ['a count that is none', 11, /50$/, 'fifty', 'row 11, column Count: not a number of people'],
    ['a negative count', 11, /50$/, '-1', 'row 11, column Count: not a number of people'],
    ['a broken count', 11, /50$/, '5.5', 'row 11, column Count: not a number of people'],
    ['no count', 11, /50$/, '', 'row 11, column Count: not a number of people'],
    [
      'a malformed destination',
      12,
      ',E07000901',
      ',E0700',
      'row 12, column Lower tier local authorities code',
    ],
    ['a destination that comes twice', 12, ',E07000901', ',E06000901', 'not after E06000901, in the order'],
    ['an origin without a name', 16, 'Eastvale', '', 'row 16, column Migrant LTLA one year ago code'],
    [
      'an origin of two names',
      17,
      'Eastvale',
      'Eastville',
      'the origin was "Eastvale" before, found "Eastville"',
    ],
    [
      'a destination of two names',
      17,
      '"Westvale, Royal Borough of"',
      'West',
      'the destination was "Westvale',
    ],
    [
      'an origin again',
      25,
      'E09000901,Crown Liberty',
      'E07000901,Eastvale',
      'rows of this origin were before',
    ],
    ['a hostile name', 17, 'Eastvale', '\u001b[2J\u202e', 'row 17, column Migrant LTLA one year ago label'],
  ])('%s is reported with its row', async (_, row, from, to, problem) => {
    const error = await refusal(() => read(changed(row, from, to)));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect([error.message, ...error.places].join('\n')).toContain(problem);
    expect(shownOf(error).filter(isHostile)).toEqual([]);
  });

  test('a file that is damaged, hostile or of other columns is refused', async () => {
    expect(await refusal(() => read(censusFile().subarray(0, 60)))).toMatchObject({
      code: 'file-unreadable',
    });
    const rows = rowsOf(FLOWS);
    const huge = censusFile(Array.from({ length: 20_000 }, () => ' '.repeat(3000)));
    expect(await refusal(() => read(huge))).toMatchObject({ code: 'workbook-unsafe', exit: 4 });
    expect(await refusal(() => read(censusFile(rows.with(3, 'cut'))))).toMatchObject({
      code: 'rows-unreadable',
    });
    expect(await refusal(() => read(censusFile([])))).toMatchObject({ code: 'file-truncated' });
  });
});
