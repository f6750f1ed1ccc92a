import { describe, expect, test } from 'vitest';
import absoluteMobility from '../../../sources/absolute-occupational-mobility.js';
import relativeMobility from '../../../sources/relative-occupational-mobility.js';
import { fileOf } from '../../../sources/source.js';
import { changed, FixtureReader, fixtureText } from '../../fixtures/reader.js';
import { refusal } from '../../fixtures/refusal.js';

const FILE = fileOf(absoluteMobility).name;
const read = (text?: string) =>
  absoluteMobility.read(FixtureReader.of(absoluteMobility, text === undefined ? {} : { [FILE]: text }));
const refused = (from: string | RegExp, to: string) =>
  refusal(() => read(changed(absoluteMobility, from, to)));

describe('the mobility of people by where they grew up', () => {
  test('is read with its limits, its error and how many were asked', async () => {
    const [first] = await read();
    expect(first).toEqual({
      measure: 'upward_mobility',
      place: 'Upper Vale, and Mere',
      isRegion: true,
      value: 30.5,
      lower: 27.952,
      upper: 33.048,
      standardError: 1.3,
      people: 1200,
      unit: 'Percentage',
      period: '2018-22',
      reason: '',
      cell: `${FILE}#4:Value`,
      raw_text: '30.5',
    });
  });

  test('is that of all people of a region: countries and groups of people are left out', async () => {
    const found = (await read()).map(({ measure, place }) => `${measure} ${place}`);
    const places = ['Upper Vale, and Mere', 'Lower Vale', 'Nowhere'];
    expect(found).toEqual(
      ['upward_mobility', 'downward_mobility', 'access_to_salariat'].flatMap((measure) =>
        places.map((place) => `${measure} ${place}`),
      ),
    );
  });

  test('may have no limits, and NA is a missing value and not zero', async () => {
    const found = await read();
    expect(found.find(({ measure }) => measure === 'access_to_salariat')).toMatchObject({
      value: -0.0291,
      lower: null,
      upper: null,
      standardError: 0.0075,
      unit: 'Random effect',
    });
    expect(
      found.find(({ measure, place }) => measure === 'downward_mobility' && place === 'Lower Vale'),
    ).toMatchObject({ value: null, lower: null, reason: 'unspecified', people: 12 });
  });

  test('keeps a row without a kind of area, and reads 1e-04', async () => {
    const found = await relativeMobility.read(FixtureReader.of(relativeMobility));
    expect(found.map(({ place, isRegion, value }) => [place, isRegion, value])).toEqual([
      ['Upper Vale and Mere', true, 0],
      ['Lower Vale', true, 0.0001],
      ['Nowhere', true, 0.0212],
      ['Abroad', false, -0.0221],
    ]);
  });

  test.each([
    ['another kind of area', /"ITL2",NA,"Lower Vale"/, '"ITL9",NA,"Lower Vale"', 'row 5, column Area_type'],
    [
      'a measure that is not known',
      /Long-up occupational mobility(?="\n"MO11".*"Lower)/,
      'Upward',
      'row 4, column Value_note',
    ],
    [
      'another unit',
      /"Percentage"(?=,"Long-up occupational mobility"\n"MO11".*"Lower)/,
      '"Share"',
      'row 4, column Unit',
    ],
    ['a region twice', '"Nowhere"', '"Lower Vale"', 'row 6, column Area_name'],
    ['a region without a name', '"Nowhere"', 'NA', 'row 6, column Area_name'],
    ['text for a number', ',30.5,', ',thirty,', 'row 4, column Value'],
    ['a share of more than all', ',30.5,', ',130.5,', 'row 4, column Value'],
    ['limits beside the value', '27.952', '31.5', 'row 4, column LCI'],
    ['a negative error', /33\.048,1\.3/, '33.048,-1.3', 'row 4, column SE'],
  ])('refuses %s', async (_, from, to, where) => {
    const error = await refused(from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(`${FILE}`);
    expect([error.message, ...error.places].join('\n')).toContain(where);
  });

  test('refuses a file without a region for a measure', async () => {
    const without = fixtureText(absoluteMobility)
      .split('\n')
      .filter((line) => !line.includes('Random effect'))
      .join('\n');
    const error = await refusal(() => read(without));
    expect(error).toMatchObject({ code: 'rows-unreadable' });
    expect(error.message).toContain('Access to the salariat');
  });
});
