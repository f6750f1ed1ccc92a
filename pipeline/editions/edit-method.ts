import { type Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
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

/** Where the last value of a node ends, without the comments after it. */
function lastEnd(node: Node): number {
  const last = isMap(node) && node.flow !== true ? node.items.at(-1)?.value : undefined;
  const entry = isSeq(node) && node.flow !== true ? node.items.at(-1) : last;
  return isNode(entry) ? lastEnd(entry) : (node.range?.[1] ?? 0);
}

/** A text broken into lines of YAML that are read back as one. */
function folded(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length > 110) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return ['>-', ...lines.map((line) => `  ${line}`)].join('\n');
}

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

  /** Sets a field to a text of several lines, which begin at the margin of a field at the top. */
  setFolded(name: string, text: string): void {
    const present = this.#valueOf([], name);
    if (present === undefined) throw new TypeError(`there is no field ${name}`);
    const [start, end] = present;
    const last = this.#text.slice(start, end).endsWith('\n') ? '\n' : '';
    this.#splices.push({ start, end, before: '', value: folded(text) + last });
  }

  /** Puts other values in place of the list of values at `path`. */
  setList(path: Path, values: readonly string[]): void {
    const list = this.#document.getIn(path, true);
    const [first, last] = isSeq(list) ? [list.items[0], list.items.at(-1)] : [];
    if (!isSeq(list) || !isScalar(first) || !isScalar(last) || first.range == null || last.range == null)
      throw new TypeError(`${path.map(String).join('.')} is not a list of values`);
    const start = first.range[0];
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
    const separator = list.flow === true ? ', ' : `\n${this.#text.slice(lineStart, start)}`;
    const value = values.map(asYaml).join(separator);
    this.#splices.push({ start, end: last.range[1], before: '', value });
  }

  /** Adds a list of values to the group at `path`, after the field `after`, which holds a single value. */
  addList(path: Path, name: string, values: readonly string[], after: string): void {
    const [, end] = this.#valueOf(path, after) ?? [];
    if (end === undefined) throw new TypeError(`there is no field ${after} to put ${name} after`);
    const before = `${this.#separator(path)}${name}: `;
    this.#splices.push({ start: end, end, before, value: `[${values.map(asYaml).join(', ')}]` });
  }

  /** Takes out the entry of the list at `path`, with the comment above it. */
  removeEntry(path: Path, i: number): void {
    const list = this.#document.getIn(path, true);
    const entry = isSeq(list) ? list.items[i] : undefined;
    if (!isNode(entry)) throw new TypeError(`${path.map(String).join('.')} has no entry ${i}`);
    this.#removeLines(entry, entry);
  }

  /** Takes out a field of the group at `path`: with the comment above it, or from between braces. */
  removeField(path: Path, name: string): void {
    const map = mapAt(this.#document, path);
    const i = map.items.findIndex(({ key }) => isScalar(key) && key.value === name);
    const { key, value } = map.items[i] ?? {};
    if (!isScalar(key) || !isNode(value)) throw new TypeError(`there is no field ${name}`);
    if (map.flow !== true) {
      this.#removeLines(key, value);
      return;
    }
    const before = map.items[i - 1]?.value;
    if (!isNode(before) || before.range == null || value.range == null)
      throw new TypeError(`${name} is the first field between its braces`);
    this.#splices.push({ start: before.range[1], end: value.range[1], before: '', value: '' });
  }

  /** Takes out the lines from one node to the end of another, with the lines of comment above them. */
  #removeLines(first: Node, last: Node): void {
    let start = this.#text.lastIndexOf('\n', (first.range?.[0] ?? 0) - 1) + 1;
    for (;;) {
      const above = this.#text.lastIndexOf('\n', start - 2) + 1;
      if (start === 0 || !/^\s*#/.test(this.#text.slice(above, start))) break;
      start = above;
    }
    const valueEnd = this.#text.slice(0, lastEnd(last)).trimEnd().length;
    const lineEnd = this.#text.indexOf('\n', valueEnd);
    const end = lineEnd < 0 ? this.#text.length : lineEnd + 1;
    this.#splices.push({ start, end, before: '', value: '' });
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
