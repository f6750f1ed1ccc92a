import { groupPhrase, interval } from './certainty.js';
import { indexLegend } from './index-legend.js';
import { fifthMark, groupMark } from './legend.js';
import { mapOf, type Shown } from './map.js';
import { insetFrame } from './map-frame.js';
import { html, type Markup } from './markup.js';
import { counted } from './numbers.js';
import { mostSentence, regionCounts } from './region-counts.js';
import type { Shapes } from './shapes.js';
import type { ReportArea, ReportView } from './view.js';

/** As in `Alpha: rank 3 of 294 (90% interval 2 to 9), fifth 1; hotspot (probability 98%)`. */
function titleOf(area: ReportArea, ranked: number): string {
  const { name, rank, fifth, low, high } = area;
  const between = low === null ? '' : ` (90% interval ${interval(low, high)})`;
  return `${name}: rank ${rank} of ${ranked}${between}, fifth ${fifth}; ${groupPhrase(area)}`;
}

/** What the map of the index says of each district, ranked or not. */
function tellerOf({ areas, scored, data, drawn }: ReportView): (code: string) => Shown {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const names = new Map(
    data.topology.objects.districts.geometries.map(({ id, properties }) => [id, properties.area_name]),
  );
  return (code) => {
    const area = byCode.get(code);
    if (area === undefined) return { mark: fifthMark(null), title: `${names.get(code) ?? code}: not ranked` };
    if (area.rank === null) return { mark: fifthMark(null), title: `${area.name}: no score` };
    return { mark: groupMark(area, drawn), title: titleOf(area, scored.length) };
  };
}

function description(view: ReportView): string {
  const { areas, country, many, one } = view;
  const regions = regionCounts(view);
  return [
    `${counted(areas.length, one, many)} of ${country} in five classes by rank, with the borders of the regions.`,
    mostSentence(regions, 'hotspots', view),
    mostSentence(regions, 'coldspots', view),
    view.drawn && 'An area is paler where its group is less sure.',
    'The ranked table gives rank and fifth of every area, and how sure they are.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The map of the index with its legend, and the inset where the edition ranks any of it. */
export function indexMap(view: ReportView, shapes: Shapes): Markup {
  const { areas, many, country, share } = view;
  const shown = tellerOf(view);
  const inset = insetFrame(
    shapes,
    areas.map(({ code }) => code),
  );
  const main = mapOf({
    ...{ id: 'index-map', kind: 'main', shapes, shown, over: inset?.frame },
    title: `Map of the index: ${many} of ${country} by fifth`,
    description: description(view),
  });
  const near =
    inset &&
    html`<div class="inset">${mapOf({
      ...{ id: 'inset-map', kind: 'near', shapes, shown, box: inset.box, only: inset.only },
      title: `${inset.name}, enlarged`,
      description: `The ${many} of ${inset.name} in the same five classes.`,
    })}<p>${inset.name}, enlarged</p></div>`;
  return html`<figure class="atlas">
<figcaption>${country}’s ${many} by rank on the index. Dots mark the best ${share}, lines the worst.${view.drawn && ' An area is paler, and barred with white, where its group is less sure.'}</figcaption>
<div class="plate">${main}</div>
<div class="key">${indexLegend(view)}${near}</div>
</figure>
`;
}
