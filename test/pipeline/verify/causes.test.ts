import { expect, test } from 'vitest';
import { causesOf } from '../../../pipeline/verify/causes.js';
import type { Receipt } from '../../../schemas/release/receipt.js';

const RECEIPT = {
  program: { name: 'social-mobility-index', version: '0.1.0' },
  engine: { name: 'duckdb', version: 'v1.5.5' },
  node: '20.20.2',
  options: { seed: 1, replicates: 1000 },
  inputs: [
    { path: 'editions/small/figures.csv', bytes: 1, sha256: 'a' },
    { path: 'editions/small/method.yaml', bytes: 1, sha256: 'b' },
    { path: 'sources/own.yaml', bytes: 1, sha256: 'c' },
  ],
  official_files: [{ address: 'https://data.example/a.csv', bytes: 1, sha256: 'd' }],
} as unknown as Receipt;

test('the same receipt has no cause', () => {
  expect(causesOf(RECEIPT, structuredClone(RECEIPT))).toEqual([]);
});

test('each thing that differs is named, with both values: inputs first, then method, options and versions', () => {
  const here = {
    ...RECEIPT,
    program: { ...RECEIPT.program, version: '0.2.0' },
    engine: { ...RECEIPT.engine, version: 'v1.6.0' },
    node: '22.0.0',
    options: { seed: 2, replicates: 1000 },
    inputs: [
      { path: 'editions/small/method.yaml', bytes: 1, sha256: 'x' },
      { path: 'editions/small/figures.csv', bytes: 1, sha256: 'y' },
      { path: 'editions/small/moves.csv', bytes: 1, sha256: 'z' },
    ],
    official_files: [],
  } as unknown as Receipt;
  expect(causesOf(RECEIPT, here)).toEqual([
    { what: 'inputs', name: 'editions/small/figures.csv', receipt: 'a', here: 'y' },
    { what: 'inputs', name: 'sources/own.yaml', receipt: 'c', here: null },
    { what: 'inputs', name: 'editions/small/moves.csv', receipt: null, here: 'z' },
    { what: 'inputs', name: 'https://data.example/a.csv', receipt: 'd', here: null },
    { what: 'method', name: 'editions/small/method.yaml', receipt: 'b', here: 'x' },
    { what: 'options', name: 'seed', receipt: '1', here: '2' },
    { what: 'program', name: 'social-mobility-index', receipt: '0.1.0', here: '0.2.0' },
    { what: 'engine', name: 'duckdb', receipt: 'v1.5.5', here: 'v1.6.0' },
    { what: 'node', name: 'Node', receipt: '20.20.2', here: '22.0.0' },
  ]);
});
