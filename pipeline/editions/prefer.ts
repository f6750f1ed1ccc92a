import type { Preferred } from '../../schemas/method/shared.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod, Method } from '../../schemas/method.js';
import type { MadeFrom } from '../../schemas/origin.js';
import { INDICATORS, type ProvidedIndicator } from '../../sources/registry.js';
import type { IndicatorSource } from '../../sources/source.js';
import { endYear, frozenInputs } from './derived.js';
import type { MethodText, Path } from './method-text.js';

/** A figure that a method would rather have than that of its indicator. */
export interface Preference extends Preferred {
  /** The indicator that it would stand for. */
  readonly of: string;
  readonly offer: ProvidedIndicator;
}

/** What a method prefers, in the order of its indicators. Throws `TypeError` for a method not checked. */
export const preferencesOf = (method: Method): Preference[] =>
  frozenInputs(method).flatMap(({ code: of, prefer = [] }) =>
    prefer.map(({ code, period }) => {
      const offer = INDICATORS.get(code);
      if (offer === undefined) throw new TypeError(`no source provides ${code}`);
      return { of, code, period, offer };
    }),
  );

/** The data sets of what a method prefers, each once. */
export const preferredSources = (method: Method): IndicatorSource[] => [
  ...new Set(preferencesOf(method).map(({ offer }) => offer.source)),
];

/**
 * What an edition prefers and was made without.
 * @param made the official files that its figures come from
 */
export function couldHave(method: Method, made: Pick<MadeFrom, 'official_files'>): Preference[] {
  const had = new Set(made.official_files.map(({ address }) => address));
  return preferencesOf(method).filter(
    ({ offer }) => !offer.source.files.every(({ address }) => had.has(address)),
  );
}

/** One line on what an edition could have; none where there is nothing. */
export function describeCouldHave(preferences: readonly Preference[]): string[] {
  if (preferences.length === 0) return [];
  const each = preferences.map(({ of, offer }) => `${of} (${offer.source.name})`);
  const files = preferences.length === 1 ? 'this file was' : 'these files were';
  return [`could have the figures that it prefers of ${each.join(', ')}: ${files} never taken in`];
}

/**
 * Refuses a preferred figure that no source provides, one of another unit, measure or year than that of its
 * indicator, and one that is preferred to itself.
 * @throws SmiError `method-invalid` or `indicator-unoffered`
 */
export function checkPreferences(
  source: MethodText,
  method: IndexMethod,
  rowPathOf: (code: string) => Path,
): void {
  for (const { code: of, period: ofPeriod, prefer = [] } of indicatorsOf(method)) {
    const own = INDICATORS.get(of)?.declaration;
    for (const [i, { code, period }] of prefer.entries()) {
      const path = [...rowPathOf(of), 'prefer', i];
      const offer = INDICATORS.get(code)?.declaration;
      if (offer === undefined)
        throw source.refused(
          [...path, 'code'],
          `${of} prefers ${code}, which no source provides`,
          {},
          'indicator-unoffered',
        );
      if (own === undefined)
        throw source.refused(
          [...path, 'code'],
          `${of} is derived: only an official figure can prefer another`,
        );
      const twice = prefer.findIndex((each) => each.code === code) < i;
      if (code === of || twice)
        throw source.refused([...path, 'code'], `${of} prefers ${code === of ? 'itself' : `${code} twice`}`);
      for (const word of ['unit', 'measure'] as const)
        if (offer[word] !== own[word])
          throw source.refused(
            [...path, 'code'],
            `${of} has the ${word} ${own[word]}, but ${code} has ${offer[word]}`,
          );
      if (endYear(period) !== endYear(ofPeriod))
        throw source.refused(
          [...path, 'period'],
          `${of} is for ${ofPeriod}, but it prefers ${code} for ${period}, which is not the same year`,
        );
    }
  }
}
