/** Signs as wide as two others in most fonts. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u;
const CAPITAL = /\p{Lu}/u;

/** About how wide a sign is, in small letters. */
const widthOf = (sign: string): number => (WIDE.test(sign) ? 2 : CAPITAL.test(sign) ? 1.5 : 1);

/**
 * A name that fits into a chart, where the whole one has its place elsewhere: in a table, or as a tooltip.
 * @param most about how many small letters have space; what is cut ends in an ellipsis, within these
 */
export function shortName(name: string, most: number): string {
  let width = 0;
  let fits = '';
  for (const sign of name) {
    if (width + widthOf(sign) <= most - 1) fits += sign;
    width += widthOf(sign);
    if (width > most) return `${fits.trimEnd()}…`;
  }
  return name;
}
