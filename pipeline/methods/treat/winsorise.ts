import { type Moments, shapeInto } from '../moments.js';
import { passes, type TreatmentRule } from './rule.js';

/** The value next to the extreme one, on the high side for a `sign` of 1, on the low side for −1. */
function nextTo(extreme: number, values: Float64Array, sign: 1 | -1): number {
  let next = sign * Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (sign * (extreme - value) > 0 && sign * (value - next) > 0) next = value;
  }
  return next;
}

/** Gives every `from` the value `to`; returns how many there were. */
function replace(values: Float64Array, from: number, to: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (values[i] !== from) continue;
    values[i] = to;
    count += 1;
  }
  return count;
}

/**
 * Winsorises `values` in place: while they have outliers, the highest value (where the skewness is not
 * negative, else the lowest) takes the value next to it. Points with the same value, from the start or by
 * winsorising, move together and all count, so a tie may carry the count past `winsorise`.
 * A step that would leave a single value everywhere is not taken.
 * @param moments those of `values`, brought up to date
 * @returns how many points were moved
 * @see OECD/JRC (2008), Handbook, section 5.1
 * @throws DataError as `passes`
 */
export function winsorise(values: Float64Array, rule: TreatmentRule, moments: Moments): number {
  let high = 0;
  let low = 0;
  while (high + low < rule.winsorise && !passes(moments, rule)) {
    const { min, max } = moments;
    const up = moments.skew >= 0;
    const next = up ? nextTo(max, values, 1) : nextTo(min, values, -1);
    if (next === (up ? min : max)) break;
    if (up) high = replace(values, max, next);
    else low = replace(values, min, next);
    shapeInto(moments, values);
  }
  return high + low;
}
