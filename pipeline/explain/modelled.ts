import { figureText } from '../../outputs/formats/numbers.js';
import { tableLines, wrapped } from '../../outputs/formats/text-layout.js';
import type { ExplainedIndicator, Explanation } from './explain.js';

/** True for a figure that was spread from the county’s. */
const isModelled = ({ status, county_value }: ExplainedIndicator) =>
  status === 'modelled' && county_value !== null;

const intervalText = ({ lower, upper }: ExplainedIndicator): string =>
  lower === null || upper === null ? '–' : `${figureText(lower)} to ${figureText(upper)}`;

/** The figures that were spread from those of the county, each next to it and with its interval. */
export function modelledLines({ area, indicators }: Explanation, width: number): string[] {
  const modelled = indicators.filter(isModelled);
  if (modelled.length === 0) return [];
  const rows = modelled.map((one) => [
    one.title,
    figureText(one.value),
    intervalText(one),
    figureText(one.county_value),
  ]);
  const right = true;
  return [
    'Modelled figures',
    ...tableLines(
      [
        { title: '' },
        { title: 'modelled', right },
        { title: 'interval of 95%', right },
        { title: 'county', right },
      ],
      rows,
      width,
    ),
    ...wrapped(
      `  The official figure is that of ${area.upper_tier_name}. It is spread over its districts by what is known of each, so that their weighted mean is the county’s figure; docs/modelled-figures.md says how far off that is where the truth is known.`,
      width,
      2,
    ),
    '',
  ];
}
