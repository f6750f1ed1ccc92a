import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { type ScoreMethod, scoreMethod } from '../../schemas/method/score-method.js';
import { type Told, tellingOf, told } from './allowed.js';
import { checkNames } from './check-names.js';
import { contentOf } from './yaml-content.js';

/** Where a path begins in the text: at its word, for one that has one. */
function startOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const above = document.getIn(path.slice(0, -1), true);
  const key = isMap(above)
    ? above.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))?.key
    : undefined;
  const node = isNode(key) ? key : document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

/** The line of a path, or of the nearest thing above it that is in the file. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}

/** A word or a place that needs no quotation marks. */
const PLAIN = /^\w+$/;

const placeOf = (file: string, line: number | undefined) =>
  line === undefined ? file : `${file}, line ${line}`;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows of the structure with `iCode`, as method files had until version 0.2, in place of `code`. */
function withAliases(content: unknown): unknown {
  if (!isRecord(content) || !Array.isArray(content.structure)) return content;
  const structure = content.structure.map((row: unknown) => {
    if (!isRecord(row) || !('iCode' in row) || 'code' in row) return row;
    const { iCode, ...rest } = row;
    return { code: iCode, ...rest };
  });
  return { ...content, structure };
}

function checkKind(content: unknown, file: string): void {
  const kind =
    typeof content === 'object' && content !== null && 'kind' in content ? content.kind : undefined;
  if (kind === 'score') return;
  throw new SmiError(
    'method-invalid',
    kind === undefined
      ? `${file} does not say kind: score`
      : `${file} is of the kind ${quoteFound(String(kind))}, and this verb takes kind: score`,
    { next: 'start from one that `smi score --init data.csv` writes' },
  );
}

function checkImputation({ data, steps, robustness }: ScoreMethod, file: string): void {
  for (const impute of [steps.impute, ...robustness.impute]) {
    if (impute.startsWith('group') && data.group === undefined)
      throw new SmiError('method-invalid', `${file}: ${impute} needs groups`, {
        next: 'name their column as data.group, or impute by none',
      });
    if (impute === 'panel' && data.period === undefined)
      throw new SmiError('method-invalid', `${file}: panel needs periods`, {
        next: 'name their column as data.period, or impute by none',
      });
  }
}

/** What is wrong with a word of the file, with its line. */
function refused(
  { path, unknown, text }: Told,
  document: Document,
  lines: LineCounter,
  file: string,
): SmiError {
  const full = unknown === undefined ? path : [...path, unknown];
  const where = full.map((part) => (PLAIN.test(String(part)) ? String(part) : quoteFound(String(part))));
  return new SmiError(
    unknown === undefined && path.at(-1) === 'weight' ? 'method-weights' : 'method-invalid',
    `${placeOf(file, lineOf(document, full, lines))}: ${where.join('.') || 'the file'} ${text}`,
  );
}

/**
 * Reads the method file of an index of anyone's own.
 * @throws SmiError `method-invalid` or `method-weights`, saying where in the file and what is allowed;
 *   `code-duplicate` for codes that could not stand side by side in a table
 */
export function parseScoreMethod(text: string, file: string): ScoreMethod {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true, lineCounter: lines });
  const [mistake] = document.errors;
  if (mistake !== undefined) {
    const place = placeOf(file, mistake.linePos?.[0].line);
    const [said = ''] = mistake.message.split('\n');
    // The parser ends with the line and a colon, and the line stands in front already.
    throw new SmiError('method-invalid', `${place}: ${said.replace(/ at line \d+, column \d+:?$/, '')}`);
  }
  const content = withAliases(contentOf(document, file));
  checkKind(content, file);
  const parsed = scoreMethod.safeParse(content, { reportInput: true });
  if (!parsed.success) throw refused(told(tellingOf(parsed.error.issues)!), document, lines, file);
  checkNames(parsed.data, file);
  checkImputation(parsed.data, file);
  return parsed.data;
}
