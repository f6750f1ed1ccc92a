import { ascending, descending } from 'd3-array';
import { counted, perCentOfDraws } from '../formats/numbers.js';
import { nameWithChance } from '../page/classes.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { dataTable } from '../page/table.js';
import { between, periodWords } from '../page/words.js';
import type { Lasting, Move, ShadowOutcome, ShadowView, ShadowYear } from './view.js';

/** How an authority moved over its known years. */
export const MOVE_WORDS: Readonly<Record<Move, string>> = {
  first_and_last: 'Cold first and last',
  entered: 'Entered',
  left: 'Left',
  passed: 'Passed through',
  never: 'Never',
  unknown: 'Too few years',
};

/** One cell of the grid: its class and its text. */
export function yearCell(year: ShadowYear | undefined): readonly [mark: string, text: string] {
  if (year === undefined || year.figures === 'missing') return ['y-missing', '?'];
  if (year.figures === 'carried') return ['y-carried', 'c'];
  if (year.areaClass !== 'coldspot') return ['y-not', '–'];
  return [
    'y-cold',
    year.cold === null ? 'cold' : perCentOfDraws(year.cold).replace('under ', '<').replace('over ', '>'),
  ];
}

/** Longest cold first; then those with fewer known years, then by name. */
const byYearsCold = (a: Lasting, b: Lasting): number =>
  descending(a.cold, b.cold) || ascending(a.known, b.known) || ascending(a.name, b.name);

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
    ['y-carried', 'c', 'Carried from a former authority; not counted'],
  ];
  return html`<ul class="years-key" aria-label="Key of the years">
${items.map(([mark, text, words]) => html`<li><span class="${mark}">${text}</span>${words}</li>\n`)}</ul>
`;
}

/** Carried years in which the figures are those of a coldspot, which are not counted. */
function carriedSentence({ years, lasting, method }: ShadowOutcome): string {
  const names = lasting.flatMap(({ code, name }) => {
    const cold = method.periods.flatMap((period) => {
      const year = years.get(code)?.get(period);
      if (year?.figures !== 'carried' || year.areaClass !== 'coldspot') return [];
      return year.cold === null ? period : `${period}: ${perCentOfDraws(year.cold)}`;
    });
    return cold.length === 0 ? [] : `${name} (${cold.join(', ')})`;
  });
  if (names.length === 0) return '';
  return `By carried figures, which are not counted, there were coldspots too: ${names.sort().join('; ')}.`;
}

/** The authorities that were ever coldspots, by year: those that were so longest come first. */
export function persistenceGrid(outcome: ShadowOutcome, { one, many }: ShadowView): Markup {
  const { code, name, lasting, method, sure } = outcome;
  const ever = lasting.filter(({ cold }) => cold > 0).sort(byYearsCold);
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

interface NamedCold {
  readonly name: string;
  readonly cold: number | null;
}

/** As in `Derbyshire (78%), Torbay (76%)`: the likeliest coldspots of today first. */
function names(areas: readonly NamedCold[]): string {
  if (areas.length === 0) return 'None';
  const sorted = [...areas].sort((a, b) => descending(a.cold ?? 0, b.cold ?? 0) || ascending(a.name, b.name));
  const words = sorted.map((area) => nameWithChance(area, area.cold));
  return words.join(between(words));
}

const table = (id: string, caption: Content, rows: readonly (readonly Content[])[]): Markup =>
  html`<div class="moves">${dataTable({ id, caption, columns: [{ label: 'Change' }, { label: 'Areas' }], rows })}</div>\n`;

/** Who entered, stayed and left: since the year before, and from the first known year to the last. */
export function moveTables(outcome: ShadowOutcome): Markup {
  const { code, name, areas, years, lasting, method, sure } = outcome;
  const before = method.periods[method.periods.indexOf(method.period) - 1];
  const changed = (change: string): string =>
    names(areas.filter((area) => years.get(area.code)?.get(method.period)?.change === change));
  const cold = new Map(areas.map((area) => [area.code, area.cold]));
  const moved = (move: Move): string =>
    names(
      lasting.flatMap((area) =>
        area.move === move ? { name: area.name, cold: cold.get(area.code) ?? null } : [],
      ),
    );
  const number =
    sure &&
    html`<span class="sub">In brackets: the probability of being a coldspot in ${periodWords(method.period)}.</span>`;
  const last =
    before !== undefined &&
    table(
      `last-${code}`,
      html`${name}, from ${periodWords(before)} to ${periodWords(method.period)} ${number}`,
      [
        ['Entered', changed('entered')],
        ['Stayed', changed('stayed')],
        ['Left', changed('left')],
      ],
    );
  const all = table(`moves-${code}`, html`${name}, from the first known year to the last ${number}`, [
    ['A coldspot in both', moved('first_and_last')],
    ['In the last, not in the first', moved('entered')],
    ['In the first, not in the last', moved('left')],
  ]);
  return html`<div class="pair">${last}${all}</div>\n`;
}
