import type { MethodOutcome } from '../../schemas/method.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { countryWords, LEVEL_WORDS, shareNoun } from '../index-report/words.js';
import type { Level } from '../maps/topology.js';
import type { LongShadowRelease } from '../release-data.js';
import { areaOf, type ShadowArea } from './area.js';
import { type Lasting, lastingOf, type YearsByArea, yearsOf } from './years.js';

type Declared = LongShadowRelease['declared'][number]['declaration'];

/** What the report knows of one outcome. */
export interface ShadowOutcome {
  readonly code: string;
  readonly name: string;
  readonly method: MethodOutcome;
  /** Of the level and of the gap: title, description and unit. */
  readonly level: Declared | undefined;
  readonly gap: Declared | undefined;
  /** By rank; those without one at the end. */
  readonly areas: readonly ShadowArea[];
  /** Those with a level and a gap. */
  readonly classed: readonly ShadowArea[];
  readonly ranked: number;
  /** Whether it is known how sure the groups are. */
  readonly sure: boolean;
  readonly years: YearsByArea;
  /** How many of its years have ranks. */
  readonly rankedYears: number;
  readonly lasting: readonly Lasting[];
}

/** What every part of the report needs, worked out once. */
export interface ShadowView {
  readonly data: LongShadowRelease;
  readonly outcomes: readonly ShadowOutcome[];
  /** By the mean of all outcomes; nothing where there is one outcome alone. */
  readonly all: readonly ShadowArea[];
  /** Of the areas: `England`, `authorities`, `authority`; and the object of the topology that holds them. */
  readonly country: string;
  readonly many: string;
  readonly one: string;
  readonly object: Exclude<Level, 'regions'>;
  /** Of the groups: `fifth`, or `15%`. */
  readonly share: string;
}

function outcomeOf(data: LongShadowRelease, method: MethodOutcome): ShadowOutcome {
  const of = ({ outcome }: { readonly outcome?: unknown }) => outcome === method.code;
  const declared = (code: string) =>
    data.declared.find(({ declaration }) => declaration.code === code)?.declaration;
  const areas = data.coldspots.rows.filter(of).map(areaOf);
  const years = data.byYear.rows.filter(of);
  return {
    code: method.code,
    name: method.name,
    method,
    level: declared(method.level),
    gap: declared(method.gap),
    areas,
    classed: areas.filter(({ kind }) => kind !== null),
    ranked: areas.filter(({ rank }) => rank !== null).length,
    sure: areas.some(({ cold }) => cold !== null),
    years: yearsOf(years),
    rankedYears: new Set(years.flatMap(({ rank, period }) => (typeof rank === 'number' ? period : []))).size,
    lasting: data.persistence.rows.filter(of).map(lastingOf),
  };
}

/** Reads a release as the report needs it. */
export function shadowView(data: LongShadowRelease): ShadowView {
  const { areas, outcomes, steps } = data.method;
  const [many, one] = LEVEL_WORDS[areas.level];
  const all = data.coldspots.rows.filter(({ outcome }) => outcome === ALL_OUTCOMES).map(areaOf);
  return {
    data,
    outcomes: outcomes.map((outcome) => outcomeOf(data, outcome)),
    all: outcomes.length > 1 ? all : [],
    country: countryWords(areas),
    many,
    one,
    object: areas.level === 'upper_tier' ? 'upper_tiers' : 'districts',
    share: shareNoun(steps.group_share),
  };
}

/** The authorities of an outcome that are of one kind. */
export const ofKind = ({ areas }: ShadowOutcome, wanted: ShadowArea['kind']): ShadowArea[] =>
  areas.filter(({ kind }) => kind === wanted);

/** Whether the figures of an authority are carried from one that is no more, in the period that ranks. */
export const isCarried = ({ years, method }: ShadowOutcome, code: string): boolean =>
  years.get(code)?.get(method.period)?.figures === 'carried';
