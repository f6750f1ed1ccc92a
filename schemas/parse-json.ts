import type { z } from 'zod';

/**
 * What a JSON text holds, checked against its schema. Throws what `refuse` makes of the first thing that is
 * wrong with the text, such as `areas.year: expected number`.
 */
export function parseJson<S extends z.ZodType>(
  text: string,
  schema: S,
  refuse: (problem: string, cause?: unknown) => Error,
): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw refuse('it is not JSON, or ends early', cause);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(`${issue?.path.map(String).join('.') || 'the whole'}: ${issue?.message}`);
}
