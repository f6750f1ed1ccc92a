import { type Content, html, type Markup } from '../index-report/markup.js';
import { periodWords } from '../index-report/period.js';
import { dataTable } from '../index-report/table.js';
import { chance } from './kinds.js';
import type { ShadowOutcome } from './view.js';
import { between } from './words.js';
import type { Move } from './years.js';

interface Told {
  readonly name: string;
  readonly cold: number | null;
}

/** As in `Derbyshire (78%), Torbay (76%)`: the likeliest coldspots of today first. */
function names(areas: readonly Told[]): string {
  if (areas.length === 0) return 'None';
  const sorted = [...areas].sort((a, b) => (b.cold ?? 0) - (a.cold ?? 0) || (a.name < b.name ? -1 : 1));
  const told = sorted.map(({ name, cold }) => (cold === null ? name : `${name} (${chance(cold)})`));
  return told.join(between(told));
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
      lasting.flatMap((one) =>
        one.move === move ? { name: one.name, cold: cold.get(one.code) ?? null } : [],
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
