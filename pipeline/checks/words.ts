/** A correlation to two digits with its sign, as in −0.58; a tiny one is not shown as nothing. */
export function signed(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 0.005 || size === 0 ? size.toFixed(2) : size.toPrecision(1);
  return `${value < 0 ? '−' : ''}${digits}`;
}

/** A share as per cent with one digit. */
export const perCent = (share: number): string => `${(share * 100).toFixed(1)} %`;
