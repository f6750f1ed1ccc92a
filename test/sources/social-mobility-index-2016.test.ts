import { describe, expect, test } from 'vitest';
import index2016 from '../../sources/social-mobility-index-2016.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const FILE = fileOf(index2016).name;
const read = (text?: string) =>
  index2016.read(FixtureReader.of(index2016, text === undefined ? {} : { [FILE]: text }));

describe('the index of 2016', () => {
  test('is read under the names of its districts, rank 1 the best', async () => {
    const rows = await read();
    expect(rows[0]).toEqual({
      name: 'Wycombe',
      rank: 1,
      score: 80.5,
      row: 2,
      cell: `${FILE}#2:smi_score`,
      raw_text: '80.5',
    });
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
  });

  test.each([
    ['a district twice', 'Chiltern', 'Bristol', 'row 4, column lad_nm'],
    ['no name', 'Chiltern', ' ', 'row 4, column lad_nm'],
    ['a rank that is none', 'Wycombe,1,', 'Wycombe,0,', 'row 2, column smi_rank'],
    ['text for a score', '80.5', 'high', 'row 2, column smi_score'],
    ['ranks that do not follow from the scores', '80.5', '8.5', 'row 2, column smi_rank'],
  ])('refuses %s', async (_, from, to, where) => {
    const error = await refusal(() => read(changed(index2016, from, to)));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect([error.message, ...error.places].join('\n')).toContain(where);
  });
});
