import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixed } from '../../../outputs/formats/numbers.js';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { aggregatesBelowIndex } from '../../../schemas/method/structure.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';
import { elementsOf, named, nestingProblem, rowsOf, section, tagsOf, wordsOf } from '../page/reading.js';

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
    expect(ofData(reportHtml(built.data, [], undefined, built.checks))).toBe(ofData(page));
    for (const { path } of built.files.filter(({ path }) => !path.endsWith('-metadata.json')))
      expect(page, path).toContain(`<a href="${path}">`);
  });

  it('is at most 120 kB on its way to a reader, and has at most 5,000 elements before anything is opened', () => {
    expect(gzipSync(page, { level: 9 }).length).toBeLessThanOrEqual(122_880);
    expect(elementsOf(page)).toBeLessThanOrEqual(5000);
  });

  it('has at most twelve columns in its ranked table, and a rank always with both intervals and the group', () => {
    const [first = []] = rowsOf(page, 'ranked');
    expect(first.length).toBeLessThanOrEqual(12);
    expect(first.slice(2, 5).every((cell) => /^\d+( to \d+)?$|%$/.test(cell))).toBe(true);
  });

  it('says what the checks warn of, each in the words of `smi check`, and the correlation with deprivation 2025', () => {
    const words = wordsOf(section(page, 'checked'));
    expect(built.checks?.warnings.length).toBeGreaterThan(3);
    for (const { text } of built.checks?.warnings ?? []) expect(words).toContain(text);
    const [compared] = built.checks?.compare ?? [];
    expect(compared?.title).toContain('Indices of Deprivation 2025');
    expect(words).toContain(compared?.text);
    expect(wordsOf(section(page, 'findings'))).toContain(fixed(compared?.rank_correlation ?? 0, 2));
  });

  it('gives numbers of districts that add up to all of them', () => {
    const words = wordsOf(section(page, 'statuses'));
    const [, own, all, county, split, rest] =
      /(\d+) of the (\d+) districts rest entirely on their own figures; (\d+) take some from their county; (\w+) from the area that they were split from; (\d+) districts? ha/.exec(
        words,
      ) ?? [];
    const parts = [own, county, split === 'four' ? '4' : split, rest].map(Number);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Number(all));
    expect(Number(all)).toBe(294);
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

  it('is well nested, and has each area on the maps of the kinds and of the index, with its name', () => {
    expect(nestingProblem(tagsOf(page))).toBeUndefined();
    const { districts } = built.data.topology.objects;
    for (const id of ['kind-map', 'index-map']) {
      const start = page.indexOf(`aria-labelledby="${id}-title`);
      const map = page.slice(start, page.indexOf('</svg>', start));
      const uses = [...map.matchAll(/<use href="#(d\d+)"><title>/g)].map(([, use]) => use);
      expect(new Set(uses).size).toBe(districts.geometries.length);
      expect(uses).toHaveLength(districts.geometries.length);
    }
    // London, Greater Manchester and Merseyside, the West Midlands, Tyne and Wear.
    expect(page.match(/<div class="inset">/g)).toHaveLength(2 * 4);
  });

  it('colours every area on the small maps: of each face and domain, of who left, and of whose figures these are', () => {
    const [style = ''] = page.match(/<style>[\s\S]*?<\/style>/) ?? [];
    const small = [...style.matchAll(/\.of-([a-z_-]+)\{(--d\d+:#[0-9a-f]{6};?)+\}/g)];
    expect(small).toHaveLength(aggregatesBelowIndex(built.data.method).length + 2);
    for (const [rule, name] of small) {
      expect(rule.match(/--d\d+:/g), name).toHaveLength(296);
      expect(page).toContain(`<use class="of-${name}" href="#all"/>`);
    }
  });

  it('has a style for every class of a map', () => {
    const maps = page.match(/<svg class="map [\s\S]*?<\/svg>/g) ?? [];
    const marks = new Set(
      maps.flatMap((map) => [...map.matchAll(/<g class="([a-z0-9-]+)">/g)].map(([, mark]) => mark!)),
    );
    const [style = ''] = page.match(/<style>[\s\S]*?<\/style>/) ?? [];
    expect(marks.size).toBeGreaterThan(12);
    for (const mark of marks)
      if (!['outline', 'cities', 'minor', 'on-paper'].includes(mark))
        expect(style, mark).toContain(`.${mark}{fill:`);
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
