import { ascending } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import { countriesOf } from '../../schemas/method/areas.js';
import type { Method } from '../../schemas/method.js';
import { type Origin, originFile } from '../../schemas/origin.js';
import { parseJson } from '../../schemas/parse-json.js';
import type { StoredFile } from '../acquire/acquire.js';

const areasOf = (areas: Method['areas']): Origin['areas'] => ({
  country: countriesOf(areas).join(';'),
  level: areas.level,
  year: areas.year,
  exclude: areas.exclude.map(({ code }) => code).sort(),
});

/** What a refresh makes its tables from. */
export function originOf(method: Method, files: Iterable<StoredFile>): Origin {
  const official = [...files].map(({ file: { address }, bytes, sha256 }) => ({ address, bytes, sha256 }));
  return {
    areas: areasOf(method.areas),
    official_files: official.sort((a, b) => ascending(a.address, b.address)),
  };
}

export const originText = (origin: Origin): string => `${JSON.stringify(origin, null, 2)}\n`;

/**
 * Reads the origin of frozen tables. Throws `figures-invalid` when it does not match its schema, or when the
 * method names other areas now: only a refresh can add or remove an area, not a build.
 */
export function parseOrigin(text: string, path: string, method: Method): Origin {
  const origin = parseJson(
    text,
    originFile,
    (problem, cause) => new SmiError('figures-invalid', `${path}: ${problem}`, { cause }),
  );
  const then = origin.areas;
  const now = areasOf(method.areas);
  for (const name of ['country', 'level', 'year', 'exclude'] as const) {
    if (String(then[name]) !== String(now[name])) {
      throw new SmiError(
        'figures-invalid',
        `${path}: the figures are frozen for ${name} ${then[name]}, but the method names ${now[name]}`,
        { next: 'write them again with `smi refresh EDITION --accept`' },
      );
    }
  }
  return origin;
}
