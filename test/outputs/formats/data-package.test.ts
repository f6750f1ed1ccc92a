import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { dataPackageText, type HashedFile } from '../../../outputs/formats/data-package.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { headOf, publishedTables } from '../../../outputs/published-tables.js';
import { SMALL_RELEASE } from '../small-release.js';

const file = (path: string, sha256 = '0'.repeat(64)): HashedFile => ({ path, bytes: path.length, sha256 });
const FILES = [
  'report.html',
  'scales.csv',
  'index.parquet',
  'index.csv',
  'index.arrow',
  'areas.geojson',
  'areas/E06000001.csv',
  'method.yaml',
  'index.csv-metadata.json',
].map((path) => file(path));
const read = (files: readonly HashedFile[], details = {}) =>
  JSON.parse(dataPackageText(headOf(SMALL_RELEASE), files, details));

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly mediatype: string;
  readonly schema?: { readonly fields: readonly { readonly name: string }[]; readonly primaryKey: string[] };
}
const found: Resource[] = read(FILES).resources;

describe('the data package of a release', () => {
  test('of no files has no resources', () => {
    expect(read([]).resources).toEqual([]);
  });

  test('holds tables and boundaries by path, not pages, metadata or files of one area', () => {
    expect(found.map(({ path }) => path)).toEqual([
      'areas.geojson',
      'index.arrow',
      'index.csv',
      'index.parquet',
      'scales.csv',
    ]);
  });

  test('gives size and hash of each', () => {
    expect(found[2]).toMatchObject({ bytes: 'index.csv'.length, hash: `sha256:${'0'.repeat(64)}` });
  });

  test('names each resource once, in the letters that the standard allows', () => {
    const names = found.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[-a-z0-9._/]+$/);
  });

  test('has the columns of each CSV in the order of its header, in every format', () => {
    for (const { table } of publishedTables(SMALL_RELEASE)) {
      const header = toCsv(table, []).trimEnd().split(',');
      const resources = read(['csv', 'parquet', 'arrow'].map((format) => file(`${table.name}.${format}`)))
        .resources as Resource[];
      expect(resources).toHaveLength(3);
      for (const { schema } of resources) {
        expect(schema?.fields.map(({ name }) => name)).toEqual(header);
        expect(schema?.primaryKey).toEqual(table.key);
      }
    }
  });

  test('gives boundaries no schema', () => {
    expect(found[0]).toMatchObject({ name: 'areas-geojson', mediatype: 'application/geo+json' });
    expect(found[0]).not.toHaveProperty('schema');
  });

  test('says what it is, that it is not official, and where it is from', () => {
    const details = read(FILES, { homepage: 'https://home.example/' });
    expect(details).toMatchObject({
      name: 'small-2026',
      title: 'A small edition',
      version: '2.1.0',
      homepage: 'https://home.example/',
      licenses: [{ name: 'OGL-UK-3.0' }],
    });
    expect(details.description).toContain(NOT_OFFICIAL);
    expect(details.description).toContain(ATTRIBUTION);
    expect(details.sources[0]).toEqual({
      title: 'Figures of poverty',
      path: 'https://office.example/poverty(1)',
      citation: 'An office (2026), poverty.',
      licence: 'Open Government Licence v3.0',
    });
  });

  test('is the same text whatever order the files come in, and tells no time', () => {
    const text = dataPackageText(headOf(SMALL_RELEASE), FILES);
    expect(dataPackageText(headOf(SMALL_RELEASE), [...FILES].reverse())).toBe(text);
    expect(text).not.toContain('created');
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('has another id as soon as one file differs', () => {
    const id = read(FILES).id;
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(read(FILES.with(0, file('report.html', '1'.repeat(64)))).id).not.toBe(id);
    expect(read(FILES.slice(1)).id).not.toBe(id);
  });
});
