import { ascending, descending, greatest, least } from 'd3-array';
import { counted, fixedOrDash, inWords, perCentOfDraws } from '../formats/numbers.js';
import { middleWidth } from '../page/certainty.js';
import { FAIRLY, isLikely, nameWithChance } from '../page/classes.js';
import { later } from '../page/later.js';
import type { Shapes } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { bullets, type Section } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { inSentence, listedNames } from '../page/words.js';
import { classMap } from './map.js';
import { moveTables, persistenceGrid } from './persistence.js';
import { scatter } from './scatter.js';
import {
  areaLink,
  isCarried,
  ofClass,
  type ShadowArea,
  type ShadowOutcome,
  type ShadowView,
} from './view.js';

const TOSS = 0.5;
/** An area that is not a coldspot is named where it has at least this probability of being one. */
const THIRD = 0.33;

const byCold = (a: ShadowArea, b: ShadowArea): number => descending(a.cold ?? 0, b.cold ?? 0);
const named = (areas: readonly ShadowArea[]): string =>
  listedNames([...areas].sort(byCold).map((area) => nameWithChance(area, area.cold)));

function coldSentences(outcome: ShadowOutcome): string[] {
  const cold = ofClass(outcome, 'coldspot').filter((area) => area.cold !== null);
  const fairly = cold.filter((area) => isLikely(area.cold, FAIRLY));
  const between = cold.filter((area) => isLikely(area.cold, TOSS) && !isLikely(area.cold, FAIRLY));
  const unsure = cold.filter((area) => !isLikely(area.cold, TOSS));
  return [
    fairly.length > 0
      ? `A coldspot in at least three quarters of the draws: ${named(fairly)}.`
      : cold.length > 0 && 'No coldspot is one in at least three quarters of the draws.',
    between.length > 0 && `In at least half of them: ${named(between)}.`,
    unsure.length > 0 &&
      `Less certain than the toss of a coin: ${named(unsure)}. The figures of this year put them in the group; another year might not.`,
  ].filter((sentence) => sentence !== false);
}

/** How sure the groups of an outcome are, in words, with the names of the areas. */
function sureSentences(outcome: ShadowOutcome, { many, one }: ShadowView): string[] {
  const { areas, sure } = outcome;
  if (!sure) {
    return [
      'How sure the groups are is not known: that needs more years of figures, or the numbers of people, than the edition has. Read every group, and every rank, as the result of one year and no more.',
    ];
  }
  const near = areas.filter(({ areaClass, cold }) => areaClass !== 'coldspot' && isLikely(cold, THIRD));
  const hot = ofClass(outcome, 'hotspot').filter((area) => area.hot !== null);
  const hotUnsure = hot.filter((area) => !isLikely(area.hot, TOSS));
  const width = middleWidth(areas);
  return [
    ...coldSentences(outcome),
    near.length > 0
      ? `Not a coldspot, but one in at least a third of the draws: ${named(near)}.`
      : `No other ${one} is a coldspot in a third of the draws.`,
    hot.length > 0 &&
      `Of the ${counted(hot.length, 'hotspot')}, ${hotUnsure.length === 0 ? 'all are one in at least half of the draws' : `${inWords(hotUnsure.length)} ${hotUnsure.length === 1 ? 'is one' : 'are one'} in less than half of the draws: ${listedNames(hotUnsure.map((area) => nameWithChance(area, area.hot)))}`}.`,
    width !== null &&
      `For half of the ${many} the interval of the rank is at most ${counted(width, 'place')} wide; for the other half it is wider.`,
  ].filter((sentence) => sentence !== false);
}

function endTable(
  view: ShadowView,
  outcome: ShadowOutcome,
  group: 'coldspot' | 'hotspot',
  probability: (area: ShadowArea) => number | null,
): Markup {
  const found = ofClass(outcome, group).sort(
    (a, b) => descending(probability(a) ?? 0, probability(b) ?? 0) || ascending(a.name, b.name),
  );
  if (found.length === 0) return html`<p>No ${view.one} is a ${group}.</p>\n`;
  return dataTable({
    id: `${group}-${outcome.code}`,
    caption: `${group === 'coldspot' ? 'Coldspots' : 'Hotspots'} by ${inSentence(outcome)}${outcome.sure ? ', the surest first' : ''}`,
    columns: [
      { label: 'Area' },
      { label: 'Probability', numeric: true },
      { label: 'Level', numeric: true },
      { label: 'Gap', numeric: true },
      { label: 'Region' },
    ],
    rows: found.map((area) => {
      const sure = probability(area);
      return [
        html`${areaLink(view, outcome, area)}${isCarried(outcome, area.code) && ' †'}`,
        sure === null ? 'not known' : perCentOfDraws(sure),
        fixedOrDash(area.level, 1),
        fixedOrDash(area.gap, 1),
        area.region,
      ];
    }),
  });
}

/** The coldspots and the hotspots of an outcome side by side, each with its probability. */
const endTables = (view: ShadowView, outcome: ShadowOutcome): Markup =>
  html`<div class="pair"><div>${endTable(view, outcome, 'coldspot', ({ cold }) => cold)}</div><div>${endTable(view, outcome, 'hotspot', ({ hot }) => hot)}</div></div>\n`;

/** Id of the section of an outcome. */
export const sectionId = ({ code }: ShadowOutcome): string => `outcome-${code}`;

/** The lowest and the highest level, with the areas that have them. */
function range(outcome: ShadowOutcome): string {
  const { areas, level } = outcome;
  const lowest = least(areas, (area) => area.level ?? Number.NaN);
  const highest = greatest(areas, (area) => area.level ?? Number.NaN);
  if (lowest === undefined || highest === undefined) return '';
  const carried = ({ code }: ShadowArea) => isCarried(outcome, code);
  const words = (area: ShadowArea) =>
    `${fixedOrDash(area.level, 1)} (${area.name}${carried(area) ? ' †' : ''})`;
  const mark =
    carried(lowest) || carried(highest) ? ' † marks a figure that is carried from a former authority.' : '';
  return `The level runs from ${words(lowest)} to ${words(highest)}, in ${level?.unit ?? 'its unit'}.${mark}`;
}

/** One outcome: its map, its plot, its two ends, how sure they are, and who stays cold. */
export function outcomeSection(view: ShadowView, outcome: ShadowOutcome, shapes: Shapes): Section {
  const { name, level, gap } = outcome;
  const meaning = [level?.description, gap && `Gap: ${gap.description}`].filter(Boolean).join(' ');
  return {
    id: `outcome-${outcome.code}`,
    title: name,
    style: 'outcome',
    body: html`<p>Level: ${meaning} ${range(outcome)}${outcome.ranked === 0 && ' There is no unexplained gap, and so no score and no rank: no GCSE results by free school meals are published for these young people.'}</p>
${classMap(view, outcome, shapes)}${endTables(view, outcome)}${later({
  id: `plot-of-${outcome.code}`,
  printed: true,
  summary: 'Level against gap: the plot',
  instead: html`Level and gap of every ${view.one} are in <a href="coldspots.csv">coldspots.csv</a>.`,
  body: html`<p>Level and gap are related by construction: the gap is what others reach less the level. Where others do alike, a low level by itself makes a wide gap.</p>
${scatter(view, outcome)}`,
})}${later({
  id: `sure-${outcome.code}`,
  printed: true,
  summary: outcome.method.periods.length > 1 ? 'How sure this is, and who stays cold' : 'How sure this is',
  instead: html`The probabilities are in <a href="coldspots.csv">coldspots.csv</a>, the years in <a href="persistence.csv">persistence.csv</a>.`,
  body: html`<h3>How sure this is</h3>
${bullets(sureSentences(outcome, view))}${
  outcome.method.periods.length > 1 &&
  html`<h3>Who stays cold</h3>
${persistenceGrid(outcome, view)}${moveTables(outcome)}`
}`,
})}`,
  };
}
