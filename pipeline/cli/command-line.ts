import type { OptionValues } from './verb.js';

/** A word as a shell takes it. */
const asWord = (text: string): string =>
  /^[A-Za-z0-9._/:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A command as the user would type it, for a hint.
 * @param options by name; those that are undefined or false are left out
 */
export function commandLine(
  program: string,
  verb: string,
  positionals: readonly string[],
  options: OptionValues,
): string {
  const given = Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [`--${name}`] : [`--${name}`, asWord(value)];
  });
  return [program, verb, ...positionals.map(asWord), ...given].join(' ');
}

/** The options of these names, in this order. */
export const picked = (options: OptionValues, names: readonly string[]): OptionValues =>
  Object.fromEntries(names.map((name) => [name, options[name]]));
