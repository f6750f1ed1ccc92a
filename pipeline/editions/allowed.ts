import { z } from 'zod';
import { quoteFound } from '../../errors/smi-error.js';
import { didYouMean } from '../system/nearest.js';
import { isRecord, type Path } from './method-text.js';

type Issue = z.core.$ZodIssue;

/** A mistake in the content of a method file. */
export interface Mistake {
  /** Where it is in the file. */
  readonly path: Path;
  /** The rest of a sentence that begins with the path, as in `is above 0.5`. */
  readonly text: string;
  /** For an unknown word, the words that are allowed in its place. */
  readonly allowed?: readonly string[];
  /** What to do about it, where that is known. */
  readonly next?: string;
}

/** A limit, with a minus sign. */
const shown = (value: number | bigint): string => String(value).replace(/^-/, '−');

/** A value as the user would type it. */
const quoted = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Types of values, in words that a writer of YAML knows. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a group of fields',
  record: 'a group of fields',
  array: 'a list',
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
};

/** The pattern of names of levels and of codes, as it is in an issue. */
const SHORT_NAME = '/^[a-z][a-z0-9_]*$/';

const isMissing = ({ input }: Issue): boolean => input === undefined;

const oneOf = (words: readonly string[]): string =>
  words.length <= 2 ? words.join(' or ') : `one of ${words.join(', ')}`;

/** What the file has in place of what is allowed; a number and a text look alike, so they are named. */
function found(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'empty';
  if (typeof value === 'object') return 'a group of fields';
  return typeof value === 'string' ? quoteFound(value) : String(value);
}

function limitWords(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const { origin, inclusive = true } = issue;
  if (origin !== 'number' && origin !== 'int' && origin !== 'bigint') return 'is empty';
  const is = `is ${found(issue.input)},`;
  if (issue.code === 'too_big')
    return inclusive ? `${is} above ${shown(issue.maximum)}` : `${is} not below ${shown(issue.maximum)}`;
  return inclusive ? `${is} below ${shown(issue.minimum)}` : `${is} not above ${shown(issue.minimum)}`;
}

/** A value of the wrong type: quotation marks make the difference between a number and a text. */
function typeWords({ input, expected }: z.core.$ZodIssueInvalidType): Pick<Mistake, 'text' | 'next'> {
  const wanted = TYPE_NAMES[expected] ?? expected;
  if (expected === 'string' && typeof input === 'number')
    return {
      text: `is the number ${input}, not a text`,
      next: `put it in quotation marks: "${input}"`,
    };
  const isNumber = typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input));
  if ((expected === 'number' || expected === 'int') && isNumber)
    return {
      text: `is the text ${quoteFound(input)}, not ${wanted}`,
      next: `leave out the quotation marks: ${input.trim()}`,
    };
  return { text: `is ${found(input)}, not ${wanted}` };
}

/** A value that is none of some words, and the word that it may stand for. */
function choiceWords(input: unknown, words: readonly string[], orMore = ''): Pick<Mistake, 'text' | 'next'> {
  const isQuoted = typeof input === 'string' && words.includes(input);
  const meant = isQuoted
    ? { next: `leave out the quotation marks: ${input}` }
    : typeof input === 'string'
      ? didYouMean(input, words)
      : undefined;
  return { text: `is ${found(input)}, not ${oneOf(words)}${orMore}`, ...meant };
}

/** What is wrong at one path, as the end of a sentence. */
function wordsOf(issue: Issue): Pick<Mistake, 'text' | 'next'> {
  if (issue.code === 'custom') return { text: issue.message };
  if (isMissing(issue)) return { text: 'is missing' };
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue);
    case 'too_big':
    case 'too_small':
      return { text: limitWords(issue) };
    case 'invalid_value':
      return choiceWords(issue.input, issue.values.map(quoted));
    case 'invalid_format':
      return issue.pattern === SHORT_NAME
        ? { text: `is ${found(issue.input)}, not a short name: small letters, digits and _, a letter first` }
        : { text: `is ${found(issue.input)}, not of the form ${issue.pattern ?? issue.format}` };
    default:
      return { text: `is not valid: ${issue.message}` };
  }
}

/** The type without its wrappers: optional, nullable, default or transformed. */
function innermost(type: z.core.$ZodType): z.core.$ZodType {
  if (type instanceof z.ZodPipe) return innermost(type.in);
  const wrapped = [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodPrefault].find(
    (wrapper) => type instanceof wrapper,
  );
  return wrapped === undefined ? type : innermost((type as z.ZodOptional).unwrap());
}

/** True when a value is meant for this group of fields, as its fields with only one possible value show. */
function isMeant(type: z.core.$ZodType, value: unknown): boolean {
  if (!(type instanceof z.ZodObject) || !isRecord(value)) return false;
  return Object.entries(type.shape).every(
    ([word, field]) => !(field instanceof z.ZodLiteral) || field.values.has(value[word] as string),
  );
}

/**
 * The words that a schema allows at a path: the fields of a group, or the values of the field that chooses
 * between several groups.
 */
function allowedAt(schema: z.core.$ZodType, path: Path, value: unknown): string[] {
  const type = innermost(schema);
  const [word, ...rest] = path;
  if (type instanceof z.ZodUnion) {
    const options = (type.options as z.core.$ZodType[]).map(innermost);
    const meant = options.find((option) => isMeant(option, value));
    if (meant !== undefined) return allowedAt(meant, path, value);
    const fields = options.flatMap((option) =>
      option instanceof z.ZodObject && word !== undefined ? [option.shape[word as string]] : [],
    );
    return fields.flatMap((field) => (field instanceof z.ZodLiteral ? [...field.values].map(String) : []));
  }
  if (type instanceof z.ZodObject) {
    if (word === undefined) return Object.keys(type.shape);
    const field = type.shape[word as string];
    return field === undefined ? [] : allowedAt(field, rest, isRecord(value) ? value[word as string] : value);
  }
  if (type instanceof z.ZodArray)
    return allowedAt(type.element, rest, Array.isArray(value) ? value[Number(word)] : value);
  if (type instanceof z.ZodRecord)
    return allowedAt(type.valueType, rest, isRecord(value) ? value[word as string] : value);
  return [];
}

/** True when an alternative refused the name of the method, and so is not the one that was meant. */
const isOther = (issues: readonly Issue[]): boolean =>
  issues.some(
    ({ path, code }) =>
      (path.length === 0 && code !== 'unrecognized_keys') ||
      (path[0] === 'method' && code === 'invalid_value'),
  );

/** Which of several issues to report: an unknown word, because it explains why another is missing. */
const issueToReport = (issues: readonly Issue[]): Issue | undefined =>
  issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];

/** The value at a path of the content of a file. */
const valueAt = (content: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, word) => (typeof value === 'object' && value !== null ? Reflect.get(value, word) : undefined),
    content,
  );

const valuesOf = (issues: readonly Issue[], wanted: (issue: Issue) => boolean): unknown[] =>
  issues.flatMap((issue) => (issue.code === 'invalid_value' && wanted(issue) ? issue.values : []));

function mistakeAt(issue: Issue, above: Path, schema: z.ZodType, content: unknown): Mistake {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedAt(schema, path, content);
    return { path: [...path, issue.keys[0] ?? ''], text: 'is not known', allowed };
  }
  if (issue.code !== 'invalid_union' || isMissing(issue)) return { path, ...wordsOf(issue) };
  const meant = issueToReport(issue.errors.find((issues) => issues.length > 0 && !isOther(issues)) ?? []);
  if (meant !== undefined) return mistakeAt(meant, path, schema, content);
  const all = issue.errors.flat();
  const words = [...new Set(valuesOf(all, () => true).map(quoted))];
  if (words.length === 0) {
    const allowed = allowedAt(schema, path, content);
    return {
      path,
      ...(allowed.length === 0 ? wordsOf(issue) : choiceWords(valueAt(content, path), allowed)),
    };
  }
  const methods = valuesOf(all, ({ path: words }) => words[0] === 'method');
  const group = all.some(({ code }) => code === 'invalid_type');
  const orMore = methods.length === 0 && group ? ', or a group of fields' : '';
  return { path, ...choiceWords(issue.input, words, orMore) };
}

/**
 * What is wrong with content that a schema refuses, and what is allowed there. Where the schema allows
 * several forms, the mistake is that of the form which was meant.
 * @param error from parsing with `reportInput`, without which a missing value looks like one of a wrong type
 */
export function mistakeOf(error: z.ZodError, schema: z.ZodType, content: unknown): Mistake {
  const issue = issueToReport(error.issues);
  if (issue === undefined) throw new TypeError('an error has at least one issue');
  return mistakeAt(issue, [], schema, content);
}
