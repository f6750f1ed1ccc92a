import { z } from 'zod';
import { CODE, count, filledText, share, text } from '../fields.js';
import { field } from '../table.js';
import {
  ABSENCES,
  absence,
  areaPart,
  comparator,
  editionPart,
  linksPart,
  notes,
  sourcePart,
} from './area-parts.js';
import { profileIndicator, profileStanding } from './area-profile.js';

/*
 * Files of a release for programs, apart from the file of each area: `index.json`, `indicators/<code>.json`
 * and `catalogue.json`. Their paths do not change within a schema version.
 */

const { code, name, score, rank, of, fifth, figures, choices } = profileStanding.shape;
const { coldspot_probability, hotspot_probability } = profileStanding.shape;
const { level, upper_tier, region, combined_authority } = areaPart.shape;

const file = (description: string) => filledText('File', description);

const rankedPart = z.strictObject({
  code,
  name,
  class: field(z.string().min(1).nullable(), {
    title: 'Class',
    description:
      'Of the index, the kind of place, where it has two faces; of an outcome of the long shadow, the class, such as coldspot; else null.',
  }),
  score,
  missing: absence,
  rank,
  of,
  fifth,
  figures,
  choices,
  coldspot_probability,
  hotspot_probability,
});

/** `index.json`: every area that has files, with its ranks. */
export const areaIndexFile = z.strictObject({
  edition: editionPart,
  links: linksPart,
  areas: field(
    z.array(
      z.strictObject({
        code: areaPart.shape.code,
        name: areaPart.shape.name,
        level,
        upper_tier,
        region,
        combined_authority,
        file: file('Its file, relative to this one.'),
        standing: field(z.array(rankedPart), {
          title: 'Standing',
          description:
            'The index and its two faces, or each outcome of the long shadow. Empty for areas that are not ranked: counties, regions and combined authorities of an index.',
        }),
      }),
    ),
    { title: 'Areas', description: 'In the order of their codes.' },
  ),
  notes,
});
export type AreaIndexFile = z.infer<typeof areaIndexFile>;

/** What is the same of an indicator for every area. */
const ABOUT = {
  code: true,
  title: true,
  description: true,
  note: true,
  domain: true,
  unit: true,
  direction: true,
  weight: true,
} as const;

/** `indicators/<code>.json`: one indicator for every area. */
export const indicatorFile = z.strictObject({
  edition: editionPart,
  links: linksPart,
  indicator: field(profileIndicator.pick(ABOUT), {
    title: 'Indicator',
    description: 'What is the same for every area.',
  }),
  countries: field(z.array(comparator), {
    title: 'Countries',
    description: 'What the official file prints for the countries of the edition.',
  }),
  figures: field(
    z.array(
      z.strictObject({
        area_code: areaPart.shape.code,
        area_name: areaPart.shape.name,
        level,
        ...profileIndicator.omit({
          ...ABOUT,
          least: true,
          most: true,
          county: true,
          region: true,
          country: true,
        }).shape,
      }),
    ),
    {
      title: 'Figures',
      description:
        'In the order of the codes of the areas. Of a county, region or combined authority, what the official files print for it.',
    },
  ),
  sources: field(z.array(sourcePart), { title: 'Sources', description: 'The data sets behind the figures.' }),
  notes,
});
export type IndicatorFile = z.infer<typeof indicatorFile>;

const absenceMeaning = z.strictObject({
  code: field(z.enum(ABSENCES), { title: 'Code', description: 'As in the fields named `missing`.' }),
  meaning: filledText('Meaning', 'What it means.'),
});

/** `catalogue.json`: every file of a release, and how to find the file of an area or an indicator. */
export const catalogueFile = z.strictObject({
  edition: editionPart,
  summary: filledText('Summary', 'What the edition is, in a sentence or two.'),
  links: linksPart,
  files: field(
    z.array(
      z.strictObject({
        path: filledText(
          'Path',
          'Relative to this file; of many files, with what differs in angle brackets.',
        ),
        media_type: filledText('Media type', 'What a server calls its format.'),
        title: filledText('Title', 'Title of the file.'),
        description: text('Description', 'What it holds.'),
        schema: field(z.string().min(1).nullable(), {
          title: 'Schema',
          description: 'Path of its JSON Schema in the release; null where it is no JSON file with a schema.',
        }),
      }),
    ),
    { title: 'Files', description: 'Every file of the release, in the order in which a reader meets them.' },
  ),
  areas: count('Areas', 'How many areas have files of their own; `index.json` lists them.', 'areas'),
  indicators: field(
    z.array(
      z.strictObject({
        code: field(z.string().regex(CODE), { title: 'Code', description: 'Code of the indicator.' }),
        title: filledText('Title', 'Its title.'),
        weight: share('Weight', 'Share of the weight of the index when nothing is missing.'),
        file: file('Its file, relative to this one.'),
      }),
    ),
    { title: 'Indicators', description: 'Those with a file of their own, in the order of the method.' },
  ),
  absences: field(z.array(absenceMeaning), {
    title: 'Why there may be no figure',
    description: 'Told apart wherever a figure can be missing.',
  }),
  licence: filledText('Licence', 'Where the licence of the figures can be read.'),
  attribution: filledText('Attribution', 'What to print with the figures.'),
  notes,
});
export type CatalogueFile = z.infer<typeof catalogueFile>;
