import type { STATUSES } from '../../schemas/fields.js';
import { ABSENCE_WORDS, type Absence } from '../../schemas/release/area-parts.js';

/** How far a figure is the area's own, in a few words. */
export const STATUS_WORDS: Readonly<Record<(typeof STATUSES)[number], string>> = {
  observed: 'own figure',
  mapped: 'own figure, carried over from another code',
  modelled: 'figure of the county, spread by a model',
  inherited: 'figure of the county',
  estimated: 'estimated from other figures',
  missing: 'no figure',
};

/** Why there is no figure, in words; null where there is one. */
export const absenceWords = (absence: Absence | null) =>
  absence === null ? null : ABSENCE_WORDS[absence].words;
