import { quoteFound } from '../../errors/smi-error.js';
import { counted } from '../../outputs/formats/numbers.js';
import { type Marked, splitCode, splitName } from './note-marks.js';
import { type Cell, textOf } from './read-cell.js';
import type { Notes } from './table.js';

/** Reads the names in a column without the marks of notes behind them, and counts those. */
export class NameColumn {
  #marked = 0;
  #first = '';

  constructor(readonly column: string) {}

  protected split(text: string): Marked {
    return splitName(text);
  }

  read(cell: Cell | undefined, row: number): string {
    const whole = textOf(cell);
    const { text, mark } = this.split(whole);
    if (mark === '') return whole;
    this.#marked += 1;
    if (this.#first === '') this.#first = `${quoteFound(whole)} in row ${row}`;
    return text;
  }

  report(notes: Notes): void {
    if (this.#marked > 0)
      notes.remark(
        `column ${quoteFound(this.column)}: ${counted(this.#marked, 'cell')}, first ${this.#first}: the mark of a note is not part of the name, and left off`,
      );
  }
}

/** The same for codes, which may end with a letter or a digit in brackets. */
export class CodeColumn extends NameColumn {
  protected override split(text: string): Marked {
    return splitCode(text);
  }
}
