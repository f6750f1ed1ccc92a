import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { ErrorCode } from '../../errors/catalogue.js';
import { type ErrorDetail, quoteFound, SmiError } from '../../errors/smi-error.js';

/**
 * The keys and indices that lead from the top of a file to one value, as in `steps`, `levels`, 0,
 * `normalise`.
 */
export type Path = readonly PropertyKey[];

/** A word that needs no quotation marks. */
const PLAIN = /^\w+$/;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Former words in the entries of a list, by the present word. `on` without quotation marks is `true` to
 * readers of YAML 1.1, such as those of Python and Ruby.
 */
const FORMER_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  structure: { code: 'iCode' },
  derive: { against: 'on' },
};

/** An entry of a list with the present words. */
function withPresentWords(row: unknown, words: Readonly<Record<string, string>>): unknown {
  if (!isRecord(row)) return row;
  let present = row;
  for (const [word, former] of Object.entries(words)) {
    if (!(former in present) || word in present) continue;
    const { [former]: value, ...rest } = present;
    present = { [word]: value, ...rest };
  }
  return present;
}

const MAX_LISTED = 15;

/** As in `; allowed here: a, b and 3 more`; empty for no words. */
export function allowedHere(words: readonly string[]): string {
  if (words.length === 0) return '';
  const shown = words.slice(0, MAX_LISTED).map((word) => (/^[\w-]+$/.test(word) ? word : quoteFound(word)));
  const more = words.length > MAX_LISTED ? ` and ${words.length - MAX_LISTED} more` : '';
  return `; allowed here: ${shown.join(', ')}${more}`;
}

/** The text of a method file: its content, and the line and column of each word. */
export class MethodText {
  readonly file: string;
  /** The parsed content, with present words for former ones: `code` for `iCode`, `against` for `on`. */
  readonly content: unknown;
  readonly #document: Document;
  readonly #lines: LineCounter;

  /** @throws SmiError `method-invalid` for a text that is not YAML, with line and column */
  constructor(text: string, file: string) {
    this.file = file;
    this.#lines = new LineCounter();
    // The parser would compare each key with all before it, which takes minutes for thousands of them.
    this.#document = parseDocument(text, { uniqueKeys: false, prettyErrors: true, lineCounter: this.#lines });
    const [mistake] = this.#document.errors;
    if (mistake !== undefined) {
      const [firstLine = ''] = mistake.message.split('\n');
      // The parser's message ends with line and column, which ours has at the start.
      const problem =
        mistake.code === 'MULTIPLE_DOCS'
          ? 'a second YAML document begins here, but a method file has only one'
          : firstLine.replace(/ at line \d+, column \d+:?$/, '');
      throw new SmiError('method-invalid', `${this.#placeAt(mistake.pos[0])}: ${problem}`);
    }
    this.content = this.#contentOf();
  }

  #placeAt(offset: number | undefined): string {
    if (offset === undefined) return this.file;
    const { line, col } = this.#lines.linePos(offset);
    return `${this.file}, line ${line}, column ${col}`;
  }

  /** The content with its aliases resolved, but only a few of them: many could exceed any memory. */
  #contentOf(): unknown {
    visit(this.#document, {
      Map: (_, { items }) => {
        const seen = new Set<unknown>();
        for (const { key } of items) {
          const value: unknown = isScalar(key) ? key.value : key;
          if (seen.has(value))
            throw this.#invalidAt(isNode(key) ? key.range?.[0] : undefined, 'Map keys must be unique');
          seen.add(value);
        }
      },
      Pair: (_, { key }) => {
        // This key would be lost in a JavaScript object.
        if (isScalar(key) && key.value === '__proto__')
          throw this.#invalidAt(key.range?.[0], '__proto__ cannot be a key in a method file');
      },
      Alias: (_, alias) => {
        if (alias.resolve(this.#document) === undefined)
          throw this.#invalidAt(alias.range?.[0], `the alias *${alias.source} has no anchor`);
      },
    });
    let content: unknown;
    try {
      content = this.#document.toJS({ maxAliasCount: 20 });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : 'an alias cannot be resolved';
      throw new SmiError('method-invalid', `${this.file}: ${why}`, { cause });
    }
    if (!isRecord(content)) return content;
    const present = { ...content };
    for (const [list, words] of Object.entries(FORMER_WORDS)) {
      const rows = content[list];
      if (Array.isArray(rows)) present[list] = rows.map((row) => withPresentWords(row, words));
    }
    return present;
  }

  #invalidAt = (offset: number | undefined, problem: string): SmiError =>
    new SmiError('method-invalid', `${this.#placeAt(offset)}: ${problem}`);

  /** A path in the file's own words. */
  #inFile(path: Path): Path {
    const former = FORMER_WORDS[String(path[0])]?.[String(path.at(-1))];
    if (former === undefined || path.length !== 3 || this.#document.hasIn(path)) return path;
    const found = [...path.slice(0, -1), former];
    return this.#document.hasIn(found) ? found : path;
  }

  /** Where a path begins in the text: at its key, where it has one. */
  #startOf(path: Path): number | undefined {
    const above = this.#document.getIn(path.slice(0, -1), true);
    const key = isMap(above)
      ? above.items.find((item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)))?.key
      : undefined;
    const node = isNode(key) ? key : this.#document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }

  /** The position of a path, or of its nearest ancestor in the file: `method.yaml, line 3, column 5`. */
  where(path: Path): string {
    const found = this.#inFile(path);
    for (let length = found.length; length > 0; length -= 1) {
      const start = this.#startOf(found.slice(0, length));
      if (start !== undefined) return this.#placeAt(start);
    }
    return this.file;
  }

  /** A path as a message names it: `steps.levels.0.normalise`. */
  naming(path: Path): string {
    const parts = this.#inFile(path).map(String);
    return parts.map((part) => (PLAIN.test(part) ? part : quoteFound(part))).join('.') || 'the file';
  }

  /** The error for a problem at a path. */
  refused(
    path: Path,
    problem: string,
    detail: ErrorDetail = {},
    code: ErrorCode = 'method-invalid',
  ): SmiError {
    return new SmiError(code, `${this.where(path)}: ${problem}`, detail);
  }
}
