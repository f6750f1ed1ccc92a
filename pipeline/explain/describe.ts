import { fixed, perCent, plain, signed } from '../../outputs/formats/numbers.js';
import { textTable } from '../../outputs/formats/text-table.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import { aggregatesBelowIndex } from '../../schemas/method/structure.js';
import type { Against } from './against.js';
import type { ExplainedIndicator, Explanation } from './explain.js';
import { againstLines, groupWords, intervalLines } from './sureness.js';

const signedOrNone = (value: number | null, decimals = 2) =>
  value === null ? 'none' : signed(value, decimals);
const plainOrNone = (value: number | null) => (value === null ? 'none' : plain(value, 6));

const REASONS: Readonly<Record<string, string>> = {
  upper_tier: 'of the county',
  recode: 'under its former code',
  same_footprint: 'of the county of the same footprint',
  merger: 'from the districts that it was made of',
  split: 'of the area that it was split from',
};

/** Where a figure comes from, in one line. */
function originOf({ status, reason, from_codes, cells, raw_text, code }: ExplainedIndicator): string {
  const how = reason
    .split(';')
    .map((rule) => REASONS[rule] ?? rule.replaceAll('_', ' '))
    .filter((words) => words !== '')
    .join(', ');
  const from = how === '' ? '' : `, ${how}`;
  const codes = status === 'observed' ? '' : ` (${from_codes})`;
  return `${code}: ${status}${from}${codes}; ${cells} reads ${JSON.stringify(raw_text)}`;
}

/**
 * A target outside the observed range is not shown: no area has such a value, and the line may not hold that
 * far.
 */
function reach(value: number | null, { least: min, most: max }: ExplainedIndicator): string {
  if (value === null) return '–';
  return value < min || value > max ? 'beyond any area' : plain(value, 6);
}

/** Which columns an explanation can have: an index that is not a sum has no parts that add up to it. */
interface Layout {
  readonly scale: string;
  readonly isSum: boolean;
  /** Whether the value at which an area would be in another fifth is known. */
  readonly isLine: boolean;
}

function layoutOf(indicators: readonly ExplainedIndicator[], { steps }: IndexRelease['method']): Layout {
  const isSum = indicators.some(({ contribution }) => contribution !== null);
  const hasTarget = ({ value_for_better_fifth, value_for_worse_fifth }: ExplainedIndicator) =>
    value_for_better_fifth !== null || value_for_worse_fifth !== null;
  const scale = steps.levels[0]?.normalise === 'z_score' ? 'z-score' : 'normalised';
  return { scale, isSum, isLine: isSum && indicators.some(hasTarget) };
}

function indicatorTable(
  indicators: readonly ExplainedIndicator[],
  { better, worse }: Explanation,
  { scale, isSum, isLine }: Layout,
): string[] {
  const header = [
    '',
    'value',
    'unit',
    scale,
    ...(isSum ? ['adds'] : []),
    'status',
    ...(isLine && better ? [`for fifth ${better.fifth}`] : []),
    ...(isLine && worse ? [`for fifth ${worse.fifth}`] : []),
  ];
  const rows = indicators.map((one) => [
    `  ${one.title}`,
    plainOrNone(one.value),
    one.unit,
    signedOrNone(one.z_score),
    ...(isSum ? [signedOrNone(one.contribution, 3)] : []),
    one.status,
    ...(isLine && better ? [reach(one.value_for_better_fifth, one)] : []),
    ...(isLine && worse ? [reach(one.value_for_worse_fifth, one)] : []),
  ]);
  return textTable([header, ...rows]);
}

const REACH = [
  'The last columns show the value at which the area would change fifth by this indicator only, if the figures of all',
  'other areas and the national means and spreads stayed the same.',
];

/** The explanation of a score, for a terminal. */
export function describeExplanation(
  explanation: Explanation,
  { method, robustness }: IndexRelease,
  other?: Against,
): string {
  const { area, areas, constant, better, worse, indicators } = explanation;
  const heading = `${area.area_name} (${area.area_code}), ${area.region_name}`;
  if (area.score === null) {
    return [heading, `No score: too few of its indicators have a figure.`, ...indicators.map(originOf)].join(
      '\n',
    );
  }
  const layout = layoutOf(indicators, method);
  const aggregates = aggregatesBelowIndex(method).map(({ code, name = code }) => {
    const value = area[`${code}_score`];
    const rank = area[`${code}_rank`];
    const scored = value == null ? 'none, too few figures' : `${signed(Number(value), 2)}   rank ${rank}`;
    return `  ${name.padEnd(16)} ${scored}`;
  });
  const gap = (other: NonNullable<typeof better>) => fixed(Math.abs(other.score - Number(area.score)), 3);
  const moves = [
    ...(better ? [`${gap(better)} points more would reach fifth ${better.fifth} (${better.area}).`] : []),
    ...(worse ? [`${gap(worse)} points less would reach fifth ${worse.fifth} (${worse.area}).`] : []),
  ];
  return [
    heading,
    `Rank ${area.rank} of ${areas} (1 is best), score ${signed(Number(area.score), 3)}, fifth ${area.fifth} of 5 (1 is best): ${groupWords(area)}.`,
    ...intervalLines(area, robustness.replicates),
    `${perCent(Number(area.own_level_share))} of the weight rests on figures of the area itself.`,
    '',
    ...(other === undefined ? [] : againstLines(String(area.area_name), other)),
    method.steps.levels.length === 3 ? 'Domains (score, rank)' : 'Parts of the index (score, rank)',
    ...aggregates,
    '',
    layout.isSum
      ? `Indicators. The score is the sum of what they add, plus ${signedOrNone(constant, 5)} for every area.`
      : 'Indicators. This index is not a sum, so no indicator adds a fixed part of the score.',
    ...indicatorTable(indicators, explanation, layout),
    '',
    ...moves,
    ...(layout.isLine ? REACH : []),
    '',
    'Where each figure comes from',
    ...indicators.map((one) => `  ${originOf(one)}`),
  ].join('\n');
}
