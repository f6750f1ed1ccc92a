import { SmiError } from '../../errors/smi-error.js';
import { countriesOf } from '../../schemas/method/areas.js';
import type { Method } from '../../schemas/method.js';
import { type Origin, originFile } from '../../schemas/origin.js';
import type { StoredFile } from '../acquire/acquire.js';

const areasOf = (areas: Method['areas']): Origin['areas'] => ({
  country: countriesOf(areas).join(';'),
  level: areas.level,
  year: areas.year,
  exclude: areas.exclude.map(({ code }) => code).sort(),
});

/** What the tables of a refresh are made from. */
export function originOf(method: Method, files: Iterable<StoredFile>): Origin {
  const official = [...files].map(({ file: { address }, bytes, sha256 }) => ({ address, bytes, sha256 }));
  return {
    areas: areasOf(method.areas),
    official_files: official.sort((a, b) => (a.address < b.address ? -1 : 1)),
  };
}

export const originText = (origin: Origin): string => `${JSON.stringify(origin, null, 2)}\n`;

/**
 * Reads what frozen tables were made from. Throws `figures-invalid` when it is not that, or when the method names
 * other areas now: a build cannot add or take away an area, only a refresh can.
 */
export function parseOrigin(text: string, path: string, method: Method): Origin {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new SmiError('figures-invalid', `${path} is not JSON`, { cause });
  }
  const parsed = originFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SmiError('figures-invalid', `${path}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const then = parsed.data.areas;
  const now = areasOf(method.areas);
  for (const name of ['country', 'level', 'year', 'exclude'] as const) {
    if (String(then[name]) !== String(now[name])) {
      throw new SmiError(
        'figures-invalid',
        `${path}: the figures are frozen for ${name} ${then[name]}, and the method names ${now[name]}`,
        { next: 'write them anew with `smi refresh EDITION --accept`' },
      );
    }
  }
  return parsed.data;
}
