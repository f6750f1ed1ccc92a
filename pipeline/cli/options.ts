import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { OptionValues } from './verb.js';

/** The text of an option; `undefined` when it is not given. Throws `usage` for one that is empty. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  if (value === undefined || typeof value === 'boolean') return undefined;
  if (value === '' || value.includes('\0')) throw new SmiError('usage', `--${name} is empty`);
  return value;
}

/** The whole number of an option, from `least` to `most`. Throws `setting-invalid`. */
export function wholeOption(
  options: OptionValues,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new SmiError(
      'setting-invalid',
      `--${name} is ${quoteFound(text)}, not a whole number from ${least} to ${most}`,
      { next: `correct --${name}` },
    );
  }
  return value;
}

/** One of several words. Throws `setting-invalid`. */
export function choiceOption<const Choice extends string>(
  options: OptionValues,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = textOption(options, name);
  const found = choices.find((choice) => choice === text);
  if (text !== undefined && found === undefined) {
    throw new SmiError(
      'setting-invalid',
      `--${name} is ${quoteFound(text)}, not one of ${choices.join(', ')}`,
      {
        next: `correct --${name}`,
      },
    );
  }
  return found;
}
