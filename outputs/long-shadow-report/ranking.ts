import { fixedOrDash, perCentOfDraws, signed, whole, withError } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { classCell } from '../page/classes.js';
import { later } from '../page/later.js';
import { type Content, html, type Markup } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import { nameWithPage } from '../page/sources.js';
import {
  jumpList,
  nameCell,
  numberCell,
  numericColumn,
  type RankedColumn,
  type RankedTableParts,
  rankedTable,
  stackStyle,
  textCell,
} from '../page/table.js';
import { periodWords } from '../page/words.js';
import { shadowRankChart } from './ranks.js';
import { isCarried, rowId, type ShadowArea, type ShadowOutcome, type ShadowView } from './view.js';

type Column = RankedColumn<ShadowArea>;

const WIDE = { wide: true };

const signedOrDash = (value: number | null): string => (value === null ? '–' : signed(value, 1));

/** Rank, interval, name and score: the first columns of every ranked table. */
const firstColumns = (carried: (code: string) => boolean, linked: boolean): Column[] => [
  numericColumn('Rank', ({ rank }) => fixedOrDash(rank, 0)),
  {
    label: 'Area',
    cell: ({ name, code, region }) =>
      nameCell(html`${nameWithPage(code, name, linked)}${carried(code) && ' †'}`, `${code}, ${region}`),
  },
  numericColumn('Range', ({ low, high }) => interval(low, high)),
  numericColumn('Score', ({ score }) => fixedOrDash(score, 2)),
];

/** Of an outcome: rank, its interval, and the group with its probability. */
function columnsOf(outcome: ShadowOutcome): Column[] {
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
    column('Rank', true, ({ rank }) => numberCell(rank ?? '–')),
    column('Range', true, ({ low, high }) => numberCell(interval(low, high))),
  ];
  return [...(outcome.ranked === 0 ? [] : ranks), column('Group', false, (area) => classCell(area))];
}

const PROBABILITY =
  'Next to a group: for a hotspot, the probability that it is one; for any other, that it is a coldspot.';

/** Every authority by the mean of the scores of all outcomes, with its rank and group in each. */
function allTable({ outcomes, all, one }: ShadowView, linked: boolean): RankedTableParts<ShadowArea> {
  const carried = (code: string) => outcomes.some((outcome) => isCarried(outcome, code));
  return {
    id: 'ranked-all',
    stacked: true,
    caption: html`All outcomes together: rank of every ${one}, and its rank and group by each <span class="sub">${PROBABILITY}</span>`,
    columns: [...firstColumns(carried, linked), ...outcomes.flatMap(columnsOf)],
    rows: all,
    rowId: ({ code }) => code,
  };
}

/** Every authority by one outcome: rank, figures, and its group with the probability. */
function outcomeTable(
  view: ShadowView,
  outcome: ShadowOutcome,
  linked: boolean,
): RankedTableParts<ShadowArea> {
  const { code, name, method, areas, level, gap } = outcome;
  const figures = { over: `Figures of ${periodWords(method.period)}` };
  return {
    id: `ranked-${code}`,
    stacked: true,
    caption: html`${name}, ${periodWords(method.period)}: rank, figures and group of every ${view.one} <span class="sub">Level in ${level?.unit ?? 'its unit'}, gaps in ${gap?.unit ?? 'theirs'}. ${PROBABILITY} coldspots.csv has the probabilities of both, shrunken figures, and means of three years.</span>`,
    columns: [
      ...firstColumns((area) => isCarried(outcome, area), linked),
      { label: 'Group', cell: (area) => classCell(area) },
      numericColumn('Coldspot next year', ({ next }) => (next === null ? '–' : perCentOfDraws(next)), WIDE),
      numericColumn('Level', (area) => withError(area.level, area.levelError, 1), figures),
      numericColumn('Gap', (area) => withError(area.gap, area.gapError, 1), figures),
      numericColumn('Unexplained gap', (area) => signedOrDash(area.unexplained), figures),
    ],
    rows: areas,
    rowId: (area) => rowId(view, code, area.code),
  };
}

/**
 * Every authority in the order of its rank: by all outcomes together, then by each.
 * @param linked whether each has a page, which its name leads to
 */
export function rankingSection(view: ShadowView, linked = false): Section {
  const { all, outcomes, many } = view;
  const sure = outcomes.some((outcome) => outcome.sure);
  const first = all.length > 0 ? all : (outcomes[0]?.areas ?? []);
  const part = (id: string, summary: string, body: Content) =>
    later({
      id,
      summary,
      body,
      printed: true,
      instead: html`The same table for a spreadsheet: <a href="coldspots.csv">coldspots.csv</a>.`,
    });
  const together =
    all.length > 0 &&
    part(
      'all-ranks',
      `All ${whole(all.length)} ${many} by all outcomes together`,
      html`<p>The mean of the scores of the outcomes. There is no level or gap of all outcomes, and so no coldspot: the groups are those of each outcome.</p>
${jumpList(first)}${rankedTable(allTable(view, linked))}`,
    );
  return {
    id: 'ranking',
    title: `All ${many} by rank`,
    css: [
      ...(all.length > 0 ? [allTable(view, linked)] : []),
      ...outcomes.map((outcome) => outcomeTable(view, outcome, linked)),
    ]
      .map(stackStyle)
      .join(''),
    body: html`<p>Rank 1 is the best. The score is the mean of level, gap and unexplained gap, each put on one scale; higher is better. ${sure && 'Range is the interval that holds the middle 90% of the draws of the rank, and ± is one standard error. Shrunken figures are pulled towards the area’s own earlier years and the mean of all; ranges and probabilities come from them.'} † marks figures that are carried from a former authority.${linked && ' The name of an authority leads to its own page.'}</p>
${shadowRankChart(view)}${together}${outcomes.map((outcome) => {
  const list = all.length === 0 && outcome === outcomes[0] && jumpList(first);
  return part(
    `ranks-${outcome.code}`,
    `All ${whole(outcome.areas.length)} ${many}: ${outcome.name}`,
    html`${list}${rankedTable(outcomeTable(view, outcome, linked))}`,
  );
})}`,
  };
}
