import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mirrorSegments } from '../../../pipeline/acquire/mirror.js';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { readSourceFiles } from '../../../pipeline/editions/source-files.js';
import { originOfEdition, originOfRelease } from '../../../pipeline/release/edition-parts.js';
import { sha256 } from '../../../pipeline/system/hash.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import weeklyPay from '../../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import { withSources } from '../../../sources/registry.js';
import { FixtureMirror, fixtureAddress, smallMethodText } from '../../fixtures/mirror.js';
import { fixtureText } from '../../fixtures/reader.js';
import { smi } from '../cli/setup.js';

const yaml = (name: string) => `layout: explore_local_statistics
dataset: ${name}-pay
title: Pay of ${name}
producer: Office for National Statistics
landing_page: https://www.ons.gov.uk/${name}
indicators:
  - code: ${name}_pay
    title: Pay of ${name}
    description: What they are paid in a week.
    unit: pounds a week
    stated: { measure: Count, unit: £ }
    level: lower_tier
    measure: rate
    range: [0, 10000]
    select: [Gross median weekly pay]
`;

let mirror: FixtureMirror;
let at: (...parts: string[]) => string;
beforeAll(async () => {
  mirror = await FixtureMirror.create();
  at = (...parts) => join(mirror.root, ...parts);
  const stated = weeklyPay.indicators[0]?.stated ?? { measure: '', unit: '' };
  const series = weeklyPay.indicators[0]?.select[0] ?? '';
  const source = (name: string) =>
    yaml(name)
      .replace('{ measure: Count, unit: £ }', JSON.stringify(stated))
      .replace('[Gross median weekly pay]', JSON.stringify([series]));
  mkdirSync(at('sources'));
  for (const name of ['swimmers', 'others']) writeFileSync(at('sources', `${name}.yaml`), source(name));
  const address = fixtureAddress(weeklyPay).replaceAll('gross-median-weekly-pay', 'swimmers-pay');
  const path = at('mirror', ...mirrorSegments(address));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, fixtureText(weeklyPay));
  mkdirSync(at('editions', 'invented'), { recursive: true });
  const method = smallMethodText({ swimmers_pay: '2025-04-30', neet: '2025' });
  writeFileSync(at('editions', 'invented', 'method.yaml'), method);
  writeFileSync(at('lock.json'), JSON.stringify(mirror.lock));
});
afterAll(() => mirror.close());

test('the origin and the receipt name the files of the sources that an edition uses, and no others', async () => {
  const { code, err } = await smi([
    ...['refresh', 'invented', '--accept', '--relock', '--sources', at('sources'), '--threads', '1'],
    ...['--mirror', at('mirror'), '--store', at('store'), '--lock', at('lock.json')],
    ...['--editions', at('editions')],
  ]);
  expect([code, err]).toEqual([0, expect.anything()]);
  const used = readFileSync(at('sources', 'swimmers.yaml'), 'utf8');
  const origin = JSON.parse(readFileSync(at('editions', 'invented', 'origin.json'), 'utf8'));
  expect(origin.source_files).toEqual([{ file: 'swimmers.yaml', sha256: sha256(used) }]);

  const given = await readSourceFiles(at('sources'));
  const { inputs } = await withSources(given, async () =>
    originOfRelease([originOfEdition(await loadEdition(at('editions'), 'invented'))], new Map(), { seed: 1 }),
  );
  expect(inputs.filter(({ path }) => path.startsWith('sources/'))).toEqual([
    { path: 'sources/swimmers.yaml', bytes: Buffer.byteLength(used), sha256: sha256(used) },
  ]);
});

test('an edition of the sources of the project names none', async () => {
  const origin = JSON.parse(readFileSync(shipped('editions', 'england-2026', 'origin.json'), 'utf8'));
  expect(origin).not.toHaveProperty('source_files');
  const edition = await loadEdition(shipped('editions'), 'long-shadow-england-2026');
  const { inputs } = originOfRelease([originOfEdition(edition)], new Map(), { seed: 1 });
  expect(inputs.filter(({ path }) => path.startsWith('sources/'))).toEqual([]);
});
