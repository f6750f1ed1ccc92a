import { expect, test } from 'vitest';
import { authorityWriters } from '../../../outputs/areas/writers.js';
import { authorityPages, type WithAuthorities } from '../../../outputs/authority-page/writer.js';
import type { OutputFile, Writer } from '../../../outputs/writer.js';
import { singleTier, smallAuthority } from '../areas/small-authority.js';
import { grid } from '../page/grid.js';

const pages = authorityPages<WithAuthorities>(() => writers);
const writers: readonly Writer<WithAuthorities>[] = authorityWriters<WithAuthorities>(() => writers, [pages]);
const outputs = {
  data: { topology: grid([]), method: { outcomes: [], steps: { group_share: 0.2 } }, declared: [] },
} as unknown as WithAuthorities;

test('every authority has a page, which links to its other files and not to itself', () => {
  const profiles = [singleTier(), smallAuthority()];
  const files = [...(pages.files({ ...outputs, profiles }, undefined as never) as Iterable<OutputFile>)];
  expect(files.map(({ path }) => path)).toEqual(['areas/E06000001.html', 'areas/E10000020.html']);
  const text = String(files[1]?.content);
  for (const ending of ['csv', 'json', 'xlsx', 'geojson'])
    expect(text).toContain(`href="E10000020.${ending}" download="shoreshire-long-shadow-2026.${ending}"`);
  expect(text).not.toContain('download="shoreshire-long-shadow-2026.html"');
});

test('there are none where the files of areas are left out', () => {
  expect(pages.when?.(outputs)).toBe(false);
});
