import { expect, test } from 'vitest';
import { areaPages, endingsOf } from '../../../outputs/area-page/writer.js';
import { areaWriters, type WithProfiles } from '../../../outputs/areas/writers.js';
import type { OutputFile, Writer } from '../../../outputs/writer.js';
import { grid } from '../page/grid.js';
import { countyProfile, fullProfile, unrankedProfile } from './small-areas.js';

interface Outputs extends WithProfiles {
  readonly data: WithProfiles extends { readonly data: infer D }
    ? D & { readonly topology: ReturnType<typeof grid> }
    : { readonly topology: ReturnType<typeof grid> };
}

const pages = areaPages<Outputs>(() => writers);
const writers: readonly Writer<Outputs>[] = areaWriters<Outputs>(() => writers, [pages]);
const outputs = { data: { topology: grid([]), method: {} }, tables: [] } as unknown as Outputs;

test('every area that has files has a page, which links to its other files and not to itself', () => {
  const profiles = [fullProfile(), unrankedProfile(), countyProfile()];
  const files = [...(pages.files({ ...outputs, profiles }, undefined as never) as Iterable<OutputFile>)];
  expect(files.map(({ path }) => path)).toEqual(profiles.map(({ area }) => `areas/${area.code}.html`));
  expect(String(files[0]?.content)).toContain(
    'href="E07000147.json" download="north-shore-social-mobility-2026.json"',
  );
  expect(endingsOf(writers)).toContain('json');
  expect(endingsOf(writers)).not.toContain('html');
});

test('there are none where the files of areas are left out', () => {
  expect(pages.when?.(outputs)).toBe(false);
  expect(pages.when?.({ ...outputs, profiles: [] })).toBe(true);
});

test('only files of every area count as such', () => {
  const file = (path: string) => ({ path, mediaType: '', title: '', description: '' });
  expect(endingsOf([file('areas/index.csv'), file('areas/<code>.xlsx'), file('index.csv')])).toEqual([
    'xlsx',
  ]);
});
