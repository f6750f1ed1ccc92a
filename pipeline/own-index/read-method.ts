import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { type ScoreMethod, scoreMethod } from '../../schemas/method/score-method.js';
import { contentOf } from '../yaml-content.js';
import { told } from './allowed.js';
import { checkNames } from './check-names.js';

/** The line of a path, or of the nearest thing above it that is in the file. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

const placeOf = (file: string, line: number | undefined) =>
  line === undefined ? file : `${file}, line ${line}`;

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
    throw new SmiError('method-invalid', `${place}: ${mistake.message.split('\n')[0]}`);
  }
  const content = contentOf(document, file);
  checkKind(content, file);
  const parsed = scoreMethod.safeParse(content);
  if (!parsed.success) {
    const { path, message } = told(parsed.error.issues[0]!);
    const where = path.join('.') || 'the file';
    throw new SmiError(
      path.at(-1) === 'weight' ? 'method-weights' : 'method-invalid',
      `${placeOf(file, lineOf(document, path, lines))}: ${where}: ${message}`,
    );
  }
  checkNames(parsed.data, file);
  checkImputation(parsed.data, file);
  return parsed.data;
}
