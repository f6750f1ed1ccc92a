import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import { perCent } from '../index-report/numbers.js';
import type { ShadowArea } from './area.js';

/** From the worst to the best; those without a figure at the end. */
export const KIND_ORDER = ['coldspot', 'cold_on_level', 'cold_on_gap', 'none', 'hotspot', null] as const;

/** Kinds as the tables have them. */
export const KIND_WORDS: Readonly<Record<ColdspotKind, string>> = {
  coldspot: 'Coldspot',
  cold_on_level: 'Cold on level',
  cold_on_gap: 'Cold on gap',
  hotspot: 'Hotspot',
  none: 'Neither',
};

/** The same for where there is no figure. */
export const kindWord = (kind: ColdspotKind | null): string =>
  kind === null ? 'No figure' : KIND_WORDS[kind];

/** Class of a kind in the style sheet. */
export const kindMark = (kind: ColdspotKind | null): string =>
  kind === null ? 'k-blank' : `k-${kind.replaceAll('_', '-')}`;

/** A probability as the draws give it: what never happened in them may still happen. */
export function chance(probability: number): string {
  if (probability < 0.005) return 'under 1%';
  return probability >= 0.995 ? 'over 99%' : perCent(probability);
}

/** As in `coldspot (probability 78%)`, or `cold on gap (probability of a coldspot: 12%)`. */
export function groupPhrase(area: Pick<ShadowArea, 'kind' | 'cold' | 'hot'>): string {
  const { kind } = area;
  if (kind === null) return 'no group, as level or gap is missing';
  const probability = kind === 'hotspot' ? area.hot : area.cold;
  const sure = probability === null ? 'not known' : chance(probability);
  const of = kind === 'coldspot' || kind === 'hotspot' ? '' : ' of a coldspot:';
  return `${KIND_WORDS[kind].toLowerCase()} (probability${of} ${sure})`;
}

/** As in `Derbyshire (78%)`: the probability of being a coldspot, or a hotspot. */
export function nameWithChance({ name }: ShadowArea, probability: number | null): string {
  return probability === null ? name : `${name} (${chance(probability)})`;
}
