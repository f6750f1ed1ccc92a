import { describe, expect, it } from 'vitest';
import { numberColumns, undividedLines } from '../../../../pipeline/custom/index/denominators.js';
import { indicatorsTableOf } from '../../../../pipeline/custom/index/long-tables.js';
import { refusal } from '../../../fixtures/refusal.js';
import { methodText, ranksOf, scored, scoresOf, testFolder } from './setup.js';

const folder = testFolder();

/** Two indicators, of which the first is divided by a column that is no indicator. */
const METHOD = (parts: Parameters<typeof methodText>[0] = {}) =>
  methodText({
    structure: `
  - { code: claimants, parent: all, direction: -1, denominator: people }
  - { code: jobs, parent: all, denominator: people }
  - { code: all }`,
    indicator: '{ name: indicator, normalise: none }',
    ...parts,
  });

/** The same with jobs as they are, so that a unit without people has one figure. */
const ONE_DIVIDED = `
  - { code: claimants, parent: all, denominator: people }
  - { code: jobs, parent: all }
  - { code: all }`;

const HEAD = 'unit_code,unit_name,claimants,jobs,people\n';
const DATA = `${HEAD}A,Alpha,10,50,100\nB,Beta,30,60,200\nC,Gamma,2,5,10\n`;

describe('an indicator with a denominator', () => {
  it('is divided by it, unit by unit: claimants .1, .15 and .2, jobs .5, .3 and .5', async () => {
    const found = await scored(folder, DATA, METHOD());
    expect(scoresOf(found).A).toBeCloseTo((-0.1 + 0.5) / 2, 12);
    expect(scoresOf(found).B).toBeCloseTo((-0.15 + 0.3) / 2, 12);
    expect(scoresOf(found).C).toBeCloseTo((-0.2 + 0.5) / 2, 12);
    const values = [...indicatorsTableOf(found.scored).rows].map(({ value }) => value);
    expect(values).toEqual([0.1, 0.5, 0.15, 0.3, 0.2, 0.5]);
    expect(found.unnamed).toEqual([]);
  });

  it('may be divided by another indicator, which stays as it is', async () => {
    const structure = `
  - { code: claimants, parent: all, denominator: people }
  - { code: people, parent: all }
  - { code: all }`;
    const found = await scored(folder, DATA, METHOD({ structure }));
    expect(scoresOf(found).A).toBeCloseTo((0.1 + 100) / 2, 12);
    expect(found.unnamed).toEqual(['jobs']);
  });

  it('is missing where the denominator is missing or zero, and says which', async () => {
    const data = `${HEAD}A,Alpha,10,50,\nB,Beta,30,60,200\nC,Gamma,2,,0\nD,Delta,4,8,20\nE,Epsilon,9,8,20\n`;
    const found = await scored(folder, data, METHOD());
    const rows = [...indicatorsTableOf(found.scored).rows].filter(({ value }) => value === null);
    expect(
      rows.map(({ unit_code, indicator, status, reason }) => [unit_code, indicator, status, reason]),
    ).toEqual([
      ['A', 'claimants', 'missing', 'no_denominator'],
      ['A', 'jobs', 'missing', 'no_denominator'],
      ['C', 'claimants', 'missing', 'denominator_zero'],
      // the data have no number of jobs, whatever it is to be divided by
      ['C', 'jobs', 'missing', 'no_value'],
    ]);
    expect(ranksOf(found)).toMatchObject({ A: 0, C: 0 });
    const lines = undividedLines(found.scored.units, found.scored.method);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/"claimants".*2 units.*"people".*"A", "C"/);
    expect(lines[1]).toMatch(/"jobs".*1 unit,.*"A"/);
  });

  it('may be imputed then, by the quotients of its group', async () => {
    const data =
      'unit_code,unit_name,claimants,jobs,people,region\nA,Alpha,10,50,,n\nB,Beta,30,60,200,n\nC,Gamma,2,5,10,n\nD,Delta,4,8,20,s\n';
    const found = await scored(
      folder,
      data,
      METHOD({ structure: ONE_DIVIDED, data: '{ group: region }', impute: 'group_mean' }),
    );
    const [first] = indicatorsTableOf(found.scored).rows;
    expect(first).toMatchObject({ unit_code: 'A', status: 'estimated', reason: 'imputed_group_mean' });
    expect(first?.value).toBeCloseTo((30 / 200 + 2 / 10) / 2, 12);
  });

  it('is divided by the denominator of its own period', async () => {
    const data = `unit_code,unit_name,year,claimants,jobs,people
A,Alpha,2023,8,4,80\nA,Alpha,2024,,5,100\nB,Beta,2023,5,9,50\nB,Beta,2024,12,9,60\nC,Gamma,2023,1,2,10\nC,Gamma,2024,3,2,0\n`;
    const found = await scored(
      folder,
      data,
      METHOD({ structure: ONE_DIVIDED, data: '{ period: year }', impute: 'panel' }),
    );
    const values = [...indicatorsTableOf(found.scored).rows].map(({ value, period }) => [value, period]);
    // A of 2023 is 8 of 80; C has no quotient for 2024 and those of 2023
    expect(values).toEqual([
      [0.1, '2023'],
      [5, '2024'],
      [0.2, '2024'],
      [9, '2024'],
      [0.1, '2023'],
      [2, '2024'],
    ]);
  });

  it('leaves a unit without a quotient at all unranked, whatever could be imputed', async () => {
    const data =
      'unit_code,unit_name,claimants,jobs,people,region\nA,Alpha,10,50,,n\nB,Beta,30,60,200,n\nC,Gamma,2,5,10,n\nD,Delta,4,8,20,s\n';
    const found = await scored(folder, data, METHOD({ data: '{ group: region }', impute: 'group_mean' }));
    expect(ranksOf(found).A).toBe(0);
    expect(found.scored.units.absent.get(0)).toBe('nothing_observed');
  });

  it('is refused below zero, with every row and the column', async () => {
    const data = `${HEAD}A,Alpha,10,50,100\nB,Beta,30,60,-200\nC,Gamma,2,5,-1\n`;
    const error = await refusal(() => scored(folder, data, METHOD()));
    expect(error).toMatchObject({ code: 'table-invalid', exit: 2 });
    expect(error.message).toContain('data.csv, row 3, column "people": -200');
    expect(error.places).toEqual(['row 3, column "people": -200', 'row 4, column "people": -1']);
  });

  it('is refused where the data have no such column, or a text in it', async () => {
    const absent = await refusal(() => scored(folder, DATA.replace(',people', ',persons'), METHOD()));
    expect(absent).toMatchObject({ exit: 2 });
    expect(absent.message).toMatch(/people.*denominator/);
    const text = await refusal(() => scored(folder, DATA.replace(',200', ',many'), METHOD()));
    expect(text.message).toContain('row 3, column "people": "many"');
  });

  it('is drawn as it is in replicates: another population changes nothing that stays in proportion', async () => {
    const rest = 'robustness: { replicates: 40, sensitivity: 0, treatment: [none] }';
    const units = [...'ABCDEFGH'].map(
      (code, i) => [code, code, 5 + ((i * 5) % 8), 90 - ((i * 3) % 8), 100] as const,
    );
    const table = (times: (i: number) => number) =>
      HEAD +
      units
        .map(([code, name, ...numbers], i) => [code, name, ...numbers.map((x) => x * times(i))].join())
        .join('\n');
    const plain = await scored(
      folder,
      table(() => 1),
      METHOD({ rest }),
    );
    const grown = await scored(
      folder,
      table((i) => 2 ** i),
      METHOD({ rest }),
    );
    expect(plain.robustness.byUnit.size).toBe(8);
    expect([...grown.robustness.byUnit]).toEqual([...plain.robustness.byUnit]);
  });
});

it('the columns of numbers are those of the indicators, then other denominators, each once', () => {
  const row = (code: string, denominator?: string) =>
    ({ code, denominator, type: 'Indicator', level: 1, parent: 'p', direction: 1, weight: 1 }) as const;
  const structure = [row('a', 'n'), row('b', 'n'), row('c', 'a'), row('d')];
  expect(numberColumns({ structure })).toEqual(['a', 'b', 'c', 'd', 'n']);
});
