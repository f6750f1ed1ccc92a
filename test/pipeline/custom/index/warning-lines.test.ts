import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { warningLines } from '../../../../pipeline/custom/index/warning-lines.js';
import { isHostile } from '../../../fixtures/refusal.js';
import { objectOf, smi } from '../../cli/setup.js';
import { methodText, scored, testFolder } from './setup.js';

const folder = testFolder();

/** Rows of x, y and z by unit. */
const table = (...rows: readonly string[]) =>
  `unit_code,unit_name,x,y,z\n${rows.map((row, i) => `U${i},Unit ${i},${row}\n`).join('')}`;

/** x and y rise together, z falls as they rise. */
const FALLING = table('1,2,9', '2,3,7', '3,1,5', '4,6,4', '5,5,1', '6,7,0');

const method = (direction: number, name = 'Zed') =>
  methodText({
    structure: `
  - { code: x, level: 1, parent: all, type: Indicator }
  - { code: y, level: 1, parent: all, type: Indicator }
  - { code: z, name: ${JSON.stringify(name)}, level: 1, parent: all, direction: ${direction}, type: Indicator }
  - { code: all, level: 2, type: Aggregate }`,
  });

const linesOf = async (text: string, page = true, data = FALLING) => {
  const { warnings, scored: made } = await scored(folder, data, text);
  return warningLines(made.plan.structure, warnings, page);
};

describe('warnings of the checks in the terminal', () => {
  it('name an indicator that runs against the index, once, with what to do', async () => {
    const lines = await linesOf(method(1));
    expect(lines[0]).toBe(
      '1 indicator runs against the index (Zed): look at each direction; see Checks in report.html.',
    );
    expect(lines.join()).not.toContain('pulls against');
  });

  it('do not mention directions where all are right, nor a page where there is none', async () => {
    const lines = await linesOf(method(-1), false);
    expect(lines.join()).not.toMatch(/against|report\.html/);
  });

  it('are empty where the checks do not warn', async () => {
    const { scored: made } = await scored(folder, FALLING, method(-1));
    expect(warningLines(made.plan.structure, [], true)).toEqual([]);
  });

  it('name a few of many, and count them all', async () => {
    const { scored: made } = await scored(folder, FALLING, method(-1));
    const pairs = [
      ['x', 'y'],
      ['x', 'z'],
      ['y', 'z'],
    ].map(([about = '', other = '']) => ({
      code: 'collinear' as const,
      about,
      other,
      correlation: 0.99,
      text: '',
    }));
    const lines = warningLines(made.plan.structure, pairs, false);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^3 pairs .*\(x with y, x with Zed and 1 more\): .*counts twice\.$/);
  });

  it('quote a name that a terminal would act on', async () => {
    const lines = await linesOf(method(1, 'Z\u001b[2J'));
    expect(lines[0]).toContain('runs against');
    expect(lines.some(isHostile)).toBe(false);
  });
});

describe('smi score', () => {
  it('prints the warnings, with a true minus, and has them in its object', async () => {
    writeFileSync(join(folder, 'data.csv'), FALLING);
    writeFileSync(join(folder, 'method.yaml'), method(1));
    const args = ['score', '--method', 'method.yaml', '--data', 'data.csv', '--dry-run'];
    const { out } = await smi(args, { folder });
    expect(out).toContain('\n1 indicator runs against the index (Zed): look at each direction.\n');
    expect(out).toMatch(/ {2}Unit \d {2}−\d/);
    expect(out).not.toMatch(/ -\d/);
    expect(objectOf(await smi([...args, '--json'], { folder }))).toMatchObject({
      warnings: [{ code: 'against_index', about: 'z' }, {}],
    });
  });
});
