import type { Fifth } from '../release-data.js';
import { FAIR, SURE, type Sureness, surenessOf } from './certainty.js';
import { classWords, fifthMark, groupMark, swatch } from './legend.js';
import { type Content, html, type Markup } from './markup.js';
import { counted, perCent, whole } from './numbers.js';
import { dataTable } from './table.js';
import type { ReportArea, ReportView } from './view.js';

const FIFTHS: readonly Fifth[] = [1, 2, 3, 4, 5];
const SHADES: readonly Sureness[] = ['sure', 'fair', 'unsure', 'unknown'];

/** The steps in which the map fades, as heads of columns. */
export const SHADE_WORDS: Readonly<Record<Sureness, string>> = {
  sure: `${perCent(SURE)} or more`,
  fair: `${100 * FAIR} to ${perCent(SURE)}`,
  unsure: `Under ${perCent(FAIR)}`,
  unknown: 'Not known',
};

/** The areas that the map leaves blank, in words. */
function blanks({ areas, data, one, many }: ReportView): Markup {
  const left = data.method.areas.exclude.length;
  const none = areas.filter(({ fifth }) => fifth === null).length;
  return html`<li>${swatch(fifthMark(null))}<span>No score <span class="of">${counted(none, one, many)}${left > 0 && `; ${counted(left, 'area')} not ranked`}</span></span></li>`;
}

/** Without replicates: the five classes alone, and that how sure they are is not known. */
function plainLegend(view: ReportView): Markup {
  const { data, areas, share, one, many } = view;
  const words = classWords(data.method.steps.group_share, share);
  const items = FIFTHS.map((fifth) => {
    const count = areas.filter((area) => area.fifth === fifth).length;
    return html`<li>${swatch(fifthMark(fifth))}<span>${words[fifth]} <span class="of">${counted(count, one, many)}</span></span></li>\n`;
  });
  return html`<ul class="legend" aria-label="Legend">\n${items}${blanks(view)}</ul>
<p>How sure the group of an area is, is not known: no replicates were made.</p>
`;
}

const cell = (areas: readonly ReportArea[]): Content => {
  const [first] = areas;
  return first === undefined
    ? '–'
    : html`${swatch(groupMark(first, true))}<span class="of">${whole(areas.length)}</span>`;
};

/** The classes of the map by how sure the group is: each with its pattern, its words and how many areas it holds. */
export function indexLegend(view: ReportView): Markup {
  const { data, areas, share, drawn } = view;
  if (!drawn) return plainLegend(view);
  const words = classWords(data.method.steps.group_share, share);
  const ranked = areas.filter(({ fifth }) => fifth !== null);
  const shades = SHADES.filter(
    (shade) => shade !== 'unknown' || ranked.some((area) => surenessOf(area) === shade),
  );
  const table = dataTable({
    id: 'map-legend',
    caption: html`Legend <span class="sub">The paler, the less sure: the columns are the share of ${whole(data.robustness.replicates)} replicates in which an area is in its group (hotspot, coldspot or in neither end). Numbers are counts of areas.</span>`,
    columns: [{ label: 'Fifth' }, ...shades.map((shade) => ({ label: SHADE_WORDS[shade] }))],
    rows: FIFTHS.map((fifth) => [
      words[fifth],
      ...shades.map((shade) =>
        cell(ranked.filter((area) => area.fifth === fifth && surenessOf(area) === shade)),
      ),
    ]),
  });
  return html`<div class="shades">${table}</div><ul class="legend" aria-label="Not coloured">\n${blanks(view)}</ul>\n`;
}
