import { z } from 'zod';
import { count, filledText, numberOrNull, rank, share, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { ABSENCE_WORDS, ABSENCES, absencesMean, areaPart, fifth } from './area-parts.js';

/** What a line of the file of an area is about, in words. */
export const FIGURE_PARTS = [
  'index',
  'face',
  'domain',
  'aggregate',
  'indicator',
  'chances among upper tiers',
  'long shadow',
  'moves',
  'moved to',
  'moved from',
  'area in it',
  'statistical neighbour',
  'neighbour of the Department for Education',
  'score',
  'level',
  'gap',
  'unexplained gap',
  'persistence',
  'next year',
] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

const noFigure = (whose: string) =>
  field(z.enum(ABSENCES.map((each) => ABSENCE_WORDS[each].words)).nullable(), {
    title: `Why ${whose} has no figure`,
    description: `${absencesMean((each) => ABSENCE_WORDS[each].words)}. Of a larger area, not applicable: there is none. Empty where there is a figure.`,
  });

const compared = (title: string, of: string) =>
  numberOrNull(
    title,
    `What the official file prints for ${of}. Nothing is computed.`,
    'as in the column unit',
  );

const end = (which: 'better' | 'worse', of: string) =>
  rank(
    `${which === 'better' ? 'Better' : 'Worse'} end of the rank, ${of}`,
    `The ${which === 'better' ? '5%' : '95%'} point of the ranks over the replicates, with ${of} drawn. Empty where it is not known.`,
  );

const { code, name } = areaPart.shape;

/** Every figure of one area, flat, for a spreadsheet: `areas/<code>.csv`, in the order of the JSON file. */
export const areaFiguresTable: Table = {
  name: 'area_figures',
  title: 'Figures of an area',
  description:
    'Every figure of one area, a line each, in words for people: its scores and ranks, its indicators next to county, region and country, its long shadow, who moved. Of an authority of the long shadow: each outcome in every year. Rank 1 is the best.',
  key: ['part', 'code', 'period'],
  row: z.strictObject({
    area_code: code,
    area_name: name,
    part: field(z.enum(FIGURE_PARTS), {
      title: 'Part',
      description: 'What the line is about: the index, a part of it, an indicator, and so on.',
    }),
    code: filledText('Code', 'Code of what the line is about; of another area, its GSS code.'),
    title: filledText('Title', 'What the figure is, in words.'),
    direction: field(z.enum(['Higher is better', 'Lower is better']).nullable(), {
      title: 'Direction',
      description: 'Which end is good. Empty where neither is.',
    }),
    period: filledText(
      'Period',
      'The period of the figure, in words; not applicable: a score, or another figure that has none.',
    ),
    value: numberOrNull('Value', 'The figure; empty when there is none.', 'as in the column unit'),
    unit: text('Unit', 'Unit of the value, its limits and the figures of larger areas.'),
    class: text(
      'Class',
      'Of the index, the kind of place; of the long shadow, the class, such as coldspot; of a neighbour of the Department for Education, how close it says that it is. Empty for others.',
    ),
    status: text('Status', 'How far the figure is the area’s own, in words; empty for scores.'),
    no_figure: noFigure('the area'),
    lower: numberOrNull('Lower limit', 'Lower 95% limit, where known.', 'as in the column unit'),
    upper: numberOrNull('Upper limit', 'Upper 95% limit, where known.', 'as in the column unit'),
    rank: rank('Rank', 'Rank among the areas; 1 is the best. Empty where it has none.'),
    of: count('Of', 'How many have a rank.', 'areas'),
    fifth,
    rank_low_figures: end('better', 'figures alone'),
    rank_high_figures: end('worse', 'figures alone'),
    rank_low: end('better', 'figures and choices of method'),
    rank_high: end('worse', 'figures and choices of method'),
    coldspot_probability: share(
      'Probability of the worst fifth',
      'Share of the replicates in which it is among the worst fifth, with figures alone drawn.',
    ),
    hotspot_probability: share(
      'Probability of the best fifth',
      'Share of the replicates in which it is among the best fifth, with figures alone drawn.',
    ),
    contribution: numberOrNull(
      'Contribution',
      'What an indicator adds to the score of the index; empty where the index is not a sum of its parts.',
      'points of the score',
    ),
    county: compared('County', 'the county that the area is in'),
    county_no_figure: noFigure('the county'),
    region: compared('Region', 'the region that the area is in'),
    region_no_figure: noFigure('the region'),
    country: compared('Country', 'the country, such as England'),
    country_no_figure: noFigure('the country'),
    source: text('Source', 'Short name of the data set; empty for what is computed here.'),
    source_title: text('Title of the source', 'Publisher and title of the data set.'),
    cells: text('Cells', 'Every official cell behind the value, as file#row:column.'),
  }),
};
