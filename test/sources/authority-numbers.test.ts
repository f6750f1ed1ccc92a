import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import areaRegisters from '../../sources/area-registers.js';
import { DECLARED_AUTHORITY_NUMBERS } from '../../sources/authority-numbers.js';
import boundaries from '../../sources/boundaries.js';
import interactiveTool from '../../sources/local-authority-interactive-tool.js';
import neetParticipation from '../../sources/neet-participation.js';
import { fileOf } from '../../sources/source.js';
import { describeOfficial, officialPath } from '../fixtures/official.js';
import { FixtureReader } from '../fixtures/reader.js';

describe('the declared numbers', () => {
  test('are the documented ones: eight authorities, England, and its regions', () => {
    const authorities = [...DECLARED_AUTHORITY_NUMBERS].filter(([number]) => number < 970);
    expect(Object.fromEntries(authorities)).toEqual({
      942: 'E06000063',
      943: 'E06000064',
      928: 'E10000021',
      835: 'E10000009',
      836: 'E06000029',
      837: 'E06000028',
      201: 'E09000001',
      420: 'E06000053',
    });
    const larger = [...DECLARED_AUTHORITY_NUMBERS.keys()].filter((number) => number >= 970);
    expect(larger).toEqual([970, 980, 981, 982, 983, 984, 985, 986, 987, 988, 989, 990]);
    for (const number of larger) expect(DECLARED_AUTHORITY_NUMBERS.get(number)).toMatch(/^E(92|12|13)/);
  });
});

/** A name without words that publishers add or leave out. */
const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/\(pre lg\)|, (city|county) of| borough$|^county | upon | and |&/g, '')
    .replace(/[^a-z]/g, '');

describeOfficial('the bridge from the department’s numbers, on the official files', () => {
  let found: { number: number; name: string }[];
  let bridge: ReadonlyMap<number, string>;
  const names = new Map<string, string>();

  beforeAll(async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const path = officialPath(interactiveTool).replaceAll("'", "''");
    const sql = `SELECT DISTINCT "LA Number" AS number, "LA and Regions" AS name FROM read_parquet('${path}')`;
    const rows = (await connection.runAndReadAll(sql)).getRowObjects();
    found = rows.map(({ number, name }) => ({ number: Number(number), name: String(name) }));
    connection.closeSync();
    const bytes = readFileSync(officialPath(neetParticipation));
    bridge = await neetParticipation.read(new FixtureReader({ [fileOf(neetParticipation).name]: bytes }));
    for (const index of [0, 1, 2]) {
      const text = readFileSync(officialPath(areaRegisters, index), 'utf8');
      for (const [code = '', name = ''] of Papa.parse<string[]>(text).data.slice(1)) names.set(code, name);
    }
    const { objects } = JSON.parse(readFileSync(officialPath(boundaries), 'utf8')) as {
      objects: { utla: { geometries: { properties: { areacd: string; areanm: string } }[] } };
    };
    for (const { properties } of objects.utla.geometries) {
      if (!names.has(properties.areacd)) names.set(properties.areacd, properties.areanm);
    }
  });
  const codeOf = (number: number) => bridge.get(number) ?? DECLARED_AUTHORITY_NUMBERS.get(number);

  test('covers all 170 numbers of the Interactive Tool', () => {
    expect(new Set(found.map(({ number }) => number)).size).toBe(170);
    expect(found.filter(({ number }) => codeOf(number) === undefined)).toEqual([]);
  });

  test('has 150 authorities, and none of the declared ones', () => {
    expect(bridge.size).toBe(150);
    expect([...DECLARED_AUTHORITY_NUMBERS.keys()].filter((number) => bridge.has(number))).toEqual([]);
  });

  test('gives two numbers no common code', () => {
    const codes = [...bridge.values(), ...DECLARED_AUTHORITY_NUMBERS.values()];
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  test('maps every number to a code with the same name in the registers as in the Interactive Tool', () => {
    const others = found.flatMap(({ number, name }) => {
      const registered = names.get(codeOf(number) ?? '') ?? '';
      return plain(registered) === plain(name) ? [] : [[number, name, registered]];
    });
    // England and the two halves of London are in no register.
    expect(others.sort()).toEqual([
      [970, 'England', ''],
      [987, 'London (Inner)', ''],
      [988, 'London (Outer)', ''],
    ]);
  });
});
