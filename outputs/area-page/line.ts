import type { Comparator, NamedArea } from '../../schemas/release/area-parts.js';
import type { AreaProfile, ProfileIndicator } from '../../schemas/release/area-profile.js';
import { figureText } from '../formats/numbers.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { coordinate } from '../page/picture.js';
import type { AreaAtlas, Compared } from './atlas.js';
import { limitsOf } from './rank-range.js';

const LINE = { width: 200, height: 22, side: 7, dot: 4.6, near: 5 };

/** What a line needs of the area, and of the figure. */
type LineProfile = Pick<AreaProfile, 'districts'> & { readonly area: NamedArea };
export type LineFigure = Pick<
  ProfileIndicator,
  'code' | 'title' | 'direction' | 'value' | 'lower' | 'upper' | 'standard_error'
> & { readonly country: Pick<Comparator, 'name' | 'value'> | null };

/** What the picture shows, for those who do not see it. */
function describe(profile: LineProfile, one: LineFigure, middle: number | undefined): string {
  const many = profile.districts.length > 0 ? 'its districts' : 'places like it';
  return [
    one.value !== null && `${profile.area.name} ${figureText(one.value)}`,
    middle !== undefined && `median of ${many} ${figureText(middle)}`,
    one.country?.value != null && `${one.country.name} ${figureText(one.country.value)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * An indicator on one line from the worst figure of any area, at the left, to the best: a dot for the area,
 * with a band for the 95% limits of its figure, strokes for the places that it is compared with, and a
 * diamond for the country. Empty where no area has a figure, or all have the same.
 * @param compared the figures of those places
 */
export function indicatorLine(
  profile: LineProfile,
  one: LineFigure,
  atlas: Pick<AreaAtlas, 'sorted'>,
  compared: Compared,
): Content {
  const sorted = atlas.sorted(one.code);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined || least === most) return '';
  const [worst, best] = one.direction === 1 ? [least, most] : [most, least];
  const [left, right] = [LINE.side, LINE.width - LINE.side];
  const x = (value: number) =>
    Math.max(left, Math.min(right, left + ((value - worst) / (best - worst)) * (right - left)));
  const at = (value: number) => coordinate(x(value));
  const y = LINE.height / 2;
  const near = compared.values.map((value) => `M${at(value)} ${y - LINE.near}v${2 * LINE.near}`);
  const limits = limitsOf(one);
  const nation = one.country?.value ?? null;
  const about: Markup = html`<title id="line-${one.code}">${one.title}, from the worst area at the left to the best at the right: ${describe(profile, one, compared.median)}</title>`;
  return html`<svg class="line" viewBox="0 0 ${LINE.width} ${LINE.height}" role="img" aria-labelledby="line-${one.code}">${about}<path class="base" d="M${left} ${y}H${right}"/>${near.length > 0 && html`<path class="near-by" d="${near.join('')}"/>`}${limits && html`<path class="band" d="M${at(limits[0])} ${y}H${at(limits[1])}"/>`}${nation !== null && html`<path class="nation" d="M${at(nation)} ${y - 7}l5 7-5 7-5-7z"/>`}${one.value !== null && html`<circle class="here" cx="${at(one.value)}" cy="${y}" r="${LINE.dot}"/>`}</svg>`;
}
