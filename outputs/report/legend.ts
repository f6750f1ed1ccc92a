import type { Fifth } from '../release-data.js';
import { html, type Markup } from './markup.js';
import { counted } from './numbers.js';
import type { ReportView } from './view.js';

/** The classes of a map in words. Where the groups are not fifths, the three classes between have other names. */
export function classWords(share: number, noun: string): Readonly<Record<Fifth, string>> {
  const between =
    share === 0.2
      ? (['second fifth', 'middle fifth', 'fourth fifth'] as const)
      : (['upper third of those between', 'middle third', 'lower third of those between'] as const);
  return {
    1: `1 – best ${noun} (hotspots)`,
    2: `2 – ${between[0]}`,
    3: `3 – ${between[1]}`,
    4: `4 – ${between[2]}`,
    5: `5 – worst ${noun} (coldspots)`,
  };
}

/** The class of a fifth in the style sheet. */
export const fifthMark = (fifth: Fifth | null): string => `f${fifth ?? 0}`;

/** A rectangle of a class of a map. */
export const swatch = (mark: string): Markup =>
  html`<svg class="swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false"><rect class="${mark}" x="1" y="1" width="42" height="26"/></svg>`;

const FIFTHS: readonly Fifth[] = [1, 2, 3, 4, 5];

/** The classes of the map of the index, each with its pattern, its words and how many areas it holds. */
export function legend({ data, areas, share, one, many }: ReportView): Markup {
  const words = classWords(data.method.steps.group_share, share);
  const count = (wanted: Fifth | null) =>
    counted(areas.filter(({ fifth }) => fifth === wanted).length, one, many);
  const items = FIFTHS.map(
    (fifth) =>
      html`<li>${swatch(fifthMark(fifth))}<span>${words[fifth]} <span class="of">${count(fifth)}</span></span></li>\n`,
  );
  const left = data.method.areas.exclude.length;
  const none = html`<li>${swatch(fifthMark(null))}<span>No score <span class="of">${count(null)}${left > 0 && `; ${counted(left, 'area')} not ranked`}</span></span></li>`;
  return html`<ul class="legend" aria-label="Legend">\n${items}${none}</ul>\n`;
}
