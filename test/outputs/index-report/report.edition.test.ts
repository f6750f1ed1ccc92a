import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { aggregatesBelowIndex } from '../../../schemas/method/structure.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';
import { named, nestingProblem, rowsOf, tagsOf } from '../page/reading.js';

let built: Awaited<ReturnType<typeof shippedIndex>>;
let page = '';

beforeAll(async () => {
  built = await shippedIndex();
  page = await readFile(join(built.path, 'report.html'), 'utf8');
});

describe('the report of england-2026', () => {
  it('is what the writer makes of the release, and reproducible', () => {
    // The list of files and the catalogue record are those of the release, which the data alone do not have.
    const ofData = (text: string) =>
      text.replace(/<section id="files"[\s\S]*?<\/section>|<script type="application\/ld\+json">.*\n/g, '');
    expect(ofData(reportHtml(built.data))).toBe(ofData(page));
    for (const { path } of built.files.filter(({ path }) => !path.endsWith('-metadata.json')))
      expect(page, path).toContain(`<a href="${path}">`);
  });

  it('is at most 1.4 MB', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(1_400_000);
  });

  it('ranks every area of the index, in its order', () => {
    const rows = rowsOf(page, 'ranked');
    expect(rows.map(([rank, area]) => [rank, area])).toEqual(
      built.data.index.rows.map((row) => [String(row.rank ?? '–'), `${row.area_name} ${row.area_code}`]),
    );
  });

  it('colours every domain by fifths of the sizes that the rule gives', () => {
    for (const [domain, fifths] of built.data.domainFifths) {
      const sizes = [1, 2, 3, 4, 5].map(
        (wanted) => [...fifths.values()].filter((fifth) => fifth === wanted).length,
      );
      // Ties at a border can only make the two ends larger.
      expect(
        sizes.reduce((sum, size) => sum + size, 0),
        domain,
      ).toBe(294);
      expect(Math.min(...sizes), domain).toBeGreaterThanOrEqual(50);
      const best = built.data.index.rows.find((row) => row[`${domain}_rank`] === 1);
      expect(fifths.get(String(best?.area_code)), domain).toBe(1);
    }
  });

  it('is well nested and has each area on the maps of the kinds, of the index and of who left, and of every face and domain', () => {
    const tags = tagsOf(page);
    expect(nestingProblem(tags)).toBeUndefined();
    const uses = named(tags, 'use').filter(({ selfClosing }) => !selfClosing).length;
    const { districts } = built.data.topology.objects;
    const london = districts.geometries.filter(({ id }) => id.startsWith('E09')).length;
    const small = aggregatesBelowIndex(built.data.method).length;
    expect(uses).toBe(districts.geometries.length * (3 + small) + 2 * london);
  });

  it('has a style for every class of a map', () => {
    const maps = page.match(/<svg class="map [\s\S]*?<\/svg>/g) ?? [];
    const marks = new Set(
      maps.flatMap((map) => [...map.matchAll(/<g class="([a-z0-9-]+)">/g)].map(([, mark]) => mark!)),
    );
    const [style = ''] = page.match(/<style>[\s\S]*?<\/style>/) ?? [];
    expect(marks.size).toBeGreaterThan(15);
    for (const mark of marks) if (mark !== 'outline') expect(style, mark).toContain(`.${mark}{fill:`);
  });

  it('links to files that exist', async () => {
    const files = named(tagsOf(page), 'a').flatMap(({ attributes }) => {
      const href = attributes.get('href') ?? '#';
      return href.startsWith('#') || href.startsWith('https:') ? [] : [href];
    });
    expect(files).toContain('index.csv');
    for (const file of files) expect((await stat(join(built.path, file))).isFile(), file).toBe(true);
  });
});
