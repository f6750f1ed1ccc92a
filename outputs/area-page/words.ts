import {
  ABSENCE_WORDS,
  type Absence,
  type AreaLevel,
  type NamedArea,
} from '../../schemas/release/area-parts.js';
import type { AreaProfile, ProfileIndicator } from '../../schemas/release/area-profile.js';
import { figureText } from '../formats/numbers.js';
import { type Content, html } from '../page/markup.js';
import { yearWords } from '../page/words.js';

/** What an area is, in a sentence. */
export const LEVEL_NOUNS: Readonly<Record<AreaLevel, string>> = {
  district: 'district',
  single_tier: 'single-tier council',
  county: 'county',
  region: 'region',
  combined_authority: 'combined authority',
};

/** What a figure is where it is not the area’s own. */
const WHOSE: Readonly<Partial<Record<ProfileIndicator['status'], string>>> = {
  modelled: 'modelled',
  inherited: 'county’s figure',
  estimated: 'estimated',
  mapped: 'under a former code',
};

export const whoseWords = ({ status }: Pick<ProfileIndicator, 'status'>): string => WHOSE[status] ?? '';

/** A figure, or why there is none. */
export const valueOrWhy = ({ value, missing }: { value: number | null; missing: Absence | null }): string =>
  value === null ? ABSENCE_WORDS[missing ?? 'not_published'].onPage : figureText(value);

/** Which end of an indicator is good. */
export const goodEnd = ({ direction }: Pick<ProfileIndicator, 'direction'>): string =>
  direction === 1 ? 'higher is better' : 'lower is better';

/** The page of an area, relative to that of another. */
export const pageOf = (code: string): string => `${code}.html`;

/** The pages that a release has, by the codes of their areas. */
export interface PagesThere {
  readonly profiles: Pick<ReadonlyMap<string, unknown>, 'has'>;
}

/** The name of an area, with a link where it has a page. */
export const areaLink = (atlas: PagesThere, { code, name }: NamedArea): Content =>
  atlas.profiles.has(code) ? html`<a href="${pageOf(code)}">${name}</a>` : name;

/** As in `54.5 per cent (2026)`. */
export const figureWords = (one: ProfileIndicator): string =>
  one.value === null
    ? valueOrWhy(one)
    : `${figureText(one.value)} ${one.unit} (${[yearWords(one.period), whoseWords(one)].filter(Boolean).join(', ')})`;

/** Whether the index ranks areas of its kind, so that there is anything to say of its rank. */
export const isOfIndex = ({ standing }: AreaProfile): boolean => standing.length > 0;

export const wholeOf = ({ standing }: AreaProfile) => standing.find(({ part }) => part === 'index');
