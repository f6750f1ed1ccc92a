import { fixedOrDash, perCent, whole } from '../formats/numbers.js';
import { chance, groupCell, interval } from '../page/certainty.js';
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
  rankedTable,
  textCell,
} from '../page/table.js';
import type { Fifth } from '../release-data.js';
import { kindsOf } from './kinds.js';
import { levelsOf, type ReportArea, type ReportView } from './view.js';

/** The best and the worst of a domain are marked, for the eye that runs down a column. */
const domainCell = (rank: number | null, fifth: Fifth | null | undefined): Markup =>
  numberCell(rank ?? '–', fifth === 1 ? 'hi' : fifth === 5 ? 'lo' : undefined);

const chanceOrNull = (probability: number | null) => (probability === null ? null : chance(probability));

/** The places of a rank in the replicates. */
const CERTAINTY = { over: 'How certain the rank is' };
const FIGURES = { over: 'Figures behind it' };

/** Kind of place, and the rank on each face; none where the index has no two faces. */
function faceColumns(view: ReportView): RankedColumn<ReportArea>[] {
  const kinds = new Map(kindsOf(view).map(({ code, words }) => [code, words]));
  if (kinds.size === 0) return [];
  return [
    { label: 'Kind of place', cell: ({ kind }) => textCell(kinds.get(kind ?? '') ?? '–') },
    ...view.faces.map(
      ({ name }, i): RankedColumn<ReportArea> => ({
        label: name,
        over: 'Rank by face',
        numeric: true,
        cell: ({ faces }) => domainCell(faces[i]?.rank ?? null, faces[i]?.fifth),
      }),
    ),
  ];
}

function columnsOf(view: ReportView, linked: boolean): RankedColumn<ReportArea>[] {
  const { domains, data } = view;
  const domainColumns = domains.map(({ code, name }, i): RankedColumn<ReportArea> => {
    const fifths = data.domainFifths.get(code);
    return {
      label: name,
      over: 'Rank by domain',
      numeric: true,
      cell: (area) => domainCell(area.domainRanks[i] ?? null, fifths?.get(area.code)),
    };
  });
  const count = (label: string, status: keyof ReportArea['counts']) =>
    numericColumn<ReportArea>(label, ({ counts }) => counts[status], FIGURES);
  return [
    numericColumn('Rank', ({ rank }) => rank),
    {
      label: 'Area',
      cell: ({ name, code }) => nameCell(nameWithPage(code, name, linked), code),
    },
    numericColumn('Score', ({ score }) => fixedOrDash(score, 2)),
    numericColumn('Fifth', ({ fifth }) => fifth && html`<span class="chip c${fifth}">${fifth}</span>`),
    { label: 'Group', cell: (area) => groupCell(area) },
    ...faceColumns(view),
    numericColumn('90% interval, figures alone', ({ alone }) => interval(...alone), CERTAINTY),
    numericColumn('90% interval, figures and choices', ({ low, high }) => interval(low, high), CERTAINTY),
    numericColumn('Median', ({ median }) => median, CERTAINTY),
    numericColumn('Hotspot, probability', ({ hot }) => chanceOrNull(hot), CERTAINTY),
    numericColumn('Coldspot, probability', ({ cold }) => chanceOrNull(cold), CERTAINTY),
    { label: 'Region', cell: ({ region }) => textCell(region) },
    {
      label: 'Upper tier',
      cell: ({ upperTier, name }) => (upperTier === name ? textCell('–', 'none') : textCell(upperTier)),
    },
    ...domainColumns,
    numericColumn('Own share', ({ own }) => perCent(own), FIGURES),
    count('Inherited', 'inherited'),
    count('Mapped', 'mapped'),
    count('Estimated', 'estimated'),
    count('Missing', 'missing'),
  ];
}

const scaleSentence = (view: ReportView): string =>
  isStandard(levelsOf(view).index.normalise)
    ? 'Scores have a mean of 0 and a standard deviation of 1 over the areas; higher is better.'
    : 'Higher scores are better.';

const certaintySentence = ({ drawn, data }: ReportView): string =>
  drawn
    ? `Below each group is its probability. Nine of ten of ${whole(data.robustness.replicates)} replicates give a rank within a 90% interval (from the 5% to the 95% point): with figures alone drawn, or with choices of method too, of which the median is also. The probabilities of being a hotspot and a coldspot are from figures alone.`
    : 'How certain the ranks are is not known: no replicates were made.';

/**
 * Every area in the order of its rank; areas without a score are at the end.
 * @param linked whether each area has a page of its own, which its name then leads to
 */
export function rankedSection(view: ReportView, linked = false): Section {
  const { areas, share } = view;
  const table = rankedTable({
    id: 'ranked',
    caption:
      'Rank, score, fifth and group of every area, how certain they are, its rank on each part of the index and the status of its figures',
    columns: columnsOf(view, linked),
    rows: areas,
    rowId: ({ code }) => code,
  });
  return {
    id: 'ranking',
    title: 'All areas by rank',
    body: html`<p>Rank 1 is the best. ${scaleSentence(view)} ${certaintySentence(view)} Own share is the part of the weight of the index that rests on figures of the area itself, and not of its county. Marked ranks are among the best or the worst ${share} of the face or domain. A district that is its own upper tier has a dash there.${linked && ' The name of an area leads to its own page.'} On a narrow screen, scroll the table sideways.</p>
${jumpList(areas)}${table}`,
  };
}
