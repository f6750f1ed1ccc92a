import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, text, type Value } from '../../../../pipeline/engine/engine.js';
import type { AreaEstimate } from '../../../../pipeline/records/estimate/area-estimate.js';
import { estimateAreas } from '../../../../pipeline/records/estimate/estimate-areas.js';
import type { EstimateOptions } from '../../../../pipeline/records/estimate/options.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { counter } from './counter.js';
import { PLACES } from './places.js';

/** A record as a test writes it; null where missing. */
export interface Person {
  readonly person: string | null;
  readonly area: string | null;
  readonly cohort: number | null;
  readonly sex: string | null;
  readonly fsm: boolean | null;
  readonly circumstances: number | null;
  readonly qualification: string | null;
  readonly earnings: number | null;
  readonly weight: number | null;
}

const TYPES: Readonly<Record<keyof Person, string>> = {
  person: 'VARCHAR',
  area: 'VARCHAR',
  cohort: 'INTEGER',
  sex: 'VARCHAR',
  fsm: 'BOOLEAN',
  circumstances: 'DOUBLE',
  qualification: 'VARCHAR',
  earnings: 'DOUBLE',
  weight: 'DOUBLE',
};

let folder = '';
/** A folder for the files of a test file. */
export const scratch = (): string => {
  if (folder === '') {
    folder = mkdtempSync(join(tmpdir(), 'smi-estimate-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  }
  return folder;
};

let made = 0;
export const freshPath = (ending: string): string => {
  made += 1;
  return join(scratch(), `file-${made}${ending}`);
};

const GIVEN = { string: 'VARCHAR', number: 'DOUBLE', integer: 'INTEGER', boolean: 'BOOLEAN' } as const;

/** The type of the column that holds these values as they are. */
function typeOf(values: readonly Value[]): keyof typeof GIVEN {
  const known = values.filter((value) => value !== null);
  if (known.every((value) => typeof value === 'boolean')) return 'boolean';
  if (known.every((value) => typeof value === 'number'))
    return known.every((value) => (value | 0) === value) ? 'integer' : 'number';
  return 'string';
}

let opened: Promise<Engine> | undefined;
/** The engine that writes records: one for a test file, since a new one takes longer than a file. */
const writer = (): Promise<Engine> => {
  opened ??= Engine.open({ threads: 1, folders: [scratch()] });
  return opened;
};

/** Writes people as Parquet, some columns with another type or left out (`''`). */
export async function writePeople(
  people: readonly Partial<Person>[],
  types: Readonly<Record<string, string>> = {},
  path = freshPath('.parquet'),
  order: readonly string[] = Object.keys(TYPES),
): Promise<string> {
  const all: Readonly<Record<string, string>> = { ...TYPES, ...types };
  const columns = order.map((name) => [name, all[name] ?? ''] as const).filter(([, type]) => type !== '');
  const as_given = columns.map(([name]) => ({
    name,
    type: typeOf(people.map((one) => one[name as keyof Person] ?? null)),
  }));
  const casts = columns.map(([name, type]) => `CAST(${name} AS ${type}) AS ${name}`);
  const engine = await writer();
  await engine.run(
    `CREATE OR REPLACE TABLE people (${as_given.map(({ name, type }) => `${name} ${GIVEN[type]}`).join(', ')})`,
  );
  await engine.append('people', as_given, people as readonly Readonly<Record<string, Value>>[]);
  await engine.run(`COPY (SELECT ${casts.join(', ')} FROM people) TO ${text(path)} (FORMAT parquet)`);
  return path;
}

export const estimateFiles = (inputs: readonly string[], options: Partial<EstimateOptions> = {}) =>
  estimateAreas({
    inputs,
    columns: {},
    sex: 'sons',
    zeros: 'in_work',
    // For a few records a second thread costs more than it saves; the digits are the same on any number.
    threads: 1,
    memory: 2 ** 29,
    spill: join(scratch(), 'spill'),
    areas: PLACES,
    log: silentLog,
    ...options,
  });

export const estimatePeople = async (
  people: readonly Partial<Person>[],
  options: Partial<EstimateOptions> = {},
  types: Readonly<Record<string, string>> = {},
) => estimateFiles([await writePeople(people, types)], options);

export const found = (estimates: readonly AreaEstimate[], code: string): AreaEstimate => {
  const one = estimates.find(({ area_code }) => area_code === code);
  if (one === undefined) throw new Error(`${code} is not among the estimates`);
  return one;
};

/**
 * People of one cohort, all sons, spread over the given areas; `change` sets what is particular to
 * each.
 */
export function somePeople(
  count: number,
  change: (i: number, draw: () => number) => Partial<Person> = () => ({}),
  seed = 1,
): Person[] {
  const draw = counter(seed);
  const areas = [...PLACES.keys()];
  return Array.from({ length: count }, (_, i) => ({
    person: `P${i}`,
    area: areas[i % areas.length] ?? null,
    cohort: 1986,
    sex: 'male',
    fsm: draw() < 0.4,
    circumstances: Math.floor(draw() * 1000) / 10,
    qualification: ['none', 'level_2', 'degree'][Math.floor(draw() * 3)] ?? null,
    earnings: Math.round(1_000_000 + draw() * 3_000_000) / 100,
    weight: 1,
    ...change(i, draw),
  }));
}
