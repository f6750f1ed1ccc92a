import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { methodTemplate } from '../../pipeline/editions/method-template.js';
import { readIfPresent } from '../../pipeline/system/read-if-present.js';
import { parseJson } from '../../schemas/parse-json.js';
import { drawsFile } from '../../schemas/release/draws-file.js';
import type { WeightsData } from './weights/data-types.js';

/**
 * What the page computes an edition again from; null where its release was written before there was
 * `draws.json`.
 * @param folder of the release
 * @throws SmiError `release-incomplete` for a file that is not as it was written
 */
export async function weightsData(folder: string): Promise<WeightsData | null> {
  const path = join(folder, 'draws.json');
  const text = await readIfPresent(path, path);
  if (text === undefined) return null;
  const draws = parseJson(
    text,
    drawsFile,
    (problem, cause) =>
      new SmiError('release-incomplete', `${path} is not as it was written: ${problem}`, { cause }),
  );
  const method = join(folder, 'method.yaml');
  const methodText = await readIfPresent(method, method);
  return { draws, template: methodText === undefined ? null : (methodTemplate(methodText, method) ?? null) };
}
