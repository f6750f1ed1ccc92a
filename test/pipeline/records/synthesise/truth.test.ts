import { describe, expect, it } from 'vitest';
import { drawTruth } from '../../../../pipeline/records/synthesise/draw-truth.js';
import { readTruth } from '../../../../pipeline/records/synthesise/read-truth.js';
import { TRUTH_COLUMNS } from '../../../../pipeline/records/synthesise/truth.js';
import { trueValues } from '../../../../pipeline/records/synthesise/truth-tables.js';
import { refusal } from '../../../fixtures/refusal.js';

const HEADER = TRUTH_COLUMNS.join(',');
const ROW = 'E07000001,1,15000,3000,0.03,0.2,0.5,0.05,0.1';
const messageOf = async (text: string) => (await refusal(() => readTruth(text, 'truth.csv'))).message;

describe('a file of the truth', () => {
  it('is refused by file, row and column', async () => {
    expect(await messageOf('')).toContain('truth.csv');
    expect(await messageOf(`${HEADER}\n`)).toMatch(/truth\.csv: .*no areas/);
    expect(await messageOf(`${HEADER.replace('people,', '')}\n`)).toContain('the column people is missing');
    expect(await messageOf(`${HEADER},more\n${ROW},1`)).toContain('"more" is not a column');
    expect(await messageOf(`${HEADER}\nHere${ROW.slice(9)}`)).toContain('row 2: area_code is "Here"');
    expect(await messageOf(`${HEADER}\n${ROW}\n${ROW}`)).toMatch(/E07000001 .*twice/);
    expect(await messageOf(`${HEADER}\n${ROW.replace('0.5', '1.5')}`)).toContain('education_top is "1.5"');
    expect(await messageOf(`${HEADER}\n${ROW.replace('15000', '')}`)).toContain(
      'base_pay is "", which is not a number',
    );
    expect(await messageOf(`${HEADER}\n${ROW.replace('15000', '-1')}`)).toContain('base_pay is "-1"');
    expect(await messageOf(`${HEADER}\n${ROW},3`)).toContain('row 2');
  });

  it('reads the same with or without a byte order mark', () => {
    const [area] = readTruth(`\uFEFF${HEADER}\r\n${ROW}\r\n`, 'truth.csv');
    expect(area).toMatchObject({ area_code: 'E07000001', qualification_pay: 3000, zero_share: 0.1 });
  });
});

describe('a drawn truth', () => {
  it('depends only on code and seed, and is a file that can be read', async () => {
    const [first, second] = drawTruth(['E07000001', 'E07000002'], 9);
    expect(drawTruth(['E07000002'], 9)).toEqual([second]);
    expect(drawTruth(['E07000001'], 10)).not.toEqual([first]);
    const line = TRUTH_COLUMNS.map((column) => first?.[column]).join(',');
    expect(readTruth(`${HEADER}\n${line}\n`, 'truth.csv')).toEqual([first]);
    expect((await refusal(() => drawTruth([], 1))).message).toContain('no area');
  });
});

describe('true values', () => {
  const [area] = readTruth(`${HEADER}\n${ROW}`, 'truth.csv');

  it('agree with a sum over a fine grid of family circumstances', () => {
    const cells = 5000;
    const meals = [0.45, 0.2, 0.08, 0.03, 0.01];
    let xy = 0;
    let y = 0;
    let poor = 0;
    let poorPay = 0;
    const ends = [0, 0];
    for (let i = 0; i < cells; i += 1) {
      const x = (i + 0.5) / cells;
      const fifth = Math.floor(x * 5);
      const chance = 0.2 + (0.3 * fifth) / 4;
      // The mean of a binomial is three times its probability: pay is linear in the steps.
      const pay = (15_000 + 3000 * 3 * chance) * (1 + 0.03 * fifth);
      xy += (x * pay) / cells;
      y += pay / cells;
      poor += (meals[fifth] ?? 0) / cells;
      poorPay += ((meals[fifth] ?? 0) * pay) / cells;
      if (fifth === 0) ends[0] = pay;
      if (fifth === 4) ends[1] = pay;
    }
    const truth = trueValues(area!, 'sons', 'in_work');
    const gap = (ends[1] ?? 0) - (ends[0] ?? 0);
    expect(truth.gap).toBeCloseTo(gap, 6);
    expect(truth.earnings_mean).toBeCloseTo(poorPay / poor, 6);
    expect(truth.gap_slope).toBeCloseTo((xy - y / 2) * 12 * 0.8, 2);
    // With the bottom's education, pay at the top is 1.12 times that at the bottom.
    expect(truth.unexplained).toBeCloseTo((ends[0] ?? 0) * 0.12, 6);
    expect(truth.explained + truth.unexplained).toBeCloseTo(gap, 9);
  });

  it('of daughters, of all and with zeros kept are shares of those of sons in work', () => {
    const sons = trueValues(area!, 'sons', 'in_work');
    expect(trueValues(area!, 'daughters', 'in_work').gap).toBeCloseTo(0.8 * sons.gap, 9);
    expect(trueValues(area!, 'all', 'kept').earnings_mean).toBeCloseTo(0.9 * 0.9 * sons.earnings_mean, 9);
  });
});
