import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cells, rowsOf } from '../../custom/coldspots/arithmetic.js';
import { csvOf, nation } from '../../records/release/small-nation.js';
import { smi } from '../setup.js';

/** The people that the estimates cover, in the order in which they are made; each names the earlier ones. */
export const OUTPUTS = ['sons', 'all', 'daughters'] as const;

/** A new folder for records and the estimates of them. */
export function estimatesFolder() {
  const root = mkdtempSync(join(tmpdir(), 'estimate-'));
  const read = (...names: string[]) => readFileSync(join(root, ...names), 'utf8');
  return {
    root,
    read,
    rows: (...names: string[]): Cells[] => rowsOf(read(...names)),
    estimate: (...args: string[]) =>
      smi(['estimate', 'records.csv', '--draws', '100', ...args], { folder: root }),
    /** Writes the records of a small nation and returns the options for each of `OUTPUTS`, in order. */
    begin(): string[][] {
      writeFileSync(join(root, 'records.csv'), csvOf(nation()));
      return OUTPUTS.map((who, i) => {
        const previous = i === 0 ? [] : ['--previous', OUTPUTS.slice(0, i).join(',')];
        return ['--who', who, '--out', who, ...previous];
      });
    },
  };
}
