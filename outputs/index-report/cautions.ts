import { extent } from 'd3-array';
import { leftOutLines, partialSentence } from '../formats/left-out.js';
import { counted, whole } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import {
  bullets,
  cautionSection,
  closePair,
  closeSentence,
  RANKS_ARE_RELATIVE,
  type Section,
  type Titled,
  titled,
} from '../page/sections.js';
import { listed, periodWords } from '../page/words.js';
import { surveyed } from './drawn.js';
import { type ReportView, whichInterval } from './view.js';

function countyCaution({ data, areas, many }: ReportView): Titled | undefined {
  const upper = data.declared.filter(({ declaration }) => declaration.level === 'upper_tier');
  const heirs = areas.filter(({ counts }) => counts.inherited + counts.modelled > 0).length;
  const spread = data.model.indicators.rows.some(({ treatment }) => treatment === 'modelled');
  if (upper.length === 0 || heirs === 0) return undefined;
  return {
    title: `Some ${many} have the figures of their county`,
    text: `${upper.length} of the ${counted(data.declared.length, 'indicator')} are published for counties and single-tier councils only. In ${whole(heirs)} ${many} that lie in a county they are the figure of the county, ${spread ? `spread over its ${many} by a model or ` : ''}the same for each of its ${many}.`,
  };
}

/** How close in score two areas are that are far apart in rank. */
function closeCaution(view: ReportView): Titled | undefined {
  const { scored, drawn } = view;
  const pair = closePair(scored);
  if (pair === undefined) return undefined;
  const { above } = pair;
  const band = drawn
    ? `: ${above.name} has rank ${above.rank} and a 90% interval${whichInterval(view)}${whichInterval(view) && ','} of ${interval(above.low, above.high)}`
    : '; the width of the band was not worked out';
  return {
    title: 'Close ranks mean little',
    text: `${closeSentence(pair)} Read a rank as a band of places and not as one place${band}.`,
  };
}

function surveyCaution(view: ReportView): Titled | undefined {
  const { replicates } = view.data.robustness;
  const titles = surveyed(view);
  if (titles.length === 0) return undefined;
  const drawn = replicates > 0 && view.data.method.robustness.sampling_error;
  return {
    title: 'Some figures are estimates with limits',
    text: `The publishers give 95% confidence limits for ${listed(titles)}. They are in indicators.csv; the scores do not use them${drawn ? ', but the replicates are drawn from them' : ''}.`,
  };
}

/** The earliest and the latest period, by its text, which begins with the year in every official file. */
function periodCaution({ data }: ReportView): Titled | undefined {
  const [first, last] = extent(data.declared, ({ period }) => period);
  if (first === undefined || last === undefined || first === last) return undefined;
  return {
    title: 'The figures cover different times',
    text: `The earliest are for ${periodWords(first)}, the latest for ${periodWords(last)}.`,
  };
}

/** What an edition of earlier years goes without, and whether it is partial. */
function lackingCaution({ data: { method } }: ReportView): Titled | undefined {
  const lines = leftOutLines(method);
  if (method.back === undefined) return undefined;
  const moved = `The method is that of ${method.back.from}, with every period ${counted(method.back.years, 'year')} earlier.`;
  if (lines.length === 0) return { title: 'An edition of earlier years', text: moved };
  const partial = partialSentence(method);
  return {
    title: partial === undefined ? 'An edition of earlier years' : 'A partial edition',
    text: html`${partial ?? ''} ${moved} Left out: ${bullets(lines)}`,
  };
}

const listOf = (points: readonly Titled[]): Markup => bullets(points.map(titled));

function aboutFigures({ data }: ReportView): Content {
  const noted = data.declared.filter(({ note }) => note !== '');
  const meals = data.declared.filter(({ declaration: { title, description } }) =>
    /free school meals/i.test(`${title} ${description}`),
  );
  const notes = noted.map(({ declaration, note }) => ({ title: declaration.title, text: note }));
  const meanings = meals.map(({ declaration: { title, description } }) => ({ title, text: description }));
  return [
    notes.length > 0 && html`<h3>Figures that are easily misread</h3>\n${listOf(notes)}`,
    meanings.length > 1 &&
      html`<h3>Who counts as eligible for free school meals</h3>\n<p>It is not the same pupils in each figure:</p>\n${listOf(meanings)}`,
  ];
}

/** What a reader must bear in mind, from the figures and their declarations. */
export function cautions(view: ReportView): Section {
  const points: readonly (Titled | undefined)[] = [
    lackingCaution(view),
    {
      title: 'Places, not people',
      text: 'The index describes areas. It does not say how any one person there will fare, or what causes what.',
    },
    RANKS_ARE_RELATIVE,
    countyCaution(view),
    closeCaution(view),
    surveyCaution(view),
    periodCaution(view),
  ];
  return cautionSection(html`<div class="columns">
${listOf(points.filter((point) => point !== undefined))}<div>${aboutFigures(view)}</div>
</div>
`);
}
