import { counted } from '../../outputs/formats/numbers.js';
import { domainsLeftOut, isPartial, type LeftOut } from '../../schemas/method/left-out.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { rowPaths } from './check-structure.js';
import { endYear } from './derived.js';
import { MethodEditor } from './edit-method.js';
import type { ReadMethod } from './method.js';
import type { Path } from './method-text.js';
import { titleOf } from './next-edition.js';
import { yearsLater } from './next-periods.js';

interface Moved {
  readonly code: string;
  /** Undefined where the indicator is left out. */
  readonly to: string | undefined;
  readonly carried: boolean;
}

/** What the text of the method of an edition of earlier years is made from. */
export interface Earlier {
  readonly name: string;
  readonly years: number;
  readonly periods: readonly Moved[];
  readonly leftOut: readonly LeftOut[];
  /** The age of what is carried and older than the method allows; undefined for anything else. */
  readonly old: (code: string, period: string) => number | undefined;
  /** Codes of what keeps its period, as the command named them. */
  readonly carry: readonly string[];
}

/** What is of the year of the edition that the method is from: it is published with that edition alone. */
const OF_ITS_YEAR = ['coldspots', 'moves', 'evidence', 'follows'] as const;

/** Takes out what is left out: of a domain, the domain as a whole. */
function removeRows(editor: MethodEditor, paths: readonly Path[], { structure }: IndexMethod, gone: Gone) {
  const remove = (path: Path) => editor.removeEntry(path.slice(0, -1), Number(path.at(-1)));
  const isNested = paths[0]?.[0] !== 'structure';
  for (const [i, { code, type, parent }] of structure.entries()) {
    if (!(type === 'Indicator' ? gone.scored : gone.domains).has(code)) continue;
    if (type === 'Indicator' && isNested && gone.domains.has(parent ?? '')) continue;
    remove(paths[i]!);
  }
}

interface Gone {
  readonly scored: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
}

/** Takes out of the model what is not scored. */
function editModel(editor: MethodEditor, { steps: { model } }: IndexMethod, { scored }: Gone): void {
  if (model === undefined) return;
  const isKept = (code: string) => !scored.has(code);
  if (!model.regressors.some(isKept) || !model.indicators.some(({ code }) => isKept(code))) {
    editor.removeField(['steps'], 'model');
    return;
  }
  const path: Path = ['steps', 'model'];
  for (const [i, code] of model.regressors.entries())
    if (!isKept(code)) editor.removeEntry([...path, 'regressors'], i);
  for (const [i, { code, times }] of model.indicators.entries()) {
    if (!isKept(code)) editor.removeEntry([...path, 'indicators'], i);
    else if (times !== undefined && !isKept(times)) editor.removeField([...path, 'indicators', i], 'times');
  }
}

/** Every other period that is known says how much a figure changes in a year, whether earlier or later. */
function editHistory(editor: MethodEditor, method: IndexMethod, periods: ReadonlyMap<string, Moved>): void {
  const now = new Map(indicatorsOf(method).map(({ code, period }) => [code, period]));
  const isGone = ({ code }: { readonly code: string }) => periods.get(code)?.to === undefined;
  if (method.history.length > 0 && method.history.every(isGone)) editor.removeField([], 'history');
  else
    for (const [i, history] of method.history.entries()) {
      if (isGone(history)) {
        editor.removeEntry(['history'], i);
        continue;
      }
      const to = periods.get(history.code)?.to ?? '';
      const known = [...history.periods, now.get(history.code) ?? ''];
      const others = known.filter((period) => period !== to).toSorted((a, b) => endYear(a) - endYear(b));
      editor.setList(['history', i, 'periods'], others);
      // A period that the history leaves out is of no ordinary year: no change from or to it counts.
      if (known.includes(to)) continue;
      const next = others.filter((period) => endYear(period) === endYear(to) + 1);
      const breaks = [to, ...next].filter((period) => !history.breaks.includes(period));
      if (history.breaks.length > 0) editor.append(['history', i, 'breaks'], breaks);
      else editor.addList(['history', i], 'breaks', breaks, 'code');
    }
}

/** One entry of `left_out`, on a line. */
function leftOutLine({ reason, name, ...rest }: LeftOut): string {
  const fields = Object.entries(rest).map(([field, value]) => `${field}: ${value}`);
  return `  - { ${[...fields, `name: ${JSON.stringify(name)}`].join(', ')},\n      reason: ${JSON.stringify(reason)} }\n`;
}

/** The summary of the edition, with what it is and whether it is partial. */
function summaryOf({ edition, summary }: IndexMethod, { years, leftOut }: Earlier): string {
  const domains = domainsLeftOut({ left_out: leftOut }).map(({ name }) => name);
  const moved = `The method is that of ${edition}, with every period ${counted(years, 'year')} earlier.`;
  const lacks = domains.length === 0 ? [] : [`Partial: without ${domains.join(' and ')}.`];
  return [summary, moved, ...lacks].join(' ');
}

/**
 * The text of the method of an edition of earlier years: that of the edition it is made from, with other
 * periods, and without what is left out.
 */
export function editEarlier(
  { method, source, text }: ReadMethod<IndexMethod> & { readonly text: string },
  earlier: Earlier,
): string {
  const { name, years, leftOut } = earlier;
  const editor = new MethodEditor(text);
  const paths = rowPaths(source, method.structure);
  const periods = new Map(earlier.periods.map((each) => [each.code, each]));
  const ofKind = (what: LeftOut['what']) =>
    new Set(leftOut.filter((each) => each.what === what).map(({ code }) => code));
  const gone = { scored: ofKind('indicator'), domains: ofKind('domain') };
  const partial = isPartial({ left_out: leftOut }) ? ' (partial)' : '';
  editor.set([], 'edition', name, 'kind');
  editor.set([], 'title', `${titleOf(method, name)}${partial}`, 'edition');
  editor.set([], 'default', false, 'method_version');
  editor.setFolded('summary', summaryOf(method, earlier));
  for (const field of OF_ITS_YEAR) if (method[field] !== undefined) editor.removeField([], field);
  removeRows(editor, paths, method, gone);
  for (const [i, { code, prefer = [] }] of method.structure.entries()) {
    const { to, carried } = periods.get(code) ?? {};
    if (to === undefined) continue;
    const path = paths[i]!;
    editor.set(path, 'period', to, 'code');
    if (carried === true) editor.set(path, 'carried', true, 'period');
    const age = carried === true ? earlier.old(code, to) : undefined;
    if (age !== undefined) editor.set(path, 'max_age', age, 'period');
    if (carried !== true)
      for (const [k, { period }] of prefer.entries())
        editor.set([...path, 'prefer', k], 'period', yearsLater(period, -years), 'code');
  }
  // What drives the ranks, and whether neighbours are alike, is asked of the edition of today: here it would
  // take as long as the intervals.
  if (method.spatial !== undefined) editor.removeField([], 'spatial');
  if (/^ {2}sensitivity: \d+$/m.test(text)) editor.set(['robustness'], 'sensitivity', 0, 'sensitivity');
  editModel(editor, method, gone);
  editHistory(editor, method, periods);
  const lines = leftOut.map(leftOutLine).join('');
  const lacking =
    lines === '' ? '' : `\n# What ${method.edition} has and this edition has not.\nleft_out:\n${lines}`;
  const carry = earlier.carry.length === 0 ? '' : ` --carry ${earlier.carry.join(',')}`;
  return `# Made by \`smi refresh ${method.edition} --new ${name} --back ${years}${carry}\`, from its method.
# To change it, change that method and make it again.
${editor.text().trimEnd()}

back: { from: ${method.edition}, years: ${years} }
${lacking}`;
}
