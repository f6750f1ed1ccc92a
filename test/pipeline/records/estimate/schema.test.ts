import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { estimateFiles, estimatePeople, freshPath, type Person, somePeople, writePeople } from './people.js';

const PEOPLE = somePeople(400, (i) => ({
  cohort: i % 50 === 0 ? null : 1986 + (i % 2),
  circumstances: i % 60 === 0 ? null : (i * 7) % 400,
  fsm: i % 70 === 0 ? null : i % 3 === 0,
  earnings: 1000 + ((i * 131) % 30_000),
}));

describe('columns of other types and orders give the same figures', () => {
  it.each([
    ['cohort as text', { cohort: 'VARCHAR' }],
    ['cohort as a large integer', { cohort: 'BIGINT' }],
    ['free school meals as 0 and 1', { fsm: 'INTEGER' }],
    ['free school meals as words', { fsm: 'VARCHAR' }],
    [
      'integer circumstances, earnings and weight',
      { circumstances: 'INTEGER', earnings: 'BIGINT', weight: 'SMALLINT' },
    ],
    ['decimals', { earnings: 'DECIMAL(12, 2)', circumstances: 'FLOAT' }],
  ])('%s', async (_, types) => {
    const { estimates, cuts } = await estimatePeople(PEOPLE);
    const other = await estimatePeople(PEOPLE, {}, types);
    expect(other.estimates).toEqual(estimates);
    expect(other.cuts).toEqual(cuts);
  });

  it('sex and qualification as numbers', async () => {
    const words: Readonly<Record<string, string>> = { degree: '1', level_2: '2', none: '6' };
    const coded = PEOPLE.map(
      (one): Person => ({ ...one, sex: '1', qualification: words[one.qualification ?? ''] ?? null }),
    );
    const other = await estimatePeople(coded, {}, { sex: 'TINYINT', qualification: 'INTEGER' });
    expect(other.estimates).toEqual((await estimatePeople(PEOPLE)).estimates);
  });

  it('another order of the columns in the second file, and other names', async () => {
    const first = await writePeople(PEOPLE.slice(0, 150));
    const order = Object.keys(PEOPLE[0] ?? {}).reverse();
    const types = {
      person: 'VARCHAR',
      area: 'VARCHAR',
      sex: 'VARCHAR',
      qualification: 'VARCHAR',
      fsm: 'BOOLEAN',
    };
    const numbers = { cohort: 'INTEGER', circumstances: 'DOUBLE', earnings: 'DOUBLE', weight: 'DOUBLE' };
    const all: Readonly<Record<string, string>> = { ...types, ...numbers };
    const turned = Object.fromEntries(order.map((name) => [name, all[name] ?? '']));
    const second = await writePeople(PEOPLE.slice(150), turned, freshPath('.parquet'), order);
    const whole = await estimatePeople(PEOPLE);
    expect((await estimateFiles([first, second])).estimates).toEqual(whole.estimates);
  });

  it('a folder whose name looks like a column adds none', async () => {
    const folder = join(freshPath(''), 'sex=female');
    mkdirSync(folder, { recursive: true });
    const path = await writePeople(PEOPLE, {}, join(folder, 'records.parquet'));
    expect((await estimateFiles([path])).estimates).toEqual((await estimatePeople(PEOPLE)).estimates);
  });
});
