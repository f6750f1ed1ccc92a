import { describe, expect, test } from 'vitest';
import neetParticipation from '../../sources/neet-participation.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader } from '../fixtures/reader.js';
import { isHostile, refusal, shownOf } from '../fixtures/refusal.js';

/** The error of the source when its fixture is changed. */
const refused = (from: string | RegExp, to: string) =>
  refusal(() =>
    neetParticipation.read(
      FixtureReader.of(neetParticipation, {
        [fileOf(neetParticipation).name]: changed(neetParticipation, from, to),
      }),
    ),
  );

describe('the bridge from the department’s numbers', () => {
  test('has only local authorities: the country and the regions have no number', async () => {
    const numbers = await neetParticipation.read(FixtureReader.of(neetParticipation));
    expect([...numbers]).toEqual([
      [901, 'E06000901'],
      [902, 'E06000902'],
      [903, 'E10000901'],
      [904, 'E08000901'],
    ]);
  });

  test.each([
    [
      'a number of two digits',
      ',901,',
      ',91,',
      'row 4, column old_la_code: not an authority number, found "91"',
    ],
    [
      'an invalid code',
      'E10000901',
      'E1000090',
      'row 6, column new_la_code: not an area code, found "E1000090"',
    ],
    ['a duplicate number', ',902,', ',901,', 'row 5, column old_la_code: appears twice, found "901"'],
  ])('refuses %s', async (_, from, to, problem) => {
    const error = await refused(from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(`a row cannot be read: ${problem}`);
  });

  test('a hostile duplicate number does not reach the terminal', async () => {
    const text = changed(neetParticipation, ',901,', ',\u001b[2J,').replace(',902,', ',\u001b[2J,');
    const reader = FixtureReader.of(neetParticipation, { [neetParticipation.files[0]?.name ?? '']: text });
    const shown = shownOf(await refusal(() => neetParticipation.read(reader)));
    expect(shown.filter(isHostile)).toEqual([]);
  });
});
