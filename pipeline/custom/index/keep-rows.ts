import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import { type Cell, textOf } from '../../tables/read-cell.js';
import type { Table } from '../../tables/table.js';

/** Texts that are counted by themselves in each column: more would be a column of figures. */
const COUNTED = 12;

interface Wanted {
  readonly column: string;
  readonly index: number;
  readonly texts: ReadonlySet<string>;
  /** How many rows were left out, and how many of each of the first texts. */
  rows: number;
  readonly left: Map<string, number>;
}

/** Keeps the rows that `data.keep` of a method names, and counts the others. */
export class RowFilter {
  readonly #file: string;
  readonly #wanted: readonly Wanted[];

  constructor(table: Table, keep: ScoreMethod['data']['keep']) {
    this.#file = table.name;
    this.#wanted = Object.entries(keep).map(([column, texts]) => ({
      column,
      index: table.column(column, 'named under data.keep of the method', 'correct the method'),
      texts: new Set([texts].flat()),
      rows: 0,
      left: new Map(),
    }));
  }

  keeps(cells: readonly Cell[]): boolean {
    for (const wanted of this.#wanted) {
      const { index, texts, left } = wanted;
      const text = textOf(cells[index]);
      if (texts.has(text)) continue;
      wanted.rows += 1;
      if (left.has(text) || left.size < COUNTED) left.set(text, (left.get(text) ?? 0) + 1);
      return false;
    }
    return true;
  }

  /** How many rows were left out, and what they have in the column. */
  get remarks(): string[] {
    return this.#wanted
      .filter(({ rows }) => rows > 0)
      .map(({ column, texts, rows, left }) => {
        const listed = [...left.values()].reduce((sum, count) => sum + count, 0);
        const more = listed < rows ? `, and ${counted(rows - listed, 'row')} with other texts` : '';
        const others = [...left].map(([text, count]) => `${quoteFound(text)} (${counted(count, 'row')})`);
        const kept = [...texts].map((text) => quoteFound(text)).join(' or ');
        return `${quoteFound(column)} is ${kept} in the rows that are read; ${counted(rows, 'other is', 'others are')} left out: ${others.join(', ')}${more}`;
      });
  }

  /** Throws `table-invalid` where no row is kept. */
  check(kept: number): void {
    const first = this.#wanted.find(({ left }) => left.size > 0);
    if (kept > 0 || first === undefined) return;
    const texts = [...first.left.keys()].map((text) => quoteFound(text));
    throw new SmiError(
      'table-invalid',
      `${this.#file} has no row that data.keep of the method keeps: ${quoteFound(first.column)} is ${texts.join(', ')}`,
      { next: 'correct data.keep in the method' },
    );
  }
}
