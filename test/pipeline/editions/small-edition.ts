import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frozen } from '../../../pipeline/editions/freeze.js';
import type { Area } from '../../../schemas/area.js';
import type { Figure } from '../../../schemas/figure.js';
import type { Harmonised } from '../../../schemas/harmonised.js';

const area = (mark: string): Area => ({
  area_code: 'E07000901',
  area_name: mark,
  upper_tier_code: 'E10000901',
  upper_tier_name: 'Shire',
  region_code: 'E12000001',
  region_name: 'North East',
  combined_authority_code: null,
  combined_authority_name: null,
});
const figure = (indicator: string): Figure => ({
  area_code: 'E07000901',
  indicator,
  period: '2025',
  value: 12.5,
  lower: null,
  upper: null,
  status: 'observed',
  reason: '',
  flags: '',
  from_codes: 'E07000901',
  source: 'pays',
  cells: 'f.csv#2:value',
  raw_text: '12.5',
});

/** The smallest content that an edition can freeze; `mark` is in each of its tables and in its origin. */
export const smallEdition = (mark: string): Frozen => ({
  areas: [area(mark)],
  figures: [figure(mark)],
  context: [figure(`${mark}_context`)],
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
