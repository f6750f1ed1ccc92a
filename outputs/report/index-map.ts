import { fifthMark, legend } from './legend.js';
import { mapOf, type Shown } from './map.js';
import { londonFrame } from './map-frame.js';
import { html, type Markup } from './markup.js';
import { counted } from './numbers.js';
import { mostSentence, regionCounts } from './region-counts.js';
import { isLondon, type Shapes } from './shapes.js';
import type { ReportArea, ReportView } from './view.js';
import { GROUP_WORDS } from './words.js';

const groupWord = ({ fifth, group }: ReportArea): string =>
  `${fifth ?? ''}${group === null || group === 'middle' ? '' : ` (${(GROUP_WORDS[group] ?? group).toLowerCase()})`}`;

/** What the map of the index says of each district, ranked or not. */
function tellerOf({ areas, scored, data }: ReportView): (code: string) => Shown {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const names = new Map(
    data.topology.objects.districts.geometries.map(({ id, properties }) => [id, properties.area_name]),
  );
  return (code) => {
    const area = byCode.get(code);
    if (area === undefined) return { mark: fifthMark(null), title: `${names.get(code) ?? code}: not ranked` };
    if (area.rank === null) return { mark: fifthMark(null), title: `${area.name}: no score` };
    const title = `${area.name}: rank ${area.rank} of ${scored.length}, fifth ${groupWord(area)}`;
    return { mark: fifthMark(area.fifth), title };
  };
}

function description(view: ReportView): string {
  const { areas, country, many, one } = view;
  const regions = regionCounts(view);
  return [
    `${counted(areas.length, one, many)} of ${country} in five classes by rank, with the borders of the regions.`,
    mostSentence(regions, 'hotspots', view),
    mostSentence(regions, 'coldspots', view),
    'The ranked table gives rank and fifth of every area.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The map of the index with its legend, and London enlarged where the edition ranks any of it. */
export function indexMap(view: ReportView, shapes: Shapes): Markup {
  const { areas, many, country, share } = view;
  const shown = tellerOf(view);
  const { box, frame } = londonFrame(
    shapes,
    areas.some(({ code }) => isLondon(code)),
  );
  const main = mapOf({
    ...{ id: 'index-map', kind: 'main', shapes, shown, over: frame },
    title: `Map of the index: ${many} of ${country} by fifth`,
    description: description(view),
  });
  const near =
    box &&
    html`<div class="inset">${mapOf({
      ...{ id: 'london-map', kind: 'near', shapes, shown, box, only: isLondon },
      title: 'London, enlarged',
      description: 'The London boroughs in the same five classes.',
    })}<p>London, enlarged</p></div>`;
  return html`<figure class="atlas">
<figcaption>${country}’s ${many} by rank on the index. Dots mark the best ${share}, lines the worst.</figcaption>
<div class="plate">${main}</div>
<div class="key">${legend(view)}${near}</div>
</figure>
`;
}
