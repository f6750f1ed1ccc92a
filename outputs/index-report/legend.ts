import type { Fifth } from '../release-data.js';
import { type Sureness, surenessOf } from './certainty.js';
import { html, type Markup } from './markup.js';
import type { ReportArea } from './view.js';
import { middleName } from './words.js';

/** The classes of a map in words. Where the groups are not fifths, the three classes between have other names. */
export function classWords(share: number, noun: string): Readonly<Record<Fifth, string>> {
  const between =
    share === 0.2
      ? (['second fifth', middleName(share), 'fourth fifth'] as const)
      : (['upper third of those between', middleName(share), 'lower third of those between'] as const);
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

const FADED: Readonly<Record<Sureness, string>> = { sure: '', fair: 'a', unsure: 'b', unknown: 'b' };

/** The same, faded where the group of the area is not sure. */
export const groupMark = (area: ReportArea, drawn: boolean): string =>
  `${fifthMark(area.fifth)}${drawn && area.fifth !== null ? FADED[surenessOf(area)] : ''}`;
