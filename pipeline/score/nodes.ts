import { z } from 'zod';
import type { Figure } from '../../schemas/figure.js';
import { field, type Table } from '../../schemas/table.js';
import type { ScorePlan } from '../editions/plan.js';
import type { ScoreValue } from './score.js';

const plain = <T extends z.ZodType>(type: T, description: string) =>
  field(type, { title: description, description });

/**
 * The structure of an index as a table, in the words of the field: code, level, parent, weight, direction.
 */
export const nodeTable: Table = {
  name: 'score_nodes',
  title: 'Structure',
  description: 'Every indicator and every aggregate, with its parent and weight.',
  key: ['code'],
  row: z.strictObject({
    code: plain(z.string(), 'Code'),
    level: plain(z.int(), 'Level, 1 for indicators'),
    level_name: plain(z.string(), 'Name of the level'),
    parent: plain(z.string().nullable(), 'Parent'),
    position: plain(z.int(), 'Position in the structure, level by level'),
    weight: plain(z.number(), 'Weight among its siblings, as given'),
    direction: plain(z.int(), 'Direction'),
    minimum_weight_share: plain(z.number(), 'Share of the weight of its parts that must be present'),
  }),
};

export const valueTable: Table = {
  name: 'score_values',
  title: 'Values',
  description: 'The figures that are scored.',
  key: ['area_code', 'code'],
  row: z.strictObject({
    area_code: plain(z.string(), 'Area code'),
    code: plain(z.string(), 'Indicator'),
    value: plain(z.number().nullable(), 'Value'),
    status: plain(z.string(), 'Status'),
    own_level: plain(z.boolean(), 'Whether the figure is of the area itself'),
  }),
};

/** A row of `score_nodes`. */
export interface Node {
  readonly code: string;
  readonly level: number;
  readonly level_name: string;
  readonly parent: string | null;
  readonly position: number;
  readonly weight: number;
  readonly direction: number;
  readonly minimum_weight_share: number;
}

/** The structure of a plan: its indicators, then level by level what is made of them, the index last. */
export const planNodes = ({ structure: { nodes }, chain, levels }: ScorePlan): Node[] =>
  nodes.map(({ code, level, parent, weight, direction }, position) => ({
    ...{ code, level, level_name: levels[level - 1]!, parent: nodes[parent]?.code ?? null },
    ...{
      position,
      weight,
      direction,
      minimum_weight_share: chain.levels[level - 1]!.minimum_weight_share ?? 0,
    },
  }));

const OWN_RULES = new Set(['', 'recode', 'same_footprint', 'merger']);

/** True for a figure of the area itself: observed, or by a recode, the same footprint or a merger. */
export const isOwnLevel = ({ status, reason }: Pick<Figure, 'status' | 'reason'>): boolean =>
  status !== 'missing' && status !== 'inherited' && reason.split(';').every((rule) => OWN_RULES.has(rule));

/** A figure as it is scored. */
export const scoreValue = ({ area_code, indicator, value, status, reason }: Figure): ScoreValue => ({
  ...{ area_code, code: indicator, value, status },
  own_level: isOwnLevel({ status, reason }),
});
