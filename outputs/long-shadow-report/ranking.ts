import { fixedOrDash, perCentOfDraws, signed, withError } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { classCell } from '../page/classes.js';
import { html, type Markup } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import { nameWithPage } from '../page/sources.js';
import {
  jumpList,
  nameCell,
  numberCell,
  numericColumn,
  type RankedColumn,
  rankedTable,
  textCell,
} from '../page/table.js';
import { periodWords } from '../page/words.js';
import { isCarried, rowId, type ShadowArea, type ShadowOutcome, type ShadowView } from './view.js';

type Column = RankedColumn<ShadowArea>;

const probability = (value: number | null): string => (value === null ? '–' : perCentOfDraws(value));

const signedOrDash = (value: number | null): string => (value === null ? '–' : signed(value, 1));

/** Rank, interval, name and score: the first columns of every ranked table. */
const firstColumns = (carried: (code: string) => boolean, linked: boolean): Column[] => [
  numericColumn('Rank', ({ rank }) => fixedOrDash(rank, 0)),
  numericColumn('Range', ({ low, high }) => interval(low, high)),
  {
    label: 'Area',
    cell: ({ name, code, region }) =>
      nameCell(html`${nameWithPage(code, name, linked)}${carried(code) && ' †'}`, `${code}, ${region}`),
  },
  numericColumn('Score', ({ score }) => fixedOrDash(score, 2)),
];

/** Of an outcome: rank with a link to the row of figures, its interval, the group and its probability. */
function columnsOf(view: ShadowView, outcome: ShadowOutcome): Column[] {
  const byCode = new Map(outcome.areas.map((area) => [area.code, area]));
  const column = (label: string, isNumeric: boolean, cell: (area: ShadowArea) => Markup): Column => ({
    label,
    over: outcome.name,
    numeric: isNumeric,
    cell: ({ code }) => {
      const area = byCode.get(code);
      if (area !== undefined) return cell(area);
      return isNumeric ? numberCell('–') : textCell('No figure', 'none');
    },
  });
  const ranks = [
    column('Rank', true, ({ code, rank }) =>
      numberCell(html`<a href="#${rowId(view, outcome.code, code)}">${rank ?? '–'}</a>`),
    ),
    column('Range', true, ({ low, high }) => numberCell(interval(low, high))),
  ];
  return [
    ...(outcome.ranked === 0 ? [] : ranks),
    column('Group', false, ({ areaClass }) => classCell(areaClass)),
    column('Probability', true, ({ areaClass, cold, hot }) =>
      numberCell(probability(areaClass === 'hotspot' ? hot : cold)),
    ),
  ];
}

/** Every authority by the mean of the scores of all outcomes, with its rank and group in each. */
function allTable(view: ShadowView, linked: boolean): Markup {
  const { outcomes, all, one } = view;
  const carried = (code: string) => outcomes.some((outcome) => isCarried(outcome, code));
  return rankedTable({
    id: 'ranked-all',
    caption: html`All outcomes together: rank of every ${one}, and its rank and group by each <span class="sub">Probability: for a hotspot, that it is one; for any other, that it is a coldspot.</span>`,
    columns: [...firstColumns(carried, linked), ...outcomes.flatMap((outcome) => columnsOf(view, outcome))],
    rows: all,
    rowId: ({ code }) => code,
  });
}

/** Every authority by one outcome: rank, figures, group with its probability, and means of three years. */
function outcomeTable(view: ShadowView, outcome: ShadowOutcome, linked: boolean): Markup {
  const { code, name, method, areas, level, gap } = outcome;
  const figures = { over: `Figures of ${periodWords(method.period)}` };
  const pulled = { over: 'Shrunken' };
  const means = { over: 'Mean of three years' };
  const chances = { over: 'Probability of being a' };
  return rankedTable<ShadowArea>({
    id: `ranked-${code}`,
    caption: html`${name}, ${periodWords(method.period)}: rank, figures and group of every ${view.one} <span class="sub">Level in ${level?.unit ?? 'its unit'}, gaps in ${gap?.unit ?? 'theirs'}.</span>`,
    columns: [
      ...firstColumns((area) => isCarried(outcome, area), linked),
      numericColumn('Level', (area) => withError(area.level, area.levelError, 1), figures),
      numericColumn('Gap', (area) => withError(area.gap, area.gapError, 1), figures),
      numericColumn('Unexplained gap', (area) => signedOrDash(area.unexplained), figures),
      numericColumn('Level', (area) => withError(area.shrunken.level, area.shrunken.levelError, 1), pulled),
      numericColumn('Gap', (area) => withError(area.shrunken.gap, area.shrunken.gapError, 1), pulled),
      { label: 'Group', cell: ({ areaClass }) => classCell(areaClass) },
      numericColumn('Coldspot', ({ cold }) => probability(cold), chances),
      numericColumn('Hotspot', ({ hot }) => probability(hot), chances),
      numericColumn('Coldspot next year', ({ next }) => probability(next), chances),
      numericColumn('Level', (area) => fixedOrDash(area.means.level, 1), means),
      numericColumn('Gap', (area) => fixedOrDash(area.means.gap, 1), means),
      numericColumn('Unexplained gap', (area) => signedOrDash(area.means.unexplained), means),
    ],
    rows: areas,
    rowId: (area) => rowId(view, code, area.code),
  });
}

/**
 * Every authority in the order of its rank: by all outcomes together, then by each.
 * @param linked whether each has a page, which its name leads to
 */
export function rankingSection(view: ShadowView, linked = false): Section {
  const { all, outcomes, many } = view;
  const sure = outcomes.some((outcome) => outcome.sure);
  const first = all.length > 0 ? all : (outcomes[0]?.areas ?? []);
  const together =
    all.length > 0 &&
    html`<h3>All outcomes together</h3>
<p>The mean of the scores of the outcomes. There is no level or gap of all outcomes, and so no coldspot: the groups are those of each outcome.</p>
${allTable(view, linked)}`;
  return {
    id: 'ranking',
    title: `All ${many} by rank`,
    body: html`<p>Rank 1 is the best. The score is the mean of level, gap and unexplained gap, each put on one scale; higher is better. ${sure && 'Range is the interval that holds the middle 90% of the draws of the rank, and ± is one standard error. Shrunken figures are pulled towards the area’s own earlier years and the mean of all; ranges and probabilities come from them. Next to every group is its probability.'} † marks figures that are carried from a former authority. ${linked && 'The name of an authority leads to its own page. '}On a narrow screen, scroll the tables sideways.</p>
${jumpList(first)}${together}${outcomes.map(
  (outcome) => html`<h3>${outcome.name}</h3>\n${outcomeTable(view, outcome, linked)}`,
)}`,
  };
}
