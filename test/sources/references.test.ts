import { describe, expect, test } from 'vitest';
import areaRegisters from '../../sources/area-registers.js';
import boundaries, { stoodIn } from '../../sources/boundaries.js';
import codeChanges from '../../sources/code-changes.js';
import neetParticipation from '../../sources/neet-participation.js';
import type { ReferenceSource } from '../../sources/source.js';
import { changed, FixtureReader, fixtureText } from '../fixtures/reader.js';
import { isHostile, refusal, shownOf } from '../fixtures/refusal.js';

/** What a source says when the fixture of its file `index` is changed. */
const refused = (source: ReferenceSource<unknown>, from: string | RegExp, to: string, index = 0) =>
  refusal(() =>
    source.read(
      FixtureReader.of(source, { [source.files[index]?.name ?? '']: changed(source, from, to, index) }),
    ),
  );

describe('the registers', () => {
  test('place each district, in use or retired, in its larger areas', async () => {
    const { districts, upperTiers, regions } = await areaRegisters.read(FixtureReader.of(areaRegisters));
    expect(districts.size).toBe(10);
    expect(districts.get('E07000900')).toEqual({
      code: 'E07000900',
      name: 'West Vale',
      activeCode: 'E07000902',
      upperTierCode: 'E10000901',
      regionCode: 'E12000901',
      combinedAuthorityCode: '',
    });
    expect(districts.get('E07000902')?.name).toBe('Westvale, Royal Borough of');
    expect(upperTiers.get('E09000901')).toBe('Crown "Liberty"');
    expect([...regions]).toEqual([['E12000901', 'Upper Vale']]);
  });

  test.each([
    [
      'a malformed code',
      /^E06000901,/m,
      '60000901,',
      'row 2, column LADCD: no new area code, found "60000901"',
    ],
    [
      'a code that stands twice',
      /^E06000902,/m,
      'E06000901,',
      'row 3, column LADCD: no new area code, found "E06000901"',
    ],
    [
      'a code of today that is none',
      /E08000901,Millbrook,E08000901/,
      'E08000901,Millbrook,E0800',
      'row 9, column LADCD_ACTIVE: not an area code, found "E0800"',
    ],
    [
      'no code of today',
      /E08000901,Millbrook,E08000901/,
      'E08000901,Millbrook,',
      'row 9, column LADCD_ACTIVE: not an area code, found ""',
    ],
    [
      'a combined authority that is none',
      'E47000901',
      'Mere',
      'row 2, column CAUTHCD: not an area code, found "Mere"',
    ],
  ])('refuse %s', async (_, from, to, problem) => {
    const error = await refused(areaRegisters, from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toBe(`la_all_codes.csv: a row cannot be read: ${problem}`);
  });

  test('name the register in which a code is malformed', async () => {
    const error = await refused(areaRegisters, 'E10000902', 'E1000090', 1);
    expect(error.message).toContain('utla_all_codes.csv: a row cannot be read: row 8, column UTLACD');
  });
});

describe('the code changes', () => {
  test('are read with their kinds; what ended has no new code', async () => {
    const changes = await codeChanges.read(FixtureReader.of(codeChanges));
    expect(changes).toHaveLength(6);
    expect(changes[3]).toEqual({
      ...{ oldCode: 'E10000902', oldName: 'Mereshire', newCode: null, newName: null },
      ...{ type: 'termination', start: 2023 },
    });
    expect(changes[4]?.newName).toBe('Mere, Greater');
  });

  test.each([
    [
      'a kind of change that nobody explained',
      'new_code,2025',
      'rename,2025',
      'row 7, column type: cannot be read, found "rename"',
    ],
    ['no kind of change', 'new_code,2025', ',2025', 'row 7, column type: cannot be read, found ""'],
    [
      'a merger into nothing',
      'E06000902,Southmere,merger,2023',
      ',,merger,2023',
      'row 3, column newcd: cannot be read, found ""',
    ],
    [
      'an end that goes on',
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
    const error = await refused(codeChanges, from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toBe(`changes.csv: a row cannot be read: ${problem}`);
  });

  test('a file that is cut in its last year is refused', async () => {
    const error = await refused(codeChanges, /25\n$/, '');
    expect(error.message).toContain('column start: cannot be read, found "20"');
  });
});

describe('the boundaries', () => {
  const names = (areas: readonly { readonly name: string }[]) => areas.map(({ name }) => name);

  test('say which areas stood in which year, both ends counted', async () => {
    const { districts, upperTiers, combinedAuthorities } = await boundaries.read(
      FixtureReader.of(boundaries),
    );
    const of = (year: number) =>
      names(districts.filter((area) => area.code.startsWith('E') && stoodIn(area, year)));
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
      districts.filter((area) => area.name === 'Millbrook' && stoodIn(area, year)),
    );
    expect([before, after].map((areas) => areas?.map(({ code }) => code))).toEqual([
      ['E08000901'],
      ['E08000902'],
    ]);
    expect(names(upperTiers)).toEqual(['Valeshire', 'Mereshire']);
    expect(names(combinedAuthorities)).toEqual(['Mere', 'Mere, Greater']);
  });

  test.each([
    ['JSON that ends early', /[\s\S]{40}$/, '', 'topo.json is not JSON, or ends early'],
    ['a page', /^[\s\S]*$/, '<html></html>', 'topo.json is not JSON, or ends early'],
    ['another kind of JSON', '"Topology"', '"FeatureCollection"', 'topo.json: type: '],
    ['a layer that is gone', '"ltla"', '"lad"', 'topo.json: objects.ltla: '],
    [
      'an area without a code',
      '"areacd": "E06000902"',
      '"code": "E06000902"',
      'objects.ltla.geometries.1.properties.areacd',
    ],
    [
      'an area whose code is none',
      'E06000902',
      'E\\u001b[31m',
      'objects.ltla.geometries.1.properties.areacd',
    ],
    ['a year that is text', '"start": 2025', '"start": "2025"', 'properties.start'],
    ['null', /^[\s\S]*$/, 'null', 'topo.json: '],
  ])('refuse %s', async (_, from, to, message) => {
    const error = await refused(boundaries, from, to);
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toContain(message);
    expect(shownOf(error).filter(isHostile)).toEqual([]);
  });

  test('refuse names in another encoding, and do not put question marks for letters', async () => {
    const latin = new Uint8Array(Buffer.from(fixtureText(boundaries).replace('Cwm', 'Ynys Môn'), 'latin1'));
    const error = await refusal(() => boundaries.read(new FixtureReader({ 'topo.json': latin })));
    expect(error).toMatchObject({ code: 'file-encoding', exit: 4 });
  });
});

describe('the bridge from the department’s numbers', () => {
  test('holds local authorities alone: the country and the regions have no number', async () => {
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
      'a code that is none',
      'E10000901',
      'E1000090',
      'row 6, column new_la_code: not an area code, found "E1000090"',
    ],
    ['a number that stands twice', ',902,', ',901,', 'row 5, column old_la_code: stands twice, found "901"'],
  ])('refuses %s', async (_, from, to, problem) => {
    const error = await refused(neetParticipation, from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(`a row cannot be read: ${problem}`);
  });

  test('a hostile number that stands twice reaches no terminal', async () => {
    const text = changed(neetParticipation, ',901,', ',\u001b[2J,').replace(',902,', ',\u001b[2J,');
    const reader = FixtureReader.of(neetParticipation, { [neetParticipation.files[0]?.name ?? '']: text });
    const shown = shownOf(await refusal(() => neetParticipation.read(reader)));
    expect(shown.filter(isHostile)).toEqual([]);
  });
});
