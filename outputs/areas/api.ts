import { group } from 'd3-array';
import { OGL } from '../../schemas/generate/data-package.js';
import type { AreaIndexFile, CatalogueFile, IndicatorFile } from '../../schemas/release/api-files.js';
import type { Comparator } from '../../schemas/release/area-parts.js';
import type { AreaProfile, ProfileIndicator, Standing } from '../../schemas/release/area-profile.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import type { FileDescription } from '../writer.js';

/* Files of a release for programs: small ones that link to each other, under paths that do not change. */

/** The folder of the JSON Schemas of these files. */
export const schemaPath = (name: string): string => `schemas/${name}.schema.json`;

/** The JSON files that have a schema, by their path in the list of writers: the name of the schema. */
export const SCHEMA_OF: Readonly<Record<string, string>> = {
  'areas/<code>.json': 'area-profile',
  'index.json': 'area-index',
  'indicators/<code>.json': 'indicator-file',
  'catalogue.json': 'catalogue',
};

const RANKS = 'Rank 1 is the best.';
const NOTES: string[] = [NOT_OFFICIAL, RANKS, ATTRIBUTION];

/** The file of an area, with links to those that belong to it. */
export const areaJson = (profile: AreaProfile): string => {
  const { area, edition, ...rest } = profile;
  const links = {
    schema: `../${schemaPath('area-profile')}`,
    catalogue: '../catalogue.json',
    index: '../index.json',
    csv: `${area.code}.csv`,
    geojson: `${area.code}.geojson`,
  };
  return `${JSON.stringify({ area, edition, links, ...rest } satisfies AreaProfile)}\n`;
};

const ranked = (
  standing: Standing,
  kind: string | null,
): AreaIndexFile['areas'][number]['standing'][number] => ({
  code: standing.code,
  name: standing.name,
  class: standing.part === 'index' ? kind : null,
  score: standing.score,
  missing: standing.score === null ? 'not_applicable' : null,
  rank: standing.rank,
  of: standing.of,
  fifth: standing.fifth,
  figures: standing.figures,
  choices: standing.choices,
  coldspot_probability: standing.coldspot_probability,
  hotspot_probability: standing.hotspot_probability,
});

/** `index.json`, from the profiles of a release. */
export function areaIndex(profiles: readonly AreaProfile[], edition: AreaProfile['edition']): AreaIndexFile {
  return {
    edition,
    links: { schema: schemaPath('area-index'), catalogue: 'catalogue.json' },
    areas: profiles.map(({ area, standing, kind_of_place }) => ({
      code: area.code,
      name: area.name,
      level: area.level,
      upper_tier: area.upper_tier,
      region: area.region,
      combined_authority: area.combined_authority,
      file: `areas/${area.code}.json`,
      standing: standing
        .filter(({ part }) => part === 'index' || part === 'face')
        .map((one) => ranked(one, kind_of_place)),
    })),
    notes: NOTES,
  };
}

const figureOf = ({ area }: AreaProfile, one: ProfileIndicator): IndicatorFile['figures'][number] => ({
  area_code: area.code,
  area_name: area.name,
  level: area.level,
  period: one.period,
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

const MEANINGS: CatalogueFile['absences'] = [
  {
    code: 'suppressed',
    meaning: 'Withheld by the publisher, because it could disclose or is too uncertain.',
  },
  { code: 'not_published', meaning: 'The publisher gives none for the area.' },
  { code: 'not_applicable', meaning: 'There can be none, such as a score from too few indicators.' },
  { code: 'not_yet_known', meaning: 'The period is not over, or its figures are not out yet.' },
];

/** What the catalogue is made from. */
export interface Catalogued {
  readonly edition: AreaProfile['edition'];
  readonly summary: string;
  /** Every file that the release has. */
  readonly files: readonly FileDescription[];
  readonly areas: number;
  readonly indicators: readonly Pick<ProfileIndicator, 'code' | 'title' | 'weight'>[];
}

/** `catalogue.json`: what a program reads first. */
export const catalogue = ({ edition, summary, files, areas, indicators }: Catalogued): CatalogueFile => ({
  edition,
  summary,
  links: { schema: schemaPath('catalogue'), index: 'index.json' },
  files: files.map(({ path, mediaType, title, description }) => {
    const schema = SCHEMA_OF[path];
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
