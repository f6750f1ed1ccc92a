import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { dataPackageText } from '../../../outputs/formats/data-package.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import type { WriteContext } from '../../../outputs/writer.js';
import { INDEX_WRITERS } from '../../../outputs/writers.js';
import { smallOutputs } from '../small-release.js';

type Written = WriteContext['files'][number];

/** A file as the writer with its path wrote it; for other paths, a file that is not data. */
const file = (path: string, sha256 = '0'.repeat(64)): Written => {
  const writer = INDEX_WRITERS.find((one) => one.path === path);
  const page = { path, mediaType: 'text/csv', title: path, description: '' };
  return { path, bytes: path.length, sha256, writer: writer ?? page };
};
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
const release = smallOutputs();
const read = (files: readonly Written[]) => {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return JSON.parse(dataPackageText(release, { files: sorted }));
};

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

  test('lists tables and boundaries by path, but not pages, metadata or files of one area', () => {
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

  test('names each resource once, with characters that the standard allows', () => {
    const names = found.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[-a-z0-9._/]+$/);
  });

  test('has the columns of each CSV in the order of its header, in every format', () => {
    for (const { table } of release.tables) {
      const header = toCsv(table, []).trimEnd().split(',');
      const resources = read(['csv', 'parquet', 'arrow'].map((format) => file(`${table.name}.${format}`)))
        .resources as Resource[];
      expect(resources.length, table.name).toBeGreaterThan(0);
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
    const details = read(FILES);
    expect(details).toMatchObject({
      name: 'small-2026',
      title: 'A small edition',
      version: '2.1.0',
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

  test('is the same text each time, and contains no time', () => {
    const text = dataPackageText(release, { files: FILES });
    expect(dataPackageText(release, { files: FILES })).toBe(text);
    expect(text).not.toContain('created');
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('has another id when one file differs', () => {
    const id = read(FILES).id;
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(read(FILES.with(0, file('report.html', '1'.repeat(64)))).id).not.toBe(id);
    expect(read(FILES.slice(1)).id).not.toBe(id);
  });
});
