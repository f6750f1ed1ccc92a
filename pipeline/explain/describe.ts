import { fixed, perCent, plain, signed } from '../../outputs/formats/numbers.js';
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

function whence({ status, reason, from_codes, cells, raw_text, code }: ExplainedIndicator): string {
  const how = reason
    .split(';')
    .map((rule) => REASONS[rule] ?? rule.replaceAll('_', ' '))
    .filter((words) => words !== '')
    .join(', ');
  const from = how === '' ? '' : `, ${how}`;
  const codes = status === 'observed' ? '' : ` (${from_codes})`;
  return `${code}: ${status}${from}${codes}; ${cells} reads ${JSON.stringify(raw_text)}`;
}

/** Targets outside the observed range are hidden: no area is there, and the line that gives them need not hold so far. */
function reach(value: number | null, { least, most }: ExplainedIndicator): string {
  if (value === null) return '–';
  return value < least || value > most ? 'beyond any area' : plain(value, 6);
}

/** What an explanation can say of figures: an index that is no sum has no parts that add up to it. */
interface Telling {
  readonly scale: string;
  readonly isSum: boolean;
  /** Whether it is known at which value an area would be in another fifth. */
  readonly isLine: boolean;
}

function tellingOf(indicators: readonly ExplainedIndicator[], { steps }: IndexRelease['method']): Telling {
  const isSum = indicators.some(({ contribution }) => contribution !== null);
  const reaches = (one: ExplainedIndicator) =>
    one.value_for_better_fifth !== null || one.value_for_worse_fifth !== null;
  const scale = steps.levels[0]?.normalise === 'z_score' ? 'z-score' : 'normalised';
  return { scale, isSum, isLine: isSum && indicators.some(reaches) };
}

function indicatorTable(
  indicators: readonly ExplainedIndicator[],
  { better, worse }: Explanation,
  { scale, isSum, isLine }: Telling,
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
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows].map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const REACH = [
  'The last columns are the value at which the area would get there by this indicator alone, with the figures of all',
  'other areas and the national means and spreads as they are.',
];

/** An explanation in plain words. */
export function describeExplanation(
  explanation: Explanation,
  { method, robustness }: IndexRelease,
  other?: Against,
): string {
  const { area, areas, constant, better, worse, indicators } = explanation;
  const heading = `${area.area_name} (${area.area_code}), ${area.region_name}`;
  if (area.score === null) {
    return [heading, `No score: too few of its indicators have a figure.`, ...indicators.map(whence)].join(
      '\n',
    );
  }
  const telling = tellingOf(indicators, method);
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
    telling.isSum
      ? `Indicators. What they add, and ${signedOrNone(constant, 5)} for every area, make the score.`
      : 'Indicators. This index is no sum, so that no indicator adds a fixed part of the score.',
    ...indicatorTable(indicators, explanation, telling),
    '',
    ...moves,
    ...(telling.isLine ? REACH : []),
    '',
    'Where each figure stands',
    ...indicators.map((one) => `  ${whence(one)}`),
  ].join('\n');
}
