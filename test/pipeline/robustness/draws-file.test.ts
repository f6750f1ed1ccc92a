import { expect, test } from 'vitest';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { drawsFileOf, problemOfFile } from '../../../pipeline/robustness/draws-file.js';
import { sortedAreas } from '../../../pipeline/robustness/edition-problem.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { drawsFile } from '../../../schemas/release/draws-file.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';
import { england } from './england.js';

const PART = { code: 'x', title: 'X', method_version: '1', schema_version: '1' };

test('the problem of an edition comes back from its file to the last digit', async () => {
  const { method, areas } = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
  const { problem } = await england();
  const file = drawsFileOf(problem, method, sortedAreas(areas), PART);
  expect(drawsFile.parse(file)).toEqual(file);
  expect(problemOfFile(JSON.parse(JSON.stringify(file)))).toEqual(problem);
  expect(file.areas.map(({ code }) => code)).toEqual(areas.map(({ area_code }) => area_code).sort());
  // what the file is for: modelled errors drawn together, errors of publishers, and a figure from a split
  expect(file.joint?.indicators.length).toBeGreaterThan(0);
  expect(file.sampling.some((errors) => errors !== null)).toBe(true);
  expect(file.inherited.some((mask) => mask !== null)).toBe(true);
  expect(file.figures.flat()).toContain(null);
});
