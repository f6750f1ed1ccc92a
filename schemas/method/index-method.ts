import { z } from 'zod';
import { EVIDENCE_SETS } from '../evidence.js';
import { filledText, number } from '../fields.js';
import { field } from '../table.js';
import { history } from './history.js';
import { back, leftOut } from './left-out.js';
import { imputation, level, treatment } from './level.js';
import { model } from './model.js';
import { robustness } from './robustness.js';
import { age, code, groupShare, note, period, prefer, rankDecimals, shared, tolerance } from './shared.js';
import { editionRow, structureOfDomains, structureOfFaces, withPositions } from './structure.js';
import { subject } from './subject.js';
import { trend } from './trend.js';

/** Data sets of moves between areas. */
export const MOVE_SOURCES = ['census-od-migration'] as const;

const weight = number('Weight', 'Weight among its siblings, zero or more; only the proportions matter.');

const methodIndicator = z.strictObject({
  code: code('An indicator that a source provides, or a derived one.'),
  direction: field(z.union([z.literal(1), z.literal(-1)]), {
    title: 'Direction',
    description: '1: a higher value is better; -1: a lower value is better.',
  }),
  weight,
  treatment: treatment.optional(),
  period,
  ...age,
  prefer,
  note,
});

const methodDomain = z.strictObject({
  code: code('Short name of the domain.'),
  name: filledText('Name', 'Name of the domain, for display.'),
  weight,
  indicators: field(z.array(methodIndicator).min(1), {
    title: 'Indicators',
    description: 'The indicators of the domain.',
  }),
});

const methodFace = z.strictObject({
  code: code('Short name of the face.'),
  name: filledText('Name', 'Name of the face, for display.'),
  weight,
  domains: field(z.array(methodDomain).min(1), {
    title: 'Domains',
    description: 'The domains of the face.',
  }),
});

/** The method file of a composite index. */
const indexMethodFile = z.strictObject({
  kind: field(z.literal('index'), { title: 'Kind', description: 'index: a composite index.' }),
  ...shared,
  back,
  left_out: leftOut,
  trend,
  subject,
  domains: field(z.array(methodDomain).min(1), {
    title: 'Domains',
    description:
      'The domains of an index of three levels, with their indicators. Give faces, domains or structure.',
  }).optional(),
  faces: field(z.array(methodFace).min(1), {
    title: 'Faces',
    description:
      'The faces of an index of four levels: what it shows of a place from different sides, each with its domains.',
  }).optional(),
  structure: field(z.array(editionRow).min(1), {
    title: 'Structure',
    description: 'Every indicator and every aggregate, with its parent, for an index of any depth.',
  }).optional(),
  coldspots: field(z.string().optional(), {
    title: 'Coldspots',
    description: 'The edition of the long shadow whose coldspots are published with the index.',
  }),
  moves: field(z.enum(MOVE_SOURCES).optional(), {
    title: 'Moves',
    description:
      'The data set of who moved from where to where, which is published with the index and never scored.',
  }),
  evidence: field(z.array(z.enum(EVIDENCE_SETS)), {
    title: 'Evidence',
    description:
      'What the index is compared with in validity.csv and never made from: measured_mobility (mobility by where people grew up), state_of_the_nation_2025 (composite indices of 205 areas), index_2016 (the Social Mobility Index of 2016).',
  }).optional(),
  steps: z.strictObject({
    model: field(model.optional(), {
      title: 'Model',
      description:
        'How figures of counties are spread over their districts; without it, every district has the figure of its county.',
    }),
    impute: imputation.default('none'),
    levels: field(z.array(level).min(1), {
      title: 'Levels',
      description:
        'What is done at each level, from the indicators up: the first level is called indicator and the last index; with domains, the level between is called domain; with faces, those between are called domain and face.',
    }),
    tolerance,
    rank_decimals: rankDecimals,
    group_share: groupShare,
  }),
  history,
  robustness: robustness.prefault({}),
});

/**
 * The method of a composite index of any depth. `domains` and `faces` are converted to the structure that
 * they describe.
 */
export const indexMethod = indexMethodFile.transform(({ faces, domains, structure, ...rest }, context) => {
  const given = Object.entries({ faces, domains, structure }).filter(([, rows]) => rows !== undefined);
  const [other] = given.filter(([name]) => name !== 'structure');
  if (given.length !== 1) {
    const text = other === undefined ? 'is missing, or domains, or faces' : 'cannot be given together';
    const words = given.map(([name]) => name).join(' and ');
    context.addIssue({
      code: 'custom',
      path: [given.at(-1)?.[0] ?? 'structure'],
      message: other === undefined ? text : `${text}: give one of ${words}`,
      input: given.at(-1)?.[1],
    });
    return z.NEVER;
  }
  if (faces !== undefined) return { ...rest, structure: structureOfFaces(faces, rest.title) };
  if (domains !== undefined) return { ...rest, structure: structureOfDomains(domains, rest.title) };
  return { ...rest, structure: withPositions(structure ?? []) };
});

export type IndexMethod = z.output<typeof indexMethod>;
