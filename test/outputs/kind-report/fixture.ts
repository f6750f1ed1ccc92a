import type { ClassReport } from '../../../outputs/kind-report/report.js';
import type { Row } from '../../../schemas/table.js';
import { grid } from '../page/grid.js';

const CLASSES = ['coldspot', 'cold_on_level', 'cold_on_gap', 'none', 'hotspot', null] as const;
const NAMES = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta'];

const code = (i: number): string => `E0700090${i + 1}`;

/** Six areas, one of each class and one without; with or without the probabilities and intervals. */
export const classRows = (sure: boolean): Row[] =>
  NAMES.map((area_name, i) => ({
    area_code: code(i),
    area_name,
    region_name: 'The North',
    kind: CLASSES[i] ?? null,
    rank: CLASSES[i] === null ? null : 6 - i,
    level: 20000 + i,
    gap: -i,
    rank_low: sure && i < 5 ? Math.max(1, 5 - i) : null,
    rank_high: sure && i < 5 ? 6 - i : null,
    coldspot_probability: sure && i < 4 ? 0.25 : null,
    hotspot_probability: sure && i === 4 ? 0.5 : null,
  }));

/** A page on them; the map has two areas more than the table. */
export const classReport = (rows = classRows(true)): ClassReport => ({
  name: 'tiny',
  title: 'A tiny table',
  version: '1.0.0',
  explanation: 'Six areas. Rank 1 is best.',
  cautions: ['Read with care.'],
  rows,
  figures: ['Earnings', 'Earnings, shrunken', 'Gap', 'Gap, shrunken'].map((label) => ({
    column: label.startsWith('Gap') ? 'gap' : 'level',
    label,
    decimals: 0,
  })),
  drawn: {
    topology: grid(
      [...NAMES, 'Eta', 'Theta'].map((name, i) => ({ code: code(i), name, region: 'The North' })),
    ),
    object: 'districts',
  },
});
