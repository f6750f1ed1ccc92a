import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { INDICATOR_SOURCES } from '../../sources/registry.js';
import { FixtureReader, fixturePath } from '../fixtures/reader.js';

/** Sources whose fixture is text; the tests of the others make theirs. */
const withFixture = INDICATOR_SOURCES.filter(
  (source) => source.files.length > 0 && existsSync(fixturePath(source)),
);
const expectedPath = (path: string) => path.replace(/[^/]+$/, 'expected.json');

describe.each(withFixture.map((source) => [source.name, source] as const))('%s', (_, source) => {
  test('reads every series of its indicators from its fixture', async () => {
    const observations = await source.observe(FixtureReader.of(source));
    const series = new Set(observations.map((observation) => observation.series));
    for (const { select } of source.indicators) {
      for (const name of select) expect(series).toContain(name);
    }
  });
});

describe.each(
  withFixture
    .map((source) => [source.name, source, expectedPath(fixturePath(source))] as const)
    .filter(([, , path]) => existsSync(path)),
)('%s', (_, source, path) => {
  test('reads its fixture as in expected.json', async () => {
    expect(await source.observe(FixtureReader.of(source))).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
