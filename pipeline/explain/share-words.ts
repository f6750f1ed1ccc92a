/** A share in per cent; 100 % and 0 % are said of nothing less than all and none. */
export function perCentOf(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return 'over 99 %';
  if (rounded === 0 && share > 0) return 'under 1 %';
  return `${rounded} %`;
}
