import { counted, perCent, whole } from '../formats/numbers.js';
import { groupPhrase, interval, SURE, surenessOf } from '../page/certainty.js';
import { classWords, fifthMark, groupMark, isFull, legendItem, legendList, swatch } from '../page/fills.js';
import { atlas, type Shapes, type Shown, shownBy } from '../page/map.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { dataTable } from '../page/table.js';
import { capital } from '../page/words.js';
import { FIFTHS } from '../release-data.js';
import { mostSentence, regionCounts } from './regions.js';
import { type ReportArea, type ReportView, whichInterval } from './view.js';

/** The two steps of lightness, as headings: whether a group is sure. */
export const STEPS = [
  { full: true, words: `Sure (${perCent(SURE)} or more)` },
  { full: false, words: 'Less sure' },
] as const;

/** The areas that the map leaves blank, as an entry of the legend. */
function blanks({ areas, data, one, many }: ReportView): Markup {
  const left = data.method.areas.exclude.length;
  const none = areas.filter(({ fifth }) => fifth === null).length;
  const more = left > 0 ? `; ${counted(left, 'area')} not ranked` : '';
  return legendItem(fifthMark(null), 'No score', `${counted(none, one, many)}${more}`);
}

/** Without replicates: only the five classes, and a note that it is not known how sure they are. */
function plainLegend(view: ReportView): Markup {
  const { data, areas, share, one, many } = view;
  const words = classWords(data.method.steps.group_share, share);
  const items = FIFTHS.map((fifth) => {
    const count = areas.filter((area) => area.fifth === fifth).length;
    return legendItem(fifthMark(fifth), words[fifth], counted(count, one, many));
  });
  return html`${legendList([items, blanks(view)])}<p>No replicates were made, so the certainty of an area’s group is not known.</p>
`;
}

const cell = (areas: readonly ReportArea[]): Content => {
  const [first] = areas;
  return first === undefined
    ? '–'
    : html`${swatch(groupMark(first, true))}<span class="of">${whole(areas.length)}</span>`;
};

/** The classes of the map by whether the group is sure: each with its colour, its words and its count. */
export function indexLegend(view: ReportView): Markup {
  const { data, areas, share, drawn } = view;
  if (!drawn) return plainLegend(view);
  const words = classWords(data.method.steps.group_share, share);
  const ranked = areas.filter(({ fifth }) => fifth !== null);
  const table = dataTable({
    id: 'map-legend',
    caption: html`Legend <span class="sub">Numbers of ${view.many}. Sure: in its group (hotspot, coldspot or neither) in at least ${perCent(SURE)} of ${whole(data.robustness.replicates)} replicates.</span>`,
    columns: [{ label: 'Fifth' }, ...STEPS.map((step) => ({ label: step.words }))],
    rows: FIFTHS.map((fifth) => [
      words[fifth],
      ...STEPS.map(({ full }) =>
        cell(ranked.filter((area) => area.fifth === fifth && isFull(surenessOf(area)) === full)),
      ),
    ]),
  });
  return html`<div class="shades">${table}</div>${legendList(blanks(view), 'Not coloured')}`;
}

/** As in `Alpha: rank 3 of 294 (90% interval 2 to 9); hotspot (probability 98%)`. */
function titleOf(area: ReportArea, ranked: number, which: string): string {
  const { name, rank, low, high } = area;
  const between = low === null ? '' : ` (90% interval${which}${which && ':'} ${interval(low, high)})`;
  return `${name}: rank ${rank} of ${ranked}${between}; ${groupPhrase(area)}`;
}

/** What the map shows of each district, ranked or not. */
function shown(view: ReportView): (code: string) => Shown {
  const {
    areas,
    scored,
    data: { topology },
    drawn,
  } = view;
  const which = whichInterval(view);
  return shownBy(
    {
      topology,
      level: 'districts',
      byCode: new Map(areas.map((area) => [area.code, area])),
      absent: { mark: fifthMark(null), words: 'not ranked' },
    },
    (area) => ({
      mark: groupMark(area, drawn),
      title: area.rank === null ? `${area.name}: no score` : titleOf(area, scored.length, which),
    }),
  );
}

function description(view: ReportView): string {
  const { areas, country, many, one } = view;
  const regions = regionCounts(view);
  return [
    `${counted(areas.length, one, many)} of ${country} in five classes by rank, with the borders of the regions.`,
    mostSentence(regions, 'hotspots', view),
    mostSentence(regions, 'coldspots', view),
    view.drawn && 'An area is lighter where its group is less sure.',
    'The ranked table gives the rank and fifth of every area, and how sure they are.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The map of the index with its legend, and what is small on it enlarged. */
export function indexMap(view: ReportView, shapes: Shapes): Markup {
  const { areas, many, country } = view;
  return atlas({
    id: 'index-map',
    title: `Map of the index: ${many} of ${country} by fifth`,
    description: description(view),
    caption: html`${capital(country)}’s ${many} by rank on the index. ${view.drawn && ' An area is lighter where its group is less sure.'}`,
    legend: indexLegend(view),
    shapes,
    shown: shown(view),
    codes: areas.map(({ code }) => code),
    insetShows: 'in the same five classes',
    many: view.many,
  });
}
