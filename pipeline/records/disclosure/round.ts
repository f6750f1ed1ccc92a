/** Rounds to the nearest multiple of `step`, halves away from zero, so that losses round as gains do. */
function roundTo(value: number, step: number): number {
  const steps = Math.abs(value) / step;
  const whole = Math.floor(steps);
  const rounded = (steps - whole >= 0.5 ? whole + 1 : whole) * step;
  return value < 0 && rounded > 0 ? -rounded : rounded;
}

/** Annual pounds to the nearest `to`, halves away from zero. */
export const roundMoney = (gbp: number, to = 100): number => roundTo(gbp, to);

/** People to the nearest `to`, halves away from zero. */
export const roundCount = (people: number, to = 5): number => roundTo(people, to);

/** A weight, share or probability to two decimals, halves away from zero. */
export const roundShare = (share: number): number => roundTo(share * 100, 1) / 100;
