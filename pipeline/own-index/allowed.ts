import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const quoted = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** True when the choice refused the very method, and so is not the one that was meant. */
const isOther = (issues: readonly Issue[]): boolean =>
  issues.some(({ path, code }) => path.length === 0 || (path[0] === 'method' && code === 'invalid_value'));

/**
 * What is wrong, and what is allowed there: where several forms are, that of the form which was meant.
 * @returns the path within the file and the message
 */
export function told(
  issue: Issue,
  above: readonly PropertyKey[] = [],
): { path: PropertyKey[]; message: string } {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return { path, message: issue.message };
  const meant = issue.errors.find((issues) => issues.length > 0 && !isOther(issues))?.[0];
  if (meant !== undefined) return told(meant, path);
  const words = issue.errors.flatMap((issues) =>
    issues.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(quoted) : [])),
  );
  if (words.length === 0) return { path, message: issue.message };
  const methods = issue.errors.flatMap((issues) =>
    issues.flatMap((one) => (one.code === 'invalid_value' && one.path[0] === 'method' ? one.values : [])),
  );
  const group = issue.errors.some((issues) => issues.some(({ code }) => code === 'invalid_type'));
  const more = methods.length === 0 && group ? ', or a group of fields' : '';
  return { path, message: `Invalid option: expected one of ${[...new Set(words)].join(', ')}${more}` };
}
