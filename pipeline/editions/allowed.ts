import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with a method file, for people. */
export interface Told {
  /** Where, within the file. */
  readonly path: readonly PropertyKey[];
  /** The word at that place that should not be there. */
  readonly unknown?: string;
  /** What follows the place in a sentence, as in `is above 0.5`. */
  readonly text: string;
}

/** A limit, with a true minus. */
const shown = (value: number | bigint): string => String(value).replace(/^-/, '−');

/** A value as it is to be typed. */
const quoted = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Kinds of values as a reader of YAML knows them. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ object: 'a group of fields', record: 'a group of fields', array: 'a list' },
  ...{ number: 'a number', int: 'a whole number', string: 'a text', boolean: 'true or false' },
};

/** The form of the names of levels, as an issue has it. */
const SHORT_NAME = '/^[a-z][a-z0-9_]*$/';

const isMissing = ({ input }: Issue): boolean => input === undefined;

function boundOf(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const { origin, inclusive = true } = issue;
  const [bound, beyond, within] =
    issue.code === 'too_big' ? [issue.maximum, 'above', 'below'] : [issue.minimum, 'below', 'above'];
  if (origin !== 'number' && origin !== 'int' && origin !== 'bigint') return 'is empty';
  return inclusive ? `is ${beyond} ${shown(bound)}` : `is not ${within} ${shown(bound)}`;
}

/** What is wrong at one place, as the end of a sentence. */
function wordsOf(issue: Issue): string {
  if (isMissing(issue)) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `is not ${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_big':
    case 'too_small':
      return boundOf(issue);
    case 'invalid_value':
      return `is not ${oneOf(issue.values.map(quoted))}`;
    case 'invalid_format':
      return issue.pattern === SHORT_NAME
        ? 'is not a short name: small letters, digits and _, a letter first'
        : `is not of the form ${issue.pattern ?? issue.format}`;
    default:
      return `cannot be: ${issue.message}`;
  }
}

const oneOf = (words: readonly string[]): string =>
  words.length === 1 ? words[0]! : `one of ${words.join(', ')}`;

/** True when the choice refused the very method, and so is not the one that was meant. */
const isOther = (issues: readonly Issue[]): boolean =>
  issues.some(
    ({ path, code }) =>
      (path.length === 0 && code !== 'unrecognized_keys') ||
      (path[0] === 'method' && code === 'invalid_value'),
  );

/** What to tell of several: a word that is not known explains why another is missing. */
export const tellingOf = (issues: readonly Issue[]): Issue | undefined =>
  issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];

/**
 * What is wrong, and what is allowed there: where several forms are, that of the form which was meant.
 * @param issue of a reading with `reportInput`, without which what is missing looks like what is of a wrong kind
 */
export function told(issue: Issue, above: readonly PropertyKey[] = []): Told {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return { path, unknown: issue.keys[0] ?? '', text: 'is no word that may stand there' };
  if (issue.code !== 'invalid_union' || isMissing(issue)) return { path, text: wordsOf(issue) };
  const meant = tellingOf(issue.errors.find((issues) => issues.length > 0 && !isOther(issues)) ?? []);
  if (meant !== undefined) return told(meant, path);
  const words = issue.errors.flatMap((issues) =>
    issues.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(quoted) : [])),
  );
  if (words.length === 0) return { path, text: wordsOf(issue) };
  const methods = issue.errors.flatMap((issues) =>
    issues.flatMap((one) => (one.code === 'invalid_value' && one.path[0] === 'method' ? one.values : [])),
  );
  const group = issue.errors.some((issues) => issues.some(({ code }) => code === 'invalid_type'));
  const more = methods.length === 0 && group ? ', or a group of fields' : '';
  return { path, text: `is not ${oneOf([...new Set(words)])}${more}` };
}
