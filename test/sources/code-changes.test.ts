import { describe, expect, test } from 'vitest';
import codeChanges from '../../sources/code-changes.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

/** The error of the source when its fixture is changed. */
const refused = (from: string | RegExp, to: string) =>
  refusal(() =>
    codeChanges.read(
      FixtureReader.of(codeChanges, { [fileOf(codeChanges).name]: changed(codeChanges, from, to) }),
    ),
  );

describe('the code changes', () => {
  test('are read with their types; an ended area has no new code', async () => {
    const changes = await codeChanges.read(FixtureReader.of(codeChanges));
    expect(changes).toHaveLength(6);
    expect(changes[3]).toEqual({
      oldCode: 'E10000902',
      oldName: 'Mereshire',
      newCode: null,
      newName: null,
      type: 'termination',
      start: 2023,
    });
    expect(changes[4]?.newName).toBe('Mere, Greater');
  });

  test.each([
    [
      'an undeclared type of change',
      'new_code,2025',
      'rename,2025',
      'row 7, column type: cannot be read, found "rename"',
    ],
    ['no type of change', 'new_code,2025', ',2025', 'row 7, column type: cannot be read, found ""'],
    [
      'a merger into nothing',
      'E06000902,Southmere,merger,2023',
      ',,merger,2023',
      'row 3, column newcd: cannot be read, found ""',
    ],
    [
      'an end with a new code',
      ',,termination',
      'E06000902,Southmere,termination',
      'row 5, column newcd: cannot be read, found "E06000902"',
    ],
    [
      'a code with a letter in it',
      'E07000911',
      'E0700O911',
      'row 3, column oldcd: cannot be read, found "E0700O911"',
    ],
    [
      'a year of two digits',
      'new_code,2025',
      'new_code,25',
      'row 7, column start: cannot be read, found "25"',
    ],
  ])('refuse %s', async (_, from, to, problem) => {
    const error = await refused(from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toBe(`changes.csv: a row cannot be read: ${problem}`);
  });

  test('a file that is cut in its last year is refused', async () => {
    const error = await refused(/25\n$/, '');
    expect(error.message).toContain('column start: cannot be read, found "20"');
  });
});
