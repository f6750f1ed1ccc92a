import { parseDocument } from 'yaml';
import { SmiError } from '../../../errors/smi-error.js';
import { checkShared, columnMap, type Refusal } from '../../tables/column-map.js';
import { PROBLEM } from './problems.js';

/** What a column of the records can be. */
export const ROLES = [
  'area',
  'cohort',
  'sex',
  'fsm',
  'circumstances',
  'qualification',
  'earnings',
  'weight',
  'person',
] as const;
export type Role = (typeof ROLES)[number];

/** These columns are optional, unless the user has named them. */
const OPTIONAL: readonly Role[] = ['weight', 'person'];

/** Far more than nine names need; the reader of YAML takes minutes over thousands of keys. */
const MAX_CHARACTERS = 100_000;

/** Names of columns as the user gives them; a column that is not given has the name of its role. */
export type ColumnMap = Readonly<Partial<Record<Role, string>>>;

/**
 * Names of columns from a small YAML file such as `area: lad_code`; those given as options take precedence.
 * Throws an error that names the file and the key, for a key that is not a role or a name that is not text.
 */
export function readColumnMap(
  given: ColumnMap,
  file?: { readonly text: string; readonly name: string },
): ColumnMap {
  if (file === undefined) return given;
  const fail: Refusal = (why, detail = undefined) =>
    new SmiError(PROBLEM.columns, `${file.name}: ${why}`, detail);
  if (file.text.length > MAX_CHARACTERS) throw fail('it is too large for a list of names of columns');
  const document = parseDocument(file.text, { uniqueKeys: true });
  const [mistake] = document.errors;
  if (mistake !== undefined) throw fail(mistake.message.split('\n')[0] ?? '');
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw fail('it uses an alias, which a list of names does not need', { next: 'write each name out' });
  }
  if (content === null || typeof content !== 'object' || Array.isArray(content))
    throw fail('it is not a list of names such as `area: lad_code`');
  const named = Object.fromEntries(columnMap(Object.entries(content), ROLES, fail));
  return { ...named, ...given };
}

export interface WantedColumn {
  readonly role: Role;
  readonly column: string;
  /** False where the column is used only if it exists. */
  readonly required: boolean;
}

/** The columns to look for. Throws when one column is named for two roles. */
export function wantedColumns(map: ColumnMap): WantedColumn[] {
  const wanted = ROLES.map((role) => ({
    role,
    column: map[role] ?? role,
    required: map[role] !== undefined || !OPTIONAL.includes(role),
  }));
  // An optional column does not conflict with another.
  checkShared(
    wanted.filter(({ required }) => required).map(({ role, column }) => [role, column]),
    (problem, detail) => new SmiError(PROBLEM.columns, problem, detail),
  );
  return wanted;
}
