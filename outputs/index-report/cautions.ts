import { counted, fixed, whole } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { listed, periodWords } from '../page/words.js';
import type { ReleaseIndicator } from '../release-data.js';
import { surveyed } from './drawn.js';
import type { ReportView } from './view.js';

const saying = (title: string, text: string): Markup => html`<li><strong>${title}.</strong> ${text}</li>\n`;
const noteOf = ({ declaration, note }: ReleaseIndicator) => saying(declaration.title, note);
const meaningOf = ({ declaration }: ReleaseIndicator) => saying(declaration.title, declaration.description);

function countyCaution({ data, areas, many }: ReportView): Content {
  const upper = data.declared.filter(({ declaration }) => declaration.level === 'upper_tier');
  const heirs = areas.filter(({ counts }) => counts.inherited > 0).length;
  if (upper.length === 0 || heirs === 0) return undefined;
  return html`<li><strong>Counties’ figures stand behind ${many}.</strong> ${upper.length} of the ${counted(data.declared.length, 'indicator')} are published for counties and single-tier councils only. In ${whole(heirs)} ${many} that lie in a county they are the figure of the county, the same for each of its ${many}.</li>\n`;
}

/** Areas close in rank are close in score: how close, about the middle of this very ranking. */
function closeCaution({ scored, drawn }: ReportView): Content {
  const apart = Math.round(scored.length / 10);
  const from = Math.floor((scored.length - apart) / 2);
  const [above, below] = [scored[from], scored[from + apart]];
  if (apart < 2 || above === undefined || below === undefined) return undefined;
  const gap = (above.score ?? 0) - (below.score ?? 0);
  return html`<li><strong>Close ranks mean little.</strong> About the middle, ${above.name} and ${below.name} are ${whole(apart)} places apart and differ by ${fixed(gap, 2)} in score. Read a rank as a band of places and not as one place${drawn ? html`: ${above.name} has rank ${above.rank} and a 90% interval of ${interval(above.low, above.high)}` : '; how wide a band was not worked out'}.</li>\n`;
}

function surveyCaution(view: ReportView): Content {
  const { data } = view;
  const titles = surveyed(view);
  if (titles.length === 0) return undefined;
  return html`<li><strong>Some figures are estimates with limits.</strong> The publishers give 95% confidence limits for ${listed(titles)}. They are in indicators.csv; the scores do not use them${data.robustness.replicates > 0 && data.method.robustness.sampling_error && ', but the replicates are drawn from them'}.</li>\n`;
}

/** Sorted by the text of the period, which begins with the year in every official file. */
function periodCaution({ data }: ReportView): Content {
  const periods = data.declared.map(({ period }) => period).sort();
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  return html`<li><strong>The figures are of different times.</strong> The earliest are for ${periodWords(first)}, the latest for ${periodWords(last)}.</li>\n`;
}

function aboutFigures({ data }: ReportView): Content {
  const noted = data.declared.filter(({ note }) => note !== '');
  const meals = data.declared.filter(({ declaration: { title, description } }) =>
    /free school meals/i.test(`${title} ${description}`),
  );
  return [
    noted.length > 0 && html`<h3>Figures that are easily misread</h3>\n<ul>\n${noted.map(noteOf)}</ul>\n`,
    meals.length > 1 &&
      html`<h3>Who counts as eligible for free school meals</h3>\n<p>It is not the same pupils in each figure:</p>\n<ul>\n${meals.map(meaningOf)}</ul>\n`,
  ];
}

/** What a reader must bear in mind, from the figures and from what their declarations say. */
export function cautionSection(view: ReportView): Markup {
  return html`<section id="cautions" aria-labelledby="cautions-title">
<h2 id="cautions-title">Read with care</h2>
<div class="beside">
<ul>
<li><strong>Places, not people.</strong> The index says what an area is like, not how any one person in it will fare, and not what causes what.</li>
<li><strong>Ranks are relative.</strong> An area can do better than before and yet fall, if others do better still.</li>
${countyCaution(view)}${closeCaution(view)}${surveyCaution(view)}${periodCaution(view)}</ul>
<div>${aboutFigures(view)}</div>
</div>
</section>
`;
}
