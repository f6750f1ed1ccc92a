import { group } from 'd3-array';
import { OGL } from '../../schemas/generate/data-package.js';
import type { AreaIndexFile, CatalogueFile, IndicatorFile } from '../../schemas/release/api-files.js';
import {
  ABSENCE_WORDS,
  ABSENCES,
  type AreaPart,
  type Comparator,
  type EditionPart,
} from '../../schemas/release/area-parts.js';
import type { AreaProfile, ProfileIndicator } from '../../schemas/release/area-profile.js';
import type { AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { capital } from '../page/words.js';
import type { FileDescription } from '../writer.js';

/* Files of a release for programs: small ones that link to each other, under paths that do not change. */

/** The folder of the JSON Schemas of these files. */
export const schemaPath = (name: string): string => `schemas/${name}.schema.json`;

/** The JSON files that have a schema, by their path in the list of writers: the name of the schema. */
export const schemasOf = (profile: string): Readonly<Record<string, string>> => ({
  'areas/<code>.json': profile,
  'areas/find.json': 'find',
  'index.json': 'area-index',
  'indicators/<code>.json': 'indicator-file',
  'catalogue.json': 'catalogue',
  'draws.json': 'draws-file',
});

const RANKS = 'Rank 1 is the best.';
const NOTES: string[] = [NOT_OFFICIAL, RANKS, ATTRIBUTION];

/** The text of the file of an area, with links to those that belong to it. */
export const areaJson = <P extends { readonly area: AreaPart; readonly edition: EditionPart }>(
  { area, edition, ...rest }: P,
  { schema, others }: { readonly schema: string; readonly others: readonly string[] },
): string => {
  const links = {
    schema: `../${schemaPath(schema)}`,
    catalogue: '../catalogue.json',
    index: '../index.json',
    ...Object.fromEntries(others.map((ending) => [ending, `${area.code}.${ending}`])),
  };
  return `${JSON.stringify({ area, edition, links, ...rest })}\n`;
};

type Ranked = AreaIndexFile['areas'][number]['standing'];

/** Where an area is on the index and its faces, for `index.json`. */
export const standingOf = ({ standing, kind_of_place }: AreaProfile): Ranked =>
  standing
    .filter(({ part }) => part === 'index' || part === 'face')
    .map((one) => ({
      code: one.code,
      name: one.name,
      class: one.part === 'index' ? kind_of_place : null,
      score: one.score,
      missing: one.score === null ? 'not_applicable' : null,
      rank: one.rank,
      of: one.of,
      fifth: one.fifth,
      figures: one.figures,
      choices: one.choices,
      coldspot_probability: one.coldspot_probability,
      hotspot_probability: one.hotspot_probability,
    }));

/** Where an authority is on each outcome of the long shadow, for `index.json`. */
export const outcomesOf = ({ outcomes }: AuthorityProfile): Ranked =>
  outcomes.map((one) => ({
    code: one.code,
    name: one.name,
    class: one.class,
    score: one.score,
    missing: one.score === null ? (one.missing ?? 'not_applicable') : null,
    rank: one.rank,
    of: one.of,
    fifth: null,
    figures: one.figures,
    choices: null,
    coldspot_probability: one.coldspot_probability,
    hotspot_probability: one.hotspot_probability,
  }));

/** `index.json`: every area that has files, with where it is. */
export const areaIndex = (
  areas: readonly { readonly area: AreaPart; readonly standing: Ranked }[],
  edition: EditionPart,
): AreaIndexFile => ({
  edition,
  links: { schema: schemaPath('area-index'), catalogue: 'catalogue.json' },
  areas: areas.map(({ area, standing }) => ({
    code: area.code,
    name: area.name,
    level: area.level,
    upper_tier: area.upper_tier,
    region: area.region,
    combined_authority: area.combined_authority,
    file: `areas/${area.code}.json`,
    standing,
  })),
  notes: NOTES,
});

const figureOf = ({ area }: AreaProfile, one: ProfileIndicator): IndicatorFile['figures'][number] => ({
  area_code: area.code,
  area_name: area.name,
  level: area.level,
  period: one.period,
  period_start: one.period_start,
  period_end: one.period_end,
  value: one.value,
  lower: one.lower,
  upper: one.upper,
  standard_error: one.standard_error,
  status: one.status,
  missing: one.missing,
  reason: one.reason,
  flags: one.flags,
  rank: one.rank,
  of: one.of,
  normalised: one.normalised,
  contribution: one.contribution,
  source: one.source,
  from_codes: one.from_codes,
  cells: one.cells,
  raw_text: one.raw_text,
});

/** `indicators/<code>.json` of each indicator, in the order of the method, from the profiles of a release. */
export function indicatorFiles(profiles: readonly AreaProfile[]): IndicatorFile[] {
  const all = profiles.flatMap((profile) => profile.indicators.map((one) => ({ profile, one })));
  const sources = new Map(
    profiles.flatMap((profile) => profile.sources.map((source) => [source.name, source])),
  );
  return [...group(all, ({ one }) => one.code).values()].flatMap((found): IndicatorFile[] => {
    const [first] = found;
    if (first === undefined) return [];
    const { code, title, description, note, domain, unit, direction, weight } = first.one;
    const countries = new Map<string, Comparator>(
      found.flatMap(({ one: { country } }) => (country === null ? [] : [[country.code, country] as const])),
    );
    return [
      {
        edition: first.profile.edition,
        links: {
          schema: `../${schemaPath('indicator-file')}`,
          catalogue: '../catalogue.json',
          index: '../index.json',
        },
        indicator: { code, title, description, note, domain, unit, direction, weight },
        countries: [...countries.values()],
        figures: found.map(({ profile, one }) => figureOf(profile, one)),
        sources: [...new Set(found.map(({ one }) => one.source))].flatMap((name) => sources.get(name) ?? []),
        notes: NOTES,
      },
    ];
  });
}

const MEANINGS: CatalogueFile['absences'] = ABSENCES.map((code) => ({
  code,
  meaning: `${capital(ABSENCE_WORDS[code].meaning)}.`,
}));

/** What the catalogue is made from. */
export interface Catalogued {
  readonly edition: EditionPart;
  readonly summary: string;
  /** The schema of the files of its areas. */
  readonly profile: string;
  /** Every file that the release has. */
  readonly files: readonly FileDescription[];
  readonly areas: number;
  readonly indicators: readonly Pick<ProfileIndicator, 'code' | 'title' | 'weight'>[];
}

/** `catalogue.json`: what a program reads first. */
export const catalogue = ({
  edition,
  summary,
  profile,
  files,
  areas,
  indicators,
}: Catalogued): CatalogueFile => ({
  edition,
  summary,
  links: { schema: schemaPath('catalogue'), index: 'index.json' },
  files: files.map(({ path, mediaType, title, description }) => {
    const schema = schemasOf(profile)[path];
    return {
      path,
      media_type: mediaType,
      title,
      description,
      schema: schema === undefined ? null : schemaPath(schema),
    };
  }),
  areas,
  indicators: indicators.map(({ code, title, weight }) => ({
    code,
    title,
    weight,
    file: `indicators/${code}.json`,
  })),
  absences: MEANINGS,
  licence: OGL.path,
  attribution: ATTRIBUTION,
  notes: [NOT_OFFICIAL, RANKS],
});
