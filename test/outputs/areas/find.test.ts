import { describe, expect, it } from 'vitest';
import { findFileOf, findText } from '../../../outputs/areas/find.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { findFile } from '../../../schemas/release/find-file.js';

const registers = readRegisters();
const ranked = new Set(['E07000147', 'E08000038']);
const withFiles = new Set([...ranked, 'E10000020', 'E12000007', 'E47000002']);
const leftOut = new Map([['E06000053', 'too few residents']]);
const file = findFileOf(
  { edition: 'made-up', schemaVersion: '7.0.0', ranked, withFiles, leftOut },
  registers,
);
const text = findText(file);

const place = (name: string, kind: string) =>
  file.places.find((each) => each.name === name && each.kind === kind);
const names = (positions: readonly number[] = []) => positions.map((at) => file.places[at]?.name);

describe('areas/find.json', () => {
  it('is what its schema says, and no larger than 600 kB', () => {
    const read = JSON.parse(text);
    expect(findFile.parse(read)).toEqual(file);
    expect(read).toMatchObject({ edition: 'made-up', schema_version: '7.0.0' });
    expect(Buffer.byteLength(text)).toBeLessThan(600_000);
  });

  it('has a place a line, and a postcode district with its sectors a line', () => {
    const lines = text.split('\n');
    expect(lines.filter((line) => line.startsWith('{"code":"E07000147"'))).toHaveLength(1);
    const norwich = lines.find((line) => line.startsWith('"NR27":'));
    expect(norwich).toMatch(/^"NR27":(\d+)(,"NR27 \d":\1)+,$/);
    expect(lines).toContain('"sources":[');
  });

  it('marks what the edition ranks, and lists the local authorities first', () => {
    expect(file.places.filter(({ ranked }) => ranked).map(({ code }) => code)).toEqual([...ranked]);
    const kinds = file.places.map(({ kind }) => kind);
    const first = kinds.findIndex((kind) => kind !== 'district' && kind !== 'county');
    expect(kinds.slice(first)).not.toContain('district');
    const used = Object.values(file.postcodes).flatMap((where) =>
      typeof where === 'number' ? [where] : where.map(([at]) => at),
    );
    expect(Math.max(...used)).toBeLessThan(first);
  });

  it('marks what has files of its own, larger areas too', () => {
    const marked = file.places.flatMap(({ code, files }) => (files ? [code] : []));
    expect(marked.toSorted()).toEqual([...withFiles].toSorted());
    expect(file.places.flatMap(({ name, not_ranked }) => (not_ranked ? [[name, not_ranked]] : []))).toEqual([
      ['Isles of Scilly', 'too few residents'],
    ]);
  });

  it('has other, Welsh and former names, and codes that changed', () => {
    expect(place('Cardiff', 'district')?.names).toContain('Caerdydd');
    expect(place('Folkestone and Hythe', 'district')?.names).toContain('Shepway');
    expect(place('Sheffield', 'district')?.codes).toEqual(['E08000019']);
    expect(place('Barnsley', 'district')).toMatchObject({ code: 'E08000038', ranked: true });
  });

  it('has what ended, with the day and what took its place', () => {
    expect(names(place('Allerdale', 'former')?.became)).toEqual(['Cumberland']);
    expect(place('Allerdale', 'former')?.ended).toBe('2023-04-01');
    expect(names(place('Cumbria', 'former')?.became)).toEqual(['Cumberland', 'Westmorland and Furness']);
    expect(place('North of Tyne', 'former')).toMatchObject({ code: 'E47000011', ended: '2024-05-07' });
    expect(file.places.some(({ code }) => code === 'E08000016')).toBe(false);
  });

  it('has what larger areas are made of', () => {
    expect(names(place('Norfolk', 'county')?.has)).toContain('North Norfolk');
    expect(place('London', 'region')?.has).toHaveLength(33);
    expect(place('London', 'region')).toMatchObject({
      names: expect.arrayContaining(['GLA']),
      codes: ['E61000001'],
    });
    expect(names(place('South Yorkshire', 'combined_authority')?.has)).toEqual([
      ...['Doncaster', 'Rotherham', 'Barnsley', 'Sheffield'],
    ]);
    expect(file.places.filter(({ kind }) => kind === 'combined_authority')).toHaveLength(15);
    expect(file.places.filter(({ kind }) => kind === 'care_board')).toHaveLength(42);
    expect(place('Merseyside', 'county_without_council')).toMatchObject({ code: null });
    for (const { kind, has, became, name } of file.places)
      if (!['district', 'constituency'].includes(kind))
        expect((has ?? became)?.length, name).toBeGreaterThan(0);
  });

  it('has postcode sectors in one, three and four local authorities', () => {
    expect(file.places[file.postcodes['NR27 9'] as number]?.name).toBe('North Norfolk');
    const shares = file.postcodes['B79 0'] as [number, number][];
    expect(shares.map(([at, share]) => [file.places[at]?.name, share])).toEqual([
      ['North Warwickshire', 0.5987],
      ['Lichfield', 0.2548],
      ['Tamworth', 0.1401],
      ['North West Leicestershire', 0.0064],
    ]);
  });

  it('names every source with licence and attribution', () => {
    expect(file.sources.map(({ what }) => what)).toEqual([
      ...['names and codes', 'postcodes', 'constituencies', 'combined authorities', 'integrated care boards'],
    ]);
    const of = (what: string) => file.sources.find((source) => source.what === what);
    expect(of('constituencies')).toMatchObject({
      publisher: 'mySociety',
      licence: expect.stringContaining('4.0'),
    });
    expect(of('postcodes')?.attribution).toMatch(/Royal Mail/);
  });
});
