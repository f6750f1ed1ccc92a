import type { MethodTemplate } from '../../../pipeline/editions/method-template.js';
import { type Choice, weightText } from './choice.js';

/**
 * The method file with other weights: `smi build --method` takes it. Nothing else of it changes; the line at
 * its top says that it is not the published one.
 */
export function methodText({ pieces, after }: MethodTemplate, choice: Choice): string {
  const weights = pieces.map(({ before, code, weight }) => {
    const chosen = choice.get(code);
    return before + (chosen === undefined ? weight : weightText(chosen));
  });
  const head =
    choice.size === 0
      ? ''
      : `# Not the published method: weights were changed (${[...choice.keys()].join(', ')}).\n# Build it with: smi build --method method.yaml\n`;
  return head + weights.join('') + after;
}
