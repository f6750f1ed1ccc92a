import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frozen } from '../../../pipeline/editions/freeze.js';
import type { Harmonised } from '../../../schemas/harmonised.js';

/** The smallest content that an edition can freeze; `mark` is in its tables and in its origin. */
export const smallEdition = (mark: string): Frozen => ({
  areas: [],
  figures: [],
  context: [],
  harmonised: [
    {
      indicator: mark,
      period: '2025',
      code: 'E07000901',
      outcome: 'used',
      rule: '',
      to_codes: 'E07000901',
      source: 'pays',
      cell: 'f.csv#2:value',
    },
  ] as Harmonised[],
  origin: {
    areas: { country: 'E', level: 'lower_tier', year: 2025, exclude: [] },
    official_files: [{ address: `https://example.org/${mark}.csv`, bytes: 1, sha256: '0'.repeat(64) }],
  },
});

/** The files of a folder that belong to an edition, by name. */
export const contentOf = (folder: string, files: readonly string[]): Record<string, string> =>
  Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
