import { fixedOrDash, perCent, whole } from '../formats/numbers.js';
import { groupCell, interval } from '../page/certainty.js';
import { later } from '../page/later.js';
import { html, type Markup } from '../page/markup.js';
import { isStandard } from '../page/method-words.js';
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
import type { Fifth } from '../release-data.js';
import { ends } from './ends.js';
import { kindsOf } from './kinds.js';
import { levelsOf, type ReportArea, type ReportView } from './view.js';

const WIDE = { wide: true };

/** The best and the worst of a face or domain are marked, for the eye that runs down a column. */
const markedCell = (rank: number | null, fifth: Fifth | null | undefined): Markup =>
  numberCell(rank ?? '–', ['wide', fifth === 1 && 'hi', fifth === 5 && 'lo'].filter(Boolean).join(' '));

/** Kind of place and the rank on each face or, where the index has no two faces, the rank in each domain. */
function partColumns(view: ReportView): RankedColumn<ReportArea>[] {
  const kinds = new Map(kindsOf(view).map(({ code, words }) => [code, words]));
  const column = (name: string, over: string, cell: RankedColumn<ReportArea>['cell']) => ({
    label: name,
    over,
    numeric: true,
    wide: true,
    cell,
  });
  if (kinds.size > 0)
    return [
      {
        label: 'Kind of place',
        cell: ({ kind }) => textCell(kinds.get(kind ?? '') ?? '–'),
      },
      ...view.faces.map(({ name }, i) =>
        column(name, 'Rank by face', ({ faces }) => markedCell(faces[i]?.rank ?? null, faces[i]?.fifth)),
      ),
    ];
  return view.domains.map(({ code, name }, i) => {
    const fifths = view.data.domainFifths.get(code);
    return column(name, 'Rank by domain', (area) =>
      markedCell(area.domainRanks[i] ?? null, fifths?.get(area.code)),
    );
  });
}

function columnsOf(view: ReportView): RankedColumn<ReportArea>[] {
  const over = { over: '90% interval of the rank' };
  return [
    numericColumn('Rank', ({ rank }) => rank),
    {
      label: 'Area',
      cell: ({ code, name }) => nameCell(nameWithPage(code, name, view.hasPages), code),
    },
    numericColumn('Figures alone', ({ alone }) => interval(...alone), over),
    numericColumn('Figures and choices', ({ low, high }) => interval(low, high), over),
    { label: 'Group', cell: (area) => groupCell(area) },
    numericColumn('Score', ({ score }) => fixedOrDash(score, 2)),
    numericColumn('Fifth', ({ fifth }) => fifth && html`<span class="chip c${fifth}">${fifth}</span>`, WIDE),
    ...partColumns(view),
    { label: 'Region', wide: true, cell: ({ region }) => textCell(region, 'wide') },
    numericColumn('Own share', ({ own }) => perCent(own), WIDE),
  ];
}

const scaleSentence = (view: ReportView): string =>
  isStandard(levelsOf(view).index.normalise)
    ? 'Scores have a mean of 0 and a standard deviation of 1 over the areas; higher is better.'
    : 'Higher scores are better.';

const certaintySentence = ({ drawn, data }: ReportView): string =>
  drawn
    ? `Next to each group is its probability, from figures alone. Nine of ten of ${whole(data.robustness.replicates)} replicates give a rank within a 90% interval: with figures alone drawn, or with choices of method too.`
    : 'How certain the ranks are is not known: no replicates were made.';

/** The ends of the ranking, and every area in the order of its rank; areas without a score are at the end. */
export function rankedSection(view: ReportView): Section {
  const { areas, share, many } = view;
  const table: RankedTableParts<ReportArea> = {
    id: 'ranked',
    stacked: true,
    caption:
      'Rank of every area with its intervals, its group, its score and its rank on the parts of the index',
    columns: columnsOf(view),
    rows: areas,
    rowId: ({ code }) => code,
  };
  return {
    id: 'ranking',
    title: 'Who ranks where',
    css: stackStyle(table),
    body: html`<p>Rank 1 is the best. ${certaintySentence(view)}</p>
${ends(view)}${later({
  id: 'all-ranks',
  printed: true,
  summary: `All ${whole(areas.length)} ${many} by rank`,
  instead: html`The same table for a spreadsheet: <a href="index.csv">index.csv</a>.${view.hasPages && html` Every area has a page: <a href="areas/index.csv">areas/index.csv</a> lists them.`}`,
  body: html`<p>${scaleSentence(view)} Own share is the part of the weight of the index that rests on figures of the area itself, and not of its county. Marked ranks are among the best or the worst ${share} of their column. Every domain, and every figure behind a rank, is in index.csv.</p>
${jumpList(areas)}${rankedTable(table)}`,
})}`,
  };
}
