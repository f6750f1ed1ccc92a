import { html, type Markup } from '../index-report/markup.js';
import { counted } from '../index-report/numbers.js';
import { chance } from './kinds.js';
import type { ShadowOutcome, ShadowView } from './view.js';
import type { Lasting, Move, ShadowYear } from './years.js';

/** What became of an authority over its known years. */
export const MOVE_WORDS: Readonly<Record<Move, string>> = {
  first_and_last: 'Cold first and last',
  entered: 'Entered',
  left: 'Left',
  passed: 'Passed through',
  never: 'Never',
  unknown: 'Too few years',
};

/** One cell of the grid: its class and what stands in it. */
export function yearCell(year: ShadowYear | undefined): readonly [mark: string, text: string] {
  if (year === undefined || year.figures === 'missing') return ['y-missing', '?'];
  if (year.figures === 'carried') return ['y-carried', 'c'];
  if (year.kind !== 'coldspot') return ['y-not', '–'];
  return [
    'y-cold',
    year.cold === null ? 'cold' : chance(year.cold).replace('under ', '<').replace('over ', '>'),
  ];
}

const byCold = (a: Lasting, b: Lasting): number => {
  if (a.cold !== b.cold) return b.cold - a.cold;
  if (a.known !== b.known) return a.known - b.known;
  return a.name < b.name ? -1 : 1;
};

function rowOf({ code, name, known, cold, move }: Lasting, { years, method }: ShadowOutcome): Markup {
  const cells = method.periods.map((period) => {
    const [mark, text] = yearCell(years.get(code)?.get(period));
    return html`<td class="y ${mark}">${text}</td>`;
  });
  return html`<tr><th scope="row">${name}</th>${cells}<td class="num">${cold} of ${known}</td><td>${MOVE_WORDS[move]}</td></tr>\n`;
}

function key(sure: boolean): Markup {
  const items: readonly (readonly [mark: string, text: string, words: string])[] = [
    ['y-cold', sure ? '64%' : 'cold', sure ? 'Coldspot, with its probability' : 'Coldspot'],
    ['y-not', '–', 'No coldspot'],
    ['y-missing', '?', 'Not known'],
    ['y-carried', 'c', 'Carried from an authority that is no more; not counted'],
  ];
  return html`<ul class="years-key" aria-label="Key of the years">
${items.map(([mark, text, words]) => html`<li><span class="${mark}">${text}</span>${words}</li>\n`)}</ul>
`;
}

/**
 * Carried years in which the figures are those of a coldspot: they count for nobody, but a reader may ask.
 */
function carriedSentence({ years, lasting, method }: ShadowOutcome): string {
  const names = lasting.flatMap(({ code, name }) => {
    const cold = method.periods.flatMap((period) => {
      const year = years.get(code)?.get(period);
      if (year?.figures !== 'carried' || year.kind !== 'coldspot') return [];
      return year.cold === null ? period : `${period}: ${chance(year.cold)}`;
    });
    return cold.length === 0 ? [] : `${name} (${cold.join(', ')})`;
  });
  if (names.length === 0) return '';
  return `By carried figures, which are not counted, there were coldspots too: ${names.sort().join('; ')}.`;
}

/** The authorities that were ever coldspots, by year: those that were so longest stand first. */
export function persistenceGrid(outcome: ShadowOutcome, { one, many }: ShadowView): Markup {
  const { code, name, lasting, method, sure } = outcome;
  const ever = lasting.filter(({ cold }) => cold > 0).sort(byCold);
  const carried = carriedSentence(outcome);
  const after = carried !== '' && html`<p>${carried}</p>\n`;
  if (ever.length === 0) {
    return html`<p>No ${one} is a coldspot in any of its known years.</p>\n${after}`;
  }
  const heads = method.periods.map((period) => html`<th scope="col" class="num">${period}</th>`);
  return html`${key(sure)}<div class="years"><div class="scroll" role="region" aria-labelledby="years-${code}" tabindex="0"><table>
<caption id="years-${code}">${counted(ever.length, one, many)} that were ever coldspots: ${name} <span class="sub">Longest cold first; the last columns count the years with figures of its own.</span></caption>
<thead><tr><th scope="col">Area</th>${heads}<th scope="col" class="num">Years cold</th><th scope="col">First to last year</th></tr></thead>
<tbody>
${ever.map((row) => rowOf(row, outcome))}</tbody></table></div></div>
${after}`;
}
