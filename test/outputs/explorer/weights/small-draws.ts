import type { DrawsFile } from '../../../../schemas/release/draws-file.js';
import { choicesOf } from '../../../pipeline/robustness/problems.js';
import { FIGURES, structureOfFaces } from './problem.js';

const level = { minimum_weight_share: 0, treatment: 'none', normalise: 'z_score', weights: 'given' } as const;
const mean = { ...level, aggregate: 'arithmetic_mean' } as const;

/**
 * The draws of a made-up edition of ten areas and two faces, as a release has them: one indicator is drawn.
 */
export const smallDraws = (): DrawsFile => ({
  edition: { code: 'small', title: 'A small edition', method_version: '1', schema_version: '1' },
  seed: 3,
  areas: FIGURES[0].map((_, i) => ({
    code: `E0600000${i}`,
    name: `Area ${i}`,
    region: i < 5 ? 'North' : 'South',
  })),
  structure: structureOfFaces.nodes.map(({ code, name, level, parent, direction, weight }) => ({
    code,
    name,
    level,
    parent: structureOfFaces.nodes[parent]?.code ?? null,
    direction,
    weight,
    type: level === 1 ? 'Indicator' : 'Aggregate',
  })),
  steps: {
    impute: 'none',
    levels: [
      { name: 'indicator', ...level },
      { name: 'domain', ...mean },
      { name: 'face', ...mean },
      { name: 'index', ...mean },
    ],
    tolerance: 1e-9,
    group_share: 0.2,
  },
  robustness: choicesOf(),
  figures: FIGURES.map((column) => [...column]),
  earlier: FIGURES.map(() => []),
  sampling: FIGURES.map((column, i) =>
    i === 1 ? { publisher: column.map((_, unit) => unit), sd: column.map(() => 6) } : null,
  ),
  joint: null,
  inherited: FIGURES.map(() => null),
});
