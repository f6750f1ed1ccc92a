import { counted } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { swatch } from '../page/fills.js';
import { kindPicture } from '../page/kind-picture.js';
import { groupPhrase, KIND_ORDER, kindMark, legendWords } from '../page/kinds.js';
import { isLondon, londonFrame, mapOf, type Shapes, type Shown } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { periodWords } from '../page/words.js';
import type { LongShadowRelease } from '../release-data.js';
import { isCarried, ofKind, type ShadowOutcome, type ShadowView, shadowView } from './view.js';

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

/** The map of one outcome with its legend, and London enlarged where the edition has any of it. */
export function kindMap(view: ShadowView, outcome: ShadowOutcome, shapes: Shapes): Markup {
  const { code, name, method, areas } = outcome;
  const { country, many, one } = view;
  const shown = tellerOf(view, outcome);
  const { box, frame } = londonFrame(
    shapes,
    areas.some((area) => isLondon(area.code)),
  );
  const [cold, hot] = (['coldspot', 'hotspot'] as const).map((kind) => ofKind(outcome, kind).length);
  const main = mapOf({
    ...{ id: `map-${code}`, kind: 'main', shapes, shown, over: frame },
    title: `Map of coldspots and hotspots: ${name}`,
    description: `${counted(areas.length, one, many)} of ${country} by level and gap, with the borders of the regions: ${counted(cold ?? 0, 'coldspot')} and ${counted(hot ?? 0, 'hotspot')}. The tables give the group of every ${one} with its probability.`,
  });
  const near =
    box &&
    html`<div class="inset">${mapOf({
      ...{ id: `london-${code}`, kind: 'near', shapes, shown, box, only: isLondon },
      title: `London, enlarged: ${name}`,
      description: 'The London boroughs in the same classes.',
    })}<p>London, enlarged</p></div>`;
  return html`<figure class="atlas">
<figcaption>${country}’s ${many} by level and gap in ${periodWords(method.period)}. How sure each group is stands in the tables below, and on the map when an area is pointed at.</figcaption>
<div class="plate">${main}</div>
<div class="key">${legend(view, outcome)}${near}</div>
</figure>
`;
}

/** `map.svg` of the long shadow: a small map of each outcome by kind. */
export function coldspotsPicture(data: LongShadowRelease): string {
  const view = shadowView(data);
  const { topology, method } = data;
  return kindPicture({
    title: method.title,
    note: 'How sure each group is: see the probabilities in coldspots.csv.',
    about: `${method.title}: coldspots and hotspots of each outcome`,
    ...{ share: view.share, topology, object: view.object },
    maps: view.outcomes.map(({ name, method: { period }, areas }) => ({
      heading: `${name}, ${periodWords(period)}`,
      kinds: new Map(areas.map(({ code, kind }) => [code, kind])),
    })),
  });
}
