import { group } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import { counted } from '../../outputs/formats/numbers.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod, Method } from '../../schemas/method.js';
import type { Observation } from '../../schemas/observation.js';
import { didYouMean } from '../system/nearest.js';
import { agedRows, ageOf, allowedAge, editionYear } from './age.js';
import { rowPaths } from './check-structure.js';
import { endYear } from './derived.js';
import { MethodEditor } from './edit-method.js';
import type { ReadMethod } from './method.js';
import type { Path } from './method-text.js';
import { editOutcomes } from './next-outcomes.js';
import { laterPeriod, type NextPeriod, yearsLater } from './next-periods.js';

export interface NextEdition {
  /** The text of its method file. */
  readonly text: string;
  readonly periods: readonly NextPeriod[];
}

/** Throws `usage` for a name that no edition can have. */
export function checkName(name: string): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new SmiError('usage', `--new: ${JSON.stringify(name)} cannot be the name of an edition`, {
      next: 'give small letters, digits and hyphens, as in england-2027',
    });
}

/** Throws `period-old` for what is carried and older than the method and `carry` allow. */
function checkCarried(
  { method, source }: ReadMethod<Method>,
  name: string,
  periods: readonly NextPeriod[],
  carry: readonly string[],
): void {
  const codes = periods.filter(({ carried }) => carried).map(({ code }) => code);
  const unknown = carry.find((code) => !codes.includes(code));
  if (unknown !== undefined)
    throw new SmiError(
      'usage',
      `--carry: ${JSON.stringify(unknown)} is nothing of ${method.edition} without a later period`,
      didYouMean(unknown, codes) ?? {},
    );
  const rows = agedRows(method);
  const pathOf = rowPathIn({ method, source });
  const old = periods.flatMap(({ code, to, carried, age }) => {
    const row = rows.find((each) => each.code === code);
    if (!carried || row === undefined || age <= allowedAge(row) || carry.includes(code)) return [];
    return [
      {
        code,
        message: `${source.where([...pathOf(code), 'period'])}: ${code} has nothing later than ${to}, which is ${counted(age, 'year')} before ${name}; allowed here: ${counted(allowedAge(row), 'year')}`,
        age,
      },
    ];
  });
  const [first, ...others] = old;
  if (first === undefined) return;
  throw new SmiError('period-old', first.message, {
    next: `carry it all the same with --carry ${old.map(({ code }) => code).join(',')}, which writes max_age into the new method, or leave it out of the method`,
    places: others.map(({ message }) => message),
  });
}

/** Where the row of an indicator, or of an outcome, is in the file. */
export function rowPathIn({ method, source }: ReadMethod<Method>): (code: string) => Path {
  if (method.kind === 'long_shadow')
    return (code) => ['outcomes', method.outcomes.findIndex((each) => each.code === code)];
  const paths = rowPaths(source, method.structure);
  return (code) => paths[method.structure.findIndex((each) => each.code === code)] ?? [];
}

/** Takes the latest periods into the text of a method of an index. */
function editIndicators(
  editor: MethodEditor,
  { method, source }: ReadMethod<IndexMethod>,
  next: Pick<Method, 'edition' | 'areas'>,
  byCode: ReadonlyMap<string, readonly Observation[]>,
): NextPeriod[] {
  // A derived figure has no observations of its own: its periods are those of its parts, under inputs.
  const derived = new Set(method.derive.map(({ code }) => code));
  const rows = indicatorsOf(method).filter(({ code }) => !derived.has(code));
  const pathOf = rowPathIn({ method, source });
  const periods = rows.map(({ code, period: from }): NextPeriod => {
    const { period, between, partial } = laterPeriod(byCode.get(code) ?? [], from);
    const to = period ?? from;
    return { code, from, to, carried: period === undefined, age: ageOf(next, to), between, partial };
  });
  for (const [i, { to }] of periods.entries()) {
    const { code = '', period = '', prefer = [] } = rows[i] ?? {};
    const path = pathOf(code);
    if (to !== period) editor.set(path, 'period', to, 'code');
    const years = endYear(to) - endYear(period);
    for (const [k, preferred] of prefer.entries())
      if (years > 0)
        editor.set([...path, 'prefer', k], 'period', yearsLater(preferred.period, years), 'code');
  }
  // A revision of the same year takes the place of the figure, and is not a year of its own.
  for (const [i, { code }] of method.history.entries()) {
    const moved = periods.find((period) => period.code === code && !period.carried);
    if (moved === undefined) continue;
    const earlier = [moved.from, ...moved.between].filter((period) => endYear(period) < endYear(moved.to));
    if (earlier.length > 0) editor.append(['history', i, 'periods'], earlier);
  }
  return periods;
}

/**
 * The method of the next edition: the same method with the latest periods, which follows the present one. An
 * indicator, or an outcome, without a later period is carried.
 * @param observations of the indicators, of every period, from the versions of their files to be taken
 * @param carry codes of what is carried however old it is
 * @throws SmiError `usage`, `period-old`
 */
export function nextEdition(
  { method, source, text }: ReadMethod<Method> & { readonly text: string },
  name: string,
  observations: readonly Observation[],
  carry: readonly string[] = [],
): NextEdition {
  checkName(name);
  const byCode = group(observations, ({ indicator }) => indicator);
  const next = { edition: name, areas: method.areas };
  const editor = new MethodEditor(text);
  editor.set([], 'edition', name, 'kind');
  editor.set([], 'follows', method.edition, 'edition');
  editor.set([], 'title', titleOf(method, name), 'edition');
  editor.set([], 'default', false, 'method_version');
  const periods =
    method.kind === 'index'
      ? editIndicators(editor, { method, source }, next, byCode)
      : editOutcomes(editor, method, next, byCode);
  checkCarried({ method, source }, name, periods, carry);
  const pathOf = rowPathIn({ method, source });
  const rows = agedRows(method);
  for (const { code, carried, age } of periods) {
    const row = rows.find((each) => each.code === code);
    if (carried || row?.carried !== undefined) editor.set(pathOf(code), 'carried', carried, 'period');
    if (carried && row !== undefined && age > allowedAge(row))
      editor.set(pathOf(code), 'max_age', age, 'period');
  }
  for (const [i, { code, period }] of method.context.entries()) {
    const { period: to } = laterPeriod(byCode.get(code) ?? [], period);
    if (to !== undefined) editor.set(['context', i], 'period', to, 'code');
  }
  return { text: editor.text(), periods };
}

/** The title with the year of the new edition in place of the old one. */
export function titleOf({ edition, areas, title }: Method, name: string): string {
  const [from, to] = [edition, name].map((each) => String(editionYear({ edition: each, areas })));
  if (from === undefined || to === undefined || !title.includes(from)) return `${title} (${name})`;
  return title.replaceAll(from, to);
}
