import { expect, test } from 'vitest';
import districts from '../../sources/open-geography-districts.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader, fixtureText } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const read = (text = fixtureText(districts)) =>
  districts.read(FixtureReader.of(districts, { [fileOf(districts).name]: text }));

test('the districts have codes, names and boundaries', async () => {
  const found = await read();
  expect(found.map(({ code, name, geometry }) => [code, name, geometry.type])).toEqual([
    ['E06000901', 'Northmere', 'Polygon'],
    ['E06000902', 'Southmere', 'MultiPolygon'],
    ['E07000901', 'Eastvale', 'Polygon'],
  ]);
});

test.each([
  ['a district without a code', '"LAD25CD":"E06000901"', '"LAD24CD":"E06000901"', 'LAD25CD'],
  ['a district that comes twice', 'E07000901', 'E06000901', 'E06000901'],
  ['coordinates in metres', '[-2,51]', '[441000,112000]', 'coordinates'],
  ['points in place of boundaries', '"Polygon"', '"Point"', 'type'],
  ['no districts', /"features":\[[\s\S]*\]/, '"features":[]', 'features'],
  ['half a file', /,\n[\s\S]*$/, '', 'JSON'],
])('%s is refused', async (_, from, to, said) => {
  const error = await refusal(read(changed(districts, from, to)));
  expect([error.code, error.exit]).toEqual(['file-unreadable', 4]);
  expect(error.message).toContain(said);
});
