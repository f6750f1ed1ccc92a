import type { MethodImputation } from '../../../schemas/method.js';
import { imputeGroupMean, imputeGroupMedian } from '../../methods/impute/group.js';
import { imputePanel } from '../../methods/impute/panel.js';
import type { Units } from './units.js';

/** The figures of an indicator as they go into the index. */
export interface Figures {
  readonly values: Float64Array;
  /** 1 where the value was missing and is imputed. */
  readonly imputed: Uint8Array;
  /** How many periods back each value is from; null where no earlier periods are used. */
  readonly periods_back: Int32Array | null;
}

/** The published reason of a value that was not in the data. */
export const REASONS: Readonly<Record<Exclude<MethodImputation, 'none'>, string>> = {
  group_mean: 'imputed_group_mean',
  group_median: 'imputed_group_median',
  panel: 'imputed_panel',
};

type Column = Pick<Units, 'groups'> & {
  readonly values: Float64Array;
  readonly earlier: readonly Float64Array[];
};

function imputed({ values, earlier, groups }: Column, impute: MethodImputation): Figures {
  switch (impute) {
    case 'none':
      return { values, imputed: new Uint8Array(values.length), periods_back: null };
    case 'group_mean':
      return { ...imputeGroupMean(values, groups), periods_back: null };
    case 'group_median':
      return { ...imputeGroupMedian(values, groups), periods_back: null };
    case 'panel':
      return imputePanel(values, earlier);
  }
}

/**
 * Imputes missing values as the method says; where group or panel have no value either, it stays missing.
 * @see OECD/JRC (2008), Handbook, step 3
 */
export const imputeUnits = ({ figures, earlier, groups }: Units, impute: MethodImputation): Figures[] =>
  figures.map((values, i) => imputed({ values, earlier: earlier[i] ?? [], groups }, impute));
