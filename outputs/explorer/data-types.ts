import type { COLDSPOT_KINDS } from '../../schemas/release/coldspot-fields.js';
import type { FindPlace, FindShares } from '../../schemas/release/find-file.js';

/*
 * The data of the explorer. A column has an entry for each area, in the order of `areas.code`. The same
 * text is written twice: as JSON for programs, and as a classic script for a page that is opened from a
 * folder, where browsers refuse to read any other file.
 */

/** A column of numbers; null where an area has none. */
export type Numbers = readonly (number | null)[];

/** An edition of the explorer, as `data/editions.json` lists them. */
export interface EditionEntry {
  /** Short name, which is that of its folder. */
  readonly edition: string;
  readonly title: string;
  /** What it says of a place, where that is not how far life there helps people to get on. */
  readonly lead?: string;
  /** The year of its areas. */
  readonly year: number;
  /** The one that is shown first. */
  readonly first: boolean;
  /** Folder of the release, seen from the page. */
  readonly folder: string;
  /** Names of data files; null where the release has not what they are made from. */
  readonly data: string;
  readonly figures: string;
  readonly moves: string | null;
  /** Level and gap of the long shadow, where its edition is published next to this one. */
  readonly shadow: ShadowEntry | null;
  readonly shapes: string;
  readonly find: string;
  /** What ranks and intervals are computed from again; null where the release has not got it. */
  readonly weights: string | null;
}

/** The data of the long shadow, and the outcomes in it. */
export interface ShadowEntry {
  readonly data: string;
  readonly outcomes: readonly { readonly code: string; readonly name: string }[];
}

export interface EditionList {
  readonly editions: readonly EditionEntry[];
  /** Editions of the long shadow that are published next to these, to link to their reports. */
  readonly others: readonly { readonly edition: string; readonly title: string; readonly folder: string }[];
}

export interface AreasData {
  readonly code: readonly string[];
  readonly name: readonly string[];
  readonly region: readonly string[];
  readonly upperTier: readonly string[];
  readonly upperTierCode: readonly string[];
}

/** The intervals and probabilities of a rank; from 90% of the replicates. */
export interface SureData {
  readonly low: Numbers;
  readonly high: Numbers;
  readonly lowFigures: Numbers;
  readonly highFigures: Numbers;
  readonly coldspot: Numbers;
  readonly hotspot: Numbers;
}

/** The index, a face, a domain or any other aggregate. */
export interface PartData {
  readonly code: string;
  readonly name: string;
  readonly part: 'index' | 'face' | 'domain' | 'group';
  /** Code of what it is part of; null for the index. */
  readonly parent: string | null;
  readonly score: Numbers;
  readonly rank: Numbers;
  /** 1 is the best fifth, 5 the worst. */
  readonly fifth: Numbers;
  /** Of the index and its faces, where replicates were made. */
  readonly sure: SureData | null;
}

export interface IndicatorHead {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  /** Code of its domain. */
  readonly domain: string;
  readonly unit: string;
  readonly direction: 1 | -1;
  /** Share of the weight of the index. */
  readonly weight: number;
  readonly period: string;
}

/** A kind of place by the two faces. */
export interface KindData {
  readonly code: string;
  readonly words: string;
  readonly meaning: string;
}

/** The classes of the long shadow on one outcome. */
export interface OutcomeData {
  readonly code: string;
  readonly name: string;
  readonly class: readonly ((typeof COLDSPOT_KINDS)[number] | null)[];
  /** True where the class is that of the county. */
  readonly inherited: readonly boolean[];
}

/** All that the first view of an edition needs. */
export interface IndexData {
  readonly edition: string;
  readonly title: string;
  readonly methodVersion: string;
  /** How the areas are called: one, many. */
  readonly nouns: readonly [one: string, many: string];
  /** Share of the areas in each end: 0.2 for fifths. */
  readonly groupShare: number;
  readonly replicates: number;
  readonly areas: AreasData;
  /** The index first, then its parts in the order of the method. */
  readonly parts: readonly PartData[];
  readonly indicators: readonly IndicatorHead[];
  readonly kinds: readonly KindData[];
  /** Position in `kinds` of each area. */
  readonly kind: Numbers;
  readonly outcomes: readonly OutcomeData[];
  readonly ownShare: Numbers;
  readonly modelledShare: Numbers;
  /** Positions in `indicators` of what holds each area back most, and of what helps it most. */
  readonly holdsBack: readonly (readonly number[])[];
  readonly helps: readonly (readonly number[])[];
  /** Positions of the areas most like each, the nearest first. */
  readonly neighbours: readonly (readonly number[])[];
  /** Whether each area has a page and files of its own. */
  readonly hasFiles: boolean;
}

export interface FigureColumns {
  readonly value: Numbers;
  readonly rank: Numbers;
  readonly fifth: Numbers;
  /** Positions in `statuses`. */
  readonly status: readonly number[];
}

/** Every figure of an edition, in the order of its indicators. */
export interface FiguresData {
  readonly edition: string;
  readonly statuses: readonly string[];
  readonly indicators: readonly FigureColumns[];
}

/** Who moved in the year before the census. */
export interface MovesData {
  readonly edition: string;
  readonly arrivals: Numbers;
  readonly departures: Numbers;
  readonly net: Numbers;
  /** Share of the people who left. */
  readonly departureRate: Numbers;
  /** Share of the departures to an area in a better fifth of the index. */
  readonly better: Numbers;
}

/** A figure of the authority that each area is in. */
export interface AuthorityColumns {
  readonly unit: string;
  readonly value: Numbers;
  /** Rank among the authorities, 1 for the best. */
  readonly rank: Numbers;
  readonly fifth: Numbers;
}

/** An outcome of those who were eligible for free school meals, in the authority of each area. */
export interface ShadowOutcome {
  readonly code: string;
  readonly name: string;
  readonly period: string;
  /** How many authorities are ranked. */
  readonly authorities: number;
  readonly level: AuthorityColumns;
  /** How far they are behind all others. */
  readonly gap: AuthorityColumns;
  /** Probability that the authority is a coldspot. */
  readonly coldspot: Numbers;
}

export interface ShadowData {
  readonly edition: string;
  readonly outcomes: readonly ShadowOutcome[];
}

/** The boundaries as SVG paths, which every map draws. */
export interface ShapesData {
  readonly width: number;
  readonly height: number;
  /** The `d` of the path of each district, by code. */
  readonly paths: Readonly<Record<string, string>>;
  /** The borders of the regions, as one path. */
  readonly lines: string;
  readonly attribution: string;
}

export type { FindPlace, FindShares };

/**
 * Everything by which an area is found, smaller than `areas/find.json`: a postcode district has the last
 * digits of those of its sectors that are where most of it is, and the others with their own places.
 */
export interface FindData {
  readonly places: readonly FindPlace[];
  readonly postcodes: Readonly<Record<string, PostcodeDistrict>>;
}

export type PostcodePlace = number | FindShares;
export type PostcodeDistrict = readonly [
  place: PostcodePlace,
  same: string,
  others?: Readonly<Record<string, PostcodePlace>>,
];
