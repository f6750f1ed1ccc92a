import { z } from 'zod';
import type { Figure } from '../../schemas/figure.js';
import { plainField, type Table } from '../../schemas/table.js';
import type { ScorePlan } from '../editions/plan.js';

/** A figure to be scored. */
export interface ScoreValue {
  readonly area_code: string;
  /** The indicator. */
  readonly code: string;
  readonly value: number | null;
  readonly status: string;
  /** Whether the figure is for the area itself. */
  readonly own_level: boolean;
}

/** The structure of an index as a table: code, level, parent, weight, direction. */
export const nodeTable: Table = {
  name: 'score_nodes',
  title: 'Structure',
  description: 'Every indicator and every aggregate, with its parent and weight.',
  key: ['code'],
  row: z.strictObject({
    code: plainField(z.string(), 'Code'),
    level: plainField(z.int(), 'Level, 1 for indicators'),
    level_name: plainField(z.string(), 'Name of the level'),
    parent: plainField(z.string().nullable(), 'Parent'),
    position: plainField(z.int(), 'Position in the structure, level by level'),
    weight: plainField(z.number(), 'Weight among its siblings, as given'),
    direction: plainField(z.int(), 'Direction'),
    minimum_weight_share: plainField(z.number(), 'Share of the weight of its parts that must be present'),
  }),
};

export const valueTable: Table = {
  name: 'score_values',
  title: 'Values',
  description: 'The figures that are scored.',
  key: ['area_code', 'code'],
  row: z.strictObject({
    area_code: plainField(z.string(), 'Area code'),
    code: plainField(z.string(), 'Indicator'),
    value: plainField(z.number().nullable(), 'Value'),
    status: plainField(z.string(), 'Status'),
    own_level: plainField(z.boolean(), 'Whether the figure is of the area itself'),
  }),
};

/** Values of the nodes of a level, from typed arrays. */
export const columnTable: Table = {
  name: 'score_columns',
  title: 'Values of a level',
  description: 'Values of the nodes of a level, where they have one.',
  key: ['area_code', 'code'],
  row: z.strictObject({
    area_code: plainField(z.string(), 'Area code'),
    code: plainField(z.string(), 'Code'),
    value: plainField(z.number(), 'Value'),
  }),
};

/** Weights of the nodes of a level among their siblings, from typed arrays. */
export const weightTable: Table = {
  name: 'score_weights_of_level',
  title: 'Weights',
  description: 'Weight of each code in its parent.',
  key: ['code'],
  row: z.strictObject({
    code: plainField(z.string(), 'Code'),
    parent: plainField(z.string(), 'Parent'),
    position: plainField(z.int(), 'Position in the structure'),
    weight: plainField(z.number(), 'Weight among its siblings'),
  }),
};

/** The values that the treatment of outliers changed. */
export const changeTable: Table = {
  name: 'score_treated',
  title: 'Treated values',
  description: 'Every value that the treatment of outliers changed, before and after.',
  key: ['area_code', 'code'],
  row: z.strictObject({
    area_code: plainField(z.string(), 'Area code'),
    code: plainField(z.string(), 'Code'),
    value_before: plainField(z.number(), 'Value before'),
    value_after: plainField(z.number(), 'Value after'),
    why: plainField(z.string(), 'Why'),
  }),
};

/** The rows of `score_nodes`: the indicators, then the aggregates level by level, with the index last. */
export const planNodes = ({ structure: { nodes }, chain, levels }: ScorePlan) =>
  nodes.map(({ code, level, parent, weight, direction }, position) => ({
    code,
    level,
    level_name: levels[level - 1]!,
    parent: nodes[parent]?.code ?? null,
    position,
    weight,
    direction,
    minimum_weight_share: chain.levels[level - 1]!.minimum_weight_share ?? 0,
  }));

/** Statuses of figures that are not for the area itself. */
export const NOT_OWN_STATUSES = ['missing', 'inherited', 'modelled'];
/** Reasons with which a figure is for the area itself, although it was published for another code. */
export const OWN_REASONS = ['', 'recode', 'same_footprint', 'merger'];

/** True for a figure for the area itself: observed, or by a recode, the same footprint or a merger. */
export const isOwnLevel = ({ status, reason }: Pick<Figure, 'status' | 'reason'>): boolean =>
  !NOT_OWN_STATUSES.includes(status) && reason.split(';').every((rule) => OWN_REASONS.includes(rule));

/** A figure as it is scored. */
export const scoreValue = (figure: Figure): ScoreValue => ({
  area_code: figure.area_code,
  code: figure.indicator,
  value: figure.value,
  status: figure.status,
  own_level: isOwnLevel(figure),
});
