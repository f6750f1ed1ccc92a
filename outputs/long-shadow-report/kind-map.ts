import { swatch } from '../index-report/legend.js';
import { mapOf, type Shown } from '../index-report/map.js';
import { insetFrame } from '../index-report/map-frame.js';
import { html, type Markup } from '../index-report/markup.js';
import { counted } from '../index-report/numbers.js';
import { periodWords } from '../index-report/period.js';
import type { Shapes } from '../index-report/shapes.js';
import { interval } from './amounts.js';
import { groupPhrase, KIND_ORDER, kindMark } from './kinds.js';
import { isCarried, ofKind, type ShadowOutcome, type ShadowView } from './view.js';

/** What the map says of each area of the topology, whether the edition has it or not. */
function tellerOf({ data, object }: ShadowView, outcome: ShadowOutcome): (code: string) => Shown {
  const byCode = new Map(outcome.areas.map((area) => [area.code, area]));
  const names = new Map(
    data.topology.objects[object].geometries.map(({ id, properties }) => [id, properties.area_name]),
  );
  return (code) => {
    const area = byCode.get(code);
    if (area === undefined) return { mark: kindMark(null), title: `${names.get(code) ?? code}: not ranked` };
    const { name, rank, low, high, kind } = area;
    const place = rank === null ? 'no rank' : `rank ${rank} of ${outcome.ranked}`;
    const between = low === null ? '' : ` (${interval(low, high)})`;
    const carried = isCarried(outcome, code) ? '; figures carried from an authority that is no more' : '';
    return { mark: kindMark(kind), title: `${name}: ${groupPhrase(area)}; ${place}${between}${carried}` };
  };
}

/** The kinds as the legend has them. */
export function legendWords(share: string): Readonly<Record<string, string>> {
  return {
    coldspot: `Coldspot: worst ${share} on level and on gap`,
    cold_on_level: `Cold on level: worst ${share} on level alone`,
    cold_on_gap: `Cold on gap: worst ${share} on gap alone`,
    none: 'Neither',
    hotspot: `Hotspot: best ${share} on level and on gap`,
    blank: 'No figure',
  };
}

function legend({ data, share, one, many }: ShadowView, outcome: ShadowOutcome): Markup {
  const words = legendWords(share);
  const left = data.method.areas.exclude.length;
  const items = KIND_ORDER.map((kind) => {
    const count = counted(ofKind(outcome, kind).length, one, many);
    const more = kind === null && left > 0 ? `; ${counted(left, 'area')} not ranked` : '';
    return html`<li>${swatch(kindMark(kind))}<span>${words[kind ?? 'blank']} <span class="of">${count}${more}</span></span></li>\n`;
  });
  return html`<ul class="legend" aria-label="Legend">\n${items}</ul>\n`;
}

/** The map of one outcome with its legend, and the inset where the edition has any of it. */
export function kindMap(view: ShadowView, outcome: ShadowOutcome, shapes: Shapes): Markup {
  const { code, name, method, areas } = outcome;
  const { country, many, one } = view;
  const shown = tellerOf(view, outcome);
  const inset = insetFrame(
    shapes,
    areas.map((area) => area.code),
  );
  const [cold, hot] = (['coldspot', 'hotspot'] as const).map((kind) => ofKind(outcome, kind).length);
  const main = mapOf({
    ...{ id: `map-${code}`, kind: 'main', shapes, shown, over: inset?.frame },
    title: `Map of coldspots and hotspots: ${name}`,
    description: `${counted(areas.length, one, many)} of ${country} by level and gap, with the borders of the regions: ${counted(cold ?? 0, 'coldspot')} and ${counted(hot ?? 0, 'hotspot')}. The tables give the group of every ${one} with its probability.`,
  });
  const near =
    inset &&
    html`<div class="inset">${mapOf({
      ...{ id: `inset-${code}`, kind: 'near', shapes, shown, box: inset.box, only: inset.only },
      title: `${inset.name}, enlarged: ${name}`,
      description: `The ${many} of ${inset.name} in the same classes.`,
    })}<p>${inset.name}, enlarged</p></div>`;
  return html`<figure class="atlas">
<figcaption>${country}’s ${many} by level and gap in ${periodWords(method.period)}. How sure each group is stands in the tables below, and on the map when an area is pointed at.</figcaption>
<div class="plate">${main}</div>
<div class="key">${legend(view, outcome)}${near}</div>
</figure>
`;
}
