import { z } from 'zod';
import { filledText, number } from '../fields.js';
import { field } from '../table.js';
import { code } from './shared.js';

/** What can be left out of a method whose periods are moved back. */
export const LEFT_OUT_KINDS = ['indicator', 'domain', 'regressor', 'benchmark_weight'] as const;

/** From which edition a method was moved back, and by how many years. */
export const back = field(
  z.strictObject({
    from: filledText('From', 'The edition whose method it is.'),
    years: field(z.int().min(1).max(50), {
      title: 'Years',
      description: 'By how many years every period is earlier.',
      unit: 'years',
    }),
  }),
  {
    title: 'Moved back',
    description:
      'The edition that has the same method, and by how many years the periods of this one are earlier. `smi refresh EDITION --new NAME --back YEARS` makes such an edition.',
  },
).optional();

/** What the edition that the method was moved back from has and this one has not. */
export const leftOut = field(
  z.array(
    z.strictObject({
      code: code('The indicator or the domain.'),
      what: field(z.enum(LEFT_OUT_KINDS), {
        title: 'What',
        description:
          'indicator: not scored; domain: has not enough of its weight, and the edition is partial; regressor: figures of counties are spread without it; benchmark_weight: they are spread with the weights of the population alone.',
      }),
      name: filledText('Name', 'Name for display.'),
      part_of: code('The aggregate that it would be a part of.').optional(),
      weight_share: number(
        'Share of weight',
        'Share of the weight of a domain whose indicators have figures, 0 to 1.',
      ).optional(),
      reason: filledText('Reason', 'Why it is left out.'),
    }),
  ),
  {
    title: 'Left out',
    description:
      'What the edition that the method was moved back from has and this one has not, and why. An edition without a domain is called partial.',
  },
).optional();

export type LeftOut = NonNullable<z.output<typeof leftOut>>[number];

interface Lacking {
  readonly left_out?: readonly LeftOut[] | undefined;
}

/** The domains that an edition has not. */
export const domainsLeftOut = ({ left_out = [] }: Lacking): LeftOut[] =>
  left_out.filter(({ what }) => what === 'domain');

/** Whether an edition lacks a domain of the method that it was moved back from. */
export const isPartial = (method: Lacking): boolean => domainsLeftOut(method).length > 0;
