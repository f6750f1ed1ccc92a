import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Path } from './method-text.js';

/** A change to the text of a method file: comments and layout stay as they are everywhere else. */
interface Splice {
  readonly start: number;
  readonly end: number;
  /** What is added before the value: separator and name of a new field. */
  readonly before: string;
  readonly value: string;
}

/** A text cut where its values were set: each with what comes before it. */
export interface CutText {
  readonly pieces: readonly { readonly before: string; readonly value: string }[];
  readonly after: string;
}

/** A value as YAML reads it back, whatever it looks like: `"2025"` is a text, and 2025 a number. */
const asYaml = (value: string | number | boolean): string => {
  if (typeof value !== 'string') return String(value);
  const isPlain = /^[A-Za-z][A-Za-z0-9]*([ -]|, )[A-Za-z0-9 ,.-]*[A-Za-z0-9]$/.test(value);
  return isPlain ? value : JSON.stringify(value);
};

function mapAt(document: Document, path: Path): YAMLMap {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(node)) throw new TypeError(`${path.map(String).join('.')} is not a group of fields`);
  return node;
}

/** Edits the text of a YAML file field by field. */
export class MethodEditor {
  readonly #text: string;
  readonly #document: Document;
  readonly #splices: Splice[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#document = parseDocument(text);
  }

  #valueOf(path: Path, name: string): readonly [start: number, end: number] | undefined {
    const pair = mapAt(this.#document, path).items.find(({ key }) => isScalar(key) && key.value === name);
    const value = pair?.value;
    if (!isScalar(value) || value.range == null) return undefined;
    return [value.range[0], value.range[1]];
  }

  /** How the fields of a group are separated: by a comma, or by a line as far in as the group. */
  #separator(path: Path): string {
    const map = mapAt(this.#document, path);
    if (map.flow === true) return ', ';
    const [first] = map.items;
    const start = isScalar(first?.key) ? (first.key.range?.[0] ?? 0) : 0;
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
    return `\n${' '.repeat(start - lineStart)}`;
  }

  /**
   * Sets a field of the group at `path`, which must hold a single value; a new one comes after the field
   * `after`.
   */
  set(path: Path, name: string, value: string | number | boolean, after: string): void {
    const present = this.#valueOf(path, name);
    if (present !== undefined) {
      this.#splices.push({ start: present[0], end: present[1], before: '', value: asYaml(value) });
      return;
    }
    const [, end] = this.#valueOf(path, after) ?? [];
    if (end === undefined) throw new TypeError(`there is no field ${after} to put ${name} after`);
    const before = `${this.#separator(path)}${name}: `;
    this.#splices.push({ start: end, end, before, value: asYaml(value) });
  }

  /** Adds values to the end of the list at `path`, which has some. */
  append(path: Path, values: readonly string[]): void {
    const list = this.#document.getIn(path, true);
    const last = isSeq(list) ? list.items.at(-1) : undefined;
    if (!isSeq(list) || !isScalar(last) || last.range == null)
      throw new TypeError(`${path.map(String).join('.')} is not a list of values`);
    const [start, end] = last.range;
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
    const separator = list.flow === true ? ', ' : `\n${this.#text.slice(lineStart, start)}`;
    const value = values.map((each) => separator + asYaml(each)).join('');
    this.#splices.push({ start: end, end, before: '', value });
  }

  /** The text with every change; several at one place are in the order in which they were made. */
  text(): string {
    const { pieces, after } = this.cut();
    return pieces.map(({ before, value }) => before + value).join('') + after;
  }

  /** The text with every change, cut at the values that were set, in the order of the text. */
  cut(): CutText {
    let at = 0;
    const pieces = this.#splices
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end, before, value }) => {
        const piece = { before: this.#text.slice(at, start) + before, value };
        at = end;
        return piece;
      });
    return { pieces, after: this.#text.slice(at) };
  }
}
