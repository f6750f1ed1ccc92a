import { z } from 'zod';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { GSS_CODE } from '../../schemas/fields.js';
import { parseJson } from '../../schemas/parse-json.js';

/** An area of a list, which consists of local authorities. */
export interface AreaOfList {
  readonly name: string;
  readonly code: string;
  /** GSS codes of what it consists of. */
  readonly codes: readonly string[];
}

const entry = z.object({
  name: z.string().min(1),
  url: z.string().min(1),
  codes: z.array(z.string().regex(GSS_CODE)),
});

/** The names in lists of areas are spelled like those in the data but for capitals. */
export const areaKey = (name: string): string => name.trim().toLowerCase();

/**
 * Reads a JSON list of areas under the key `list`, each with its name, its code (`url`) and the GSS codes of
 * what it consists of. Throws `rows-unreadable`, also for an area that is listed twice.
 */
export function readAreaList(text: string, file: string, list: string): AreaOfList[] {
  const refused = (problem: string, cause?: unknown) =>
    new SmiError('rows-unreadable', `${file}: ${problem}`, { cause });
  const schema = z.object({ [list]: z.array(entry).min(1) });
  const areas = parseJson(text, schema, refused)[list] ?? [];
  const names = new Set<string>();
  const codes = new Set<string>();
  for (const { name, url } of areas) {
    if (names.has(areaKey(name)) || codes.has(url)) throw refused(`${quoteFound(name)} is listed twice`);
    names.add(areaKey(name));
    codes.add(url);
  }
  return areas.map(({ name, url, codes: of }) => ({ name, code: url, codes: of }));
}
