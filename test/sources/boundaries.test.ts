import { describe, expect, test } from 'vitest';
import boundaries, { existedIn } from '../../sources/boundaries.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader, fixtureText } from '../fixtures/reader.js';
import { isHostile, refusal, shownOf } from '../fixtures/refusal.js';

/** The error of the source when its fixture is changed. */
const refused = (from: string | RegExp, to: string) =>
  refusal(() =>
    boundaries.read(
      FixtureReader.of(boundaries, { [fileOf(boundaries).name]: changed(boundaries, from, to) }),
    ),
  );

describe('the boundaries', () => {
  const names = (areas: readonly { readonly name: string }[]) => areas.map(({ name }) => name);

  test('give the areas of each year, both ends included', async () => {
    const { districts, upperTiers, combinedAuthorities } = await boundaries.read(
      FixtureReader.of(boundaries),
    );
    const of = (year: number) =>
      names(districts.filter((area) => area.code.startsWith('E') && existedIn(area, year)));
    expect(of(2022)).toEqual([
      'North Mere',
      'Eastvale',
      'Westvale',
      'Old Town',
      'New Town',
      'Millbrook',
      'Crown Liberty',
    ]);
    expect(of(2023)).toEqual([
      'North Mere',
      'Southmere',
      'Eastvale',
      'Westvale',
      'Millbrook',
      'Crown Liberty',
    ]);
    const [before, after] = [2024, 2025].map((year) =>
      districts.filter((area) => area.name === 'Millbrook' && existedIn(area, year)),
    );
    expect([before, after].map((areas) => areas?.map(({ code }) => code))).toEqual([
      ['E08000901'],
      ['E08000902'],
    ]);
    expect(names(upperTiers)).toEqual(['Valeshire', 'Mereshire']);
    expect(names(combinedAuthorities)).toEqual(['Mere', 'Mere, Greater']);
  });

  test.each([
    ['JSON that ends early', /[\s\S]{40}$/, '', 'topo.json: it is not JSON'],
    ['a page', /^[\s\S]*$/, '<html></html>', 'topo.json: it is not JSON'],
    ['another kind of JSON', '"Topology"', '"FeatureCollection"', 'topo.json: type: '],
    ['a layer that is gone', '"ltla"', '"lad"', 'topo.json: objects.ltla: '],
    [
      'an area without a code',
      '"areacd": "E06000902"',
      '"code": "E06000902"',
      'objects.ltla.geometries.1.properties.areacd',
    ],
    [
      'an area with an invalid code',
      'E06000902',
      'E\\u001b[31m',
      'objects.ltla.geometries.1.properties.areacd',
    ],
    ['a year that is text', '"start": 2025', '"start": "2025"', 'properties.start'],
    ['null', /^[\s\S]*$/, 'null', 'topo.json: '],
  ])('refuse %s', async (_, from, to, message) => {
    const error = await refused(from, to);
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toContain(message);
    expect(shownOf(error).filter(isHostile)).toEqual([]);
  });

  test('refuse names in another encoding, and do not replace letters by question marks', async () => {
    const latin = new Uint8Array(Buffer.from(fixtureText(boundaries).replace('Cwm', 'Ynys Môn'), 'latin1'));
    const error = await refusal(() => boundaries.read(new FixtureReader({ 'topo.json': latin })));
    expect(error).toMatchObject({ code: 'file-encoding', exit: 4 });
  });
});
