import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import development from '../../../../sources/explore-education-statistics/good-development-by-district.js';
import interactiveTool from '../../../../sources/local-authority-interactive-tool.js';
import { fileOf } from '../../../../sources/source.js';
import { FixtureMirror } from '../../../fixtures/mirror.js';
import { ParquetWorkspace } from '../../../fixtures/parquet.js';
import { objectOf, smi } from '../setup.js';

const METHOD = `kind: index
edition: invented
title: Invented
summary: An invented country
method_version: 1.0.0
default: false
areas:
  { country: E, level: lower_tier, year: 2025, exclude: [{ code: E09000901, name: Crown Liberty, reason: invented }] }
domains:
  - code: only
    name: Only
    weight: 1
    indicators:
      - code: good_development_fsm
        direction: 1
        weight: 1
        period: "2025"
        prefer: [{ code: good_development_fsm_district, period: "202425" }]
steps:
  levels:
    - { name: indicator, normalise: z_score }
    - { name: domain, aggregate: arithmetic_mean, minimum_weight_share: 0.6, normalise: z_score }
    - { name: index, aggregate: arithmetic_mean, minimum_weight_share: 1, normalise: z_score }
  tolerance: 1.0e-9
  group_share: 0.2
robustness: { replicates: 0, sensitivity: 0 }
`;

let mirror: FixtureMirror;
const path = (...names: string[]) => join(mirror.root, ...names);
beforeAll(async () => {
  mirror = await FixtureMirror.create();
  const workspace = await ParquetWorkspace.open();
  const rows = [901, 902, 903, 904].map((number) => ['FSP_Gooddev_FSM', '2025', '45.5', number] as const);
  await mirror.put(interactiveTool, await readFile(await workspace.writeTool(rows)));
  await workspace.close();
  await mkdir(path('editions', 'invented'), { recursive: true });
  await writeFile(path('editions', 'invented', 'method.yaml'), METHOD);
  delete mirror.lock[fileOf(development).address];
  await writeFile(path('lock.json'), JSON.stringify(mirror.lock));
});
afterAll(() => mirror.close());

const refresh = (...more: string[]) =>
  smi([
    ...['refresh', 'invented', '--editions', path('editions'), '--lock', path('lock.json')],
    ...['--store', path('store'), '--mirror', path('mirror'), ...more],
  ]);

test('a refresh says what it goes without, then takes it in, and says for how many areas', async () => {
  const without = await refresh('--accept');
  expect(without.out).toMatch(
    /invented could have .*good_development_fsm \(ees-good-development-by-district\).*--relock/,
  );
  const listed = await smi(['list', '--editions', path('editions')]);
  expect(listed.out).toContain('ees-good-development-by-district');

  const shown = await refresh('--relock');
  expect(shown.out).toContain(
    'good_development_fsm: 2 areas with a figure of ees-good-development-by-district',
  );
  expect(shown.out).not.toContain('could have');
  // Each figure that moves is named, with its source before and after.
  expect(shown.out).toMatch(
    /E07000901 good_development_fsm 2025: .*source from lait to ees-good-development-by-district/,
  );
  const { editions } = objectOf(await refresh('--relock', '--accept', '--json'));
  expect(editions).toMatchObject([{ accepted: true, absent: [], preferred: [{ areas: 2 }] }]);
  expect(JSON.parse(await readFile(path('lock.json'), 'utf8'))).toHaveProperty([fileOf(development).address]);
  expect((await smi(['list', '--editions', path('editions')])).out).not.toContain('could have');
});
