import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataAccess } from '../../../pipeline/reproduce/find-data.js';
import { silentLog } from '../../../pipeline/system/log.js';

/** An invented index of five units: the mean of two indicators. */
export const METHOD = `kind: score
title: A small index
data: { unit_code: code, unit_name: name, units: all }
structure:
  - { code: first, parent: whole, weight: 1 }
  - { code: second, parent: whole, weight: 1 }
  - { code: whole }
steps:
  levels:
    - { name: indicator, normalise: none }
    - { name: index, aggregate: arithmetic_mean, normalise: none }
  tolerance: 1.0e-9
  group_share: 0.2
`;

/** Means 6, 5.04, 4.96, 3 and 1; to one decimal the second and third are 5 and tie. */
export const DATA = `Code,Area,One,Two,Printed score,Printed rank,Class,Place
A,Alpha,8,4,6.0,1,high,north
B,Beta,5,5.08,5.0,2,high,north
C,Gamma,4.96,4.96,5.0,2,middle,south
D,Delta,2,4,3.0,4,middle,south
E,Epsilon,1,1,1.0,5,low,south
`;

export const HEAD = `suite: small
title: A small suite
summary: An invented index of five units.
publisher: Nobody
licence: None
citation: Nobody, A small index.
`;

export const TABLES = `tables:
  units:
    layouts:
      - file: units.csv
        columns: { code: Code, name: Area, first: One, second: Two, score: Printed score, rank: Printed rank }
indices:
  - { name: whole, table: units }
`;

export const SUITE = `${HEAD}${TABLES}compare:
  - name: score
    of: score
    key: code
    column: score
    decimals: 1
    require: { exact: all, rows: 5 }
  - name: rank
    of: rank
    key: code
    column: rank
    rounded: 1
    require: { exact: all, within: 0 }
`;

/** Makes a folder with these files, which is removed by the function returned. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'smi-suite-')));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** No store, no mirror, no network. */
export const NO_ACCESS: DataAccess = {
  store: '/a/store/that/is/not/there',
  offline: true,
  lock: {},
  fetch: () => Promise.reject(new Error('no test may reach the network')),
  now: () => new Date('2026-01-02T03:04:05Z'),
  log: silentLog,
};
