import type { MethodImputation } from '../../../schemas/method.js';
import { imputeGroupMean, imputeGroupMedian } from '../../methods/impute/group.js';
import { imputePanel } from '../../methods/impute/panel.js';
import type { Units } from './units.js';

/** The figures of an indicator as they go into the index. */
export interface Figures {
  readonly values: Float64Array;
  /** 1 where the value was missing and is imputed. */
  readonly imputed: Uint8Array;
  /** How many periods back each value is from; null where it can only be of the period itself. */
  readonly periods_back: Int32Array | null;
}

/** Why a value is there that was not in the data. */
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
 * Puts in what is missing, as the method says; what is not known of the group or the panel stays missing.
 * @see OECD/JRC (2008), Handbook, step 3
 */
export const imputeUnits = ({ figures, earlier, groups }: Units, impute: MethodImputation): Figures[] =>
  figures.map((values, i) => imputed({ values, earlier: earlier[i] ?? [], groups }, impute));
