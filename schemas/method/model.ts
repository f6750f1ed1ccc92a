import { z } from 'zod';
import { GSS_CODE } from '../fields.js';
import { field } from '../table.js';
import { code } from './shared.js';

const modelledIndicator = z.strictObject({
  code: code('An indicator of the method that is published for counties and single-tier authorities.'),
  times: code(
    'A rate of the method, such as child_poverty: the figure is benchmarked with population × this rate, as a weight near to the number of people that it is about; with population alone when not given.',
  ).optional(),
});

/** How figures of counties are spread over their districts. */
export const model = z.strictObject({
  regressors: field(z.array(code('An indicator of the method that is published for districts.')).min(1), {
    title: 'Regressors',
    description: 'Figures that districts have themselves, by which those of their county are spread.',
  }),
  outside: field(z.array(z.string().regex(GSS_CODE)).default([]), {
    title: 'Outside',
    description:
      'Codes of regions whose authorities the model is not fitted on, such as London: it has no counties.',
  }),
  minimum_gain: field(z.number().min(0).lt(1), {
    title: 'Smallest gain',
    description:
      'By which share the root mean squared error of a modelled figure must be below that of a county’s figure taken as it is, where the truth is known; an indicator with a smaller gain stays inherited.',
    unit: 'share, 0 to 1',
  }).default(0.1),
  inherited_sd: field(z.number().min(0), {
    title: 'Spread that an inherited figure hides',
    description:
      'Standard deviation of the error of an inherited figure, in standard deviations among the authorities that the model is fitted on.',
    unit: 'standard deviations of the indicator',
  }).default(0.8),
  indicators: field(z.array(modelledIndicator).min(1), {
    title: 'Indicators',
    description: 'The indicators that may be modelled; the others stay as they are.',
  }),
});

export type MethodModel = z.output<typeof model>;
