import { figureText, fixed, perCent, signed } from '../../outputs/formats/numbers.js';
import { tableLines, wrapped } from '../../outputs/formats/text-layout.js';
import { CLASS_WORDS } from '../../outputs/page/classes.js';
import { fifthWords, listed, within } from '../../outputs/page/words.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import { aggregatesBelowIndex, facesOf } from '../../schemas/method/structure.js';
import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import { aroundLines } from './around.js';
import { type Comparison, comparisonLines } from './compare.js';
import type { ExplainedIndicator, Explanation } from './explain.js';
import { outcomeWords } from './facts.js';
import { figureLines, nearestMoves, strongestLines, sumLines } from './figures.js';
import { modelledLines } from './modelled.js';
import { groupWords, intervalLines } from './sureness.js';
import { type EndsOfOption, whyUnlikelyGroup } from './unlikely-group.js';

/** The width of a text where no terminal says its own. */
export const DEFAULT_WIDTH = 80;

export interface DescribeOptions {
  /** Columns of the terminal. */
  readonly width?: number;
  /** Whether to show what each figure adds, and the official cell that it comes from. */
  readonly cells?: boolean;
  /** Why the area answers to the code that was asked for. */
  readonly note?: string | undefined;
  /** How often the area is in each end, by the options that were drawn; none without replicates. */
  readonly ends?: readonly EndsOfOption[] | undefined;
  /** The same of another area, and in how many replicates each is ahead. */
  readonly other?: Comparison | undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  upper_tier: 'of the county',
  recode: 'under its former code',
  same_footprint: 'of the county of the same footprint',
  merger: 'from the districts that it was made of',
  split: 'of the area that it was split from',
};

/** Where a figure comes from, in one line. */
function originOf(one: ExplainedIndicator): string {
  const { status, reason, from_codes, cells, raw_text, code, county_value } = one;
  const how = reason
    .split(';')
    .map((rule) => REASONS[rule] ?? rule.replaceAll('_', ' '))
    .filter((words) => words !== '')
    .join(', ');
  const from = how === '' ? '' : `, ${how}`;
  const made = status === 'modelled' ? `; the figure of the county is ${figureText(county_value)}` : '';
  const codes = status === 'observed' ? '' : ` (${from_codes})`;
  return `${code}: ${status}${from}${codes}${made}; ${cells} reads ${JSON.stringify(raw_text)}`;
}

/** Name, code and the larger areas around it: `North Norfolk (E07000147), Norfolk, East of England`. */
function headingOf({ area }: Explanation): string {
  const { area_name: name, area_code, upper_tier_name: county, region_name } = area;
  const around = [county, region_name].filter((each) => each != null && each !== name);
  return [`${name} (${area_code})`, ...around].join(', ');
}

/** The kind of place that two faces make, where the index has such. */
function kindLines({ area }: Explanation, method: IndexRelease['method']): string[] {
  if (area.kind_of_place == null) return [];
  const faces = facesOf(method).map(({ code, name = code }) => ({
    name: within(name),
    low: Number(area[`${code}_fifth`]) >= 4,
  }));
  const named = (low: boolean) => faces.filter((face) => face.low === low).map(({ name }) => name);
  const [low, high] = [named(true), named(false)];
  if (low.length === 0) return [`Kind of place: neither ${high.join(' nor ')} are in the worst two fifths.`];
  const also = high.length === 0 ? '' : `, ${listed(high)} are not`;
  return [
    `Kind of place: ${listed(low)} are ${high.length === 0 ? 'both ' : ''}in the worst two fifths${also}.`,
  ];
}

function placeLines({ area, areas }: Explanation, replicates: number, why: string | null): string[] {
  const own = Number(area.own_level_share);
  const modelled = Number(area.modelled_share ?? 0);
  const also = modelled > 0 ? `, ${perCent(modelled)} on modelled ones` : '';
  return [
    `Rank ${area.rank} of ${areas} (1 is best), in ${fifthWords(area.fifth)}: ${groupWords(area)}.`,
    ...intervalLines(area, replicates),
    ...(why === null ? [] : [why]),
    `Score ${signed(Number(area.score), 3)}. ${perCent(own)} of its weight rests on figures of the area itself${also}.`,
  ];
}

function aggregateLines(area: Explanation['area'], method: IndexRelease['method'], width: number): string[] {
  const rows = aggregatesBelowIndex(method).map(({ code, name = code }) => {
    const value = area[`${code}_score`];
    return value == null
      ? [name, 'none, too few figures', '']
      : [name, signed(Number(value), 2), String(area[`${code}_rank`])];
  });
  const columns = [{ title: '' }, { title: 'score', right: true }, { title: 'rank', right: true }];
  return [
    method.steps.levels.length === 3 ? 'Domains' : 'Parts of the index',
    ...tableLines(columns, rows, width),
    '',
  ];
}

/** What each class says, for who does not know the names. */
const CLASS_MEANS: Readonly<Record<ColdspotKind, string>> = {
  coldspot: ', among the worst on level and on gap',
  cold_on_level: ', among the worst on level only',
  cold_on_gap: ', among the worst on gap only',
  hotspot: ', among the best on level and on gap',
  none: ' a coldspot nor a hotspot',
};

/** The classes of the long shadow in words. */
export function longShadowLines({ long_shadow, area }: Explanation, width: number): string[] {
  if (long_shadow.length === 0) return [];
  const lines = long_shadow.map(({ outcome, kind, status }) => {
    const whose = status === 'inherited' ? ` (of ${area.upper_tier_name}, its county)` : '';
    const words = kind === null ? 'no figure' : `${CLASS_WORDS[kind].toLowerCase()}${CLASS_MEANS[kind]}`;
    return `  ${outcomeWords(outcome)}: ${words}${whose}`;
  });
  const note =
    '  Level: how pupils eligible for free school meals fare at 19; gap: how far they are behind the others.';
  return ['Long shadow of deprivation', ...[...lines, note].flatMap((line) => wrapped(line, width, 2)), ''];
}

/** What would bring the area into another fifth. */
function moveLines(explanation: Explanation, width: number): string[] {
  const { area, better, worse } = explanation;
  const gap = (other: NonNullable<typeof better>) => fixed(Math.abs(other.score - Number(area.score)), 3);
  const near = nearestMoves(explanation).map(
    (one) =>
      `  ${one.title}: ${figureText(one.value_for_better_fifth)} ${one.unit} instead of ${figureText(one.value)}`,
  );
  const lines = [
    ...(better
      ? [
          `A score higher by ${gap(better)} would reach ${fifthWords(better.fifth)}, level with ${better.area}.`,
        ]
      : []),
    ...(near.length > 0 ? ['By one figure only, all else the same, that would be:', ...near] : []),
    ...(worse
      ? [`A score lower by ${gap(worse)} would reach ${fifthWords(worse.fifth)}, level with ${worse.area}.`]
      : []),
  ];
  return lines.length === 0
    ? []
    : ['What would change its fifth', ...lines.flatMap((line) => wrapped(`  ${line}`, width, 2)), ''];
}

function cellLines(explanation: Explanation, method: IndexRelease['method'], width: number): string[] {
  return [
    ...(explanation.area.score === null ? [] : [...sumLines(explanation, method, width), '']),
    'Where each figure comes from',
    ...explanation.indicators.map((one) => `  ${originOf(one)}`),
  ];
}

/**
 * The explanation of a score, for a terminal, in the order in which it is read out: what the place is, what
 * holds it back and what helps, its figures, its class in the long shadow. Lines of `width` columns at most,
 * apart from official cells, which stay whole.
 */
export function describeExplanation(
  explanation: Explanation,
  data: IndexRelease,
  { width = DEFAULT_WIDTH, cells = false, note, other, ends = [] }: DescribeOptions = {},
): string {
  const { area } = explanation;
  const { method, robustness } = data;
  const wrap = (lines: readonly string[]) => lines.flatMap((line) => wrapped(line, width));
  const opening = wrap([headingOf(explanation), ...(note === undefined ? [] : [note])]);
  const more = cells
    ? ['', ...cellLines(explanation, method, width)]
    : ['', ...wrap(['--cells shows what each figure adds and the official cell that it comes from.'])];
  if (area.score === null) {
    return [
      ...opening,
      'No score: too few of its indicators have a figure.',
      '',
      ...figureLines(explanation, width),
      '',
      ...modelledLines(explanation, width),
      ...longShadowLines(explanation, width),
      ...more.slice(1),
    ].join('\n');
  }
  if (other !== undefined) {
    return [
      ...opening,
      ...wrap([`against ${headingOf(other.explanation)}`, ...(other.note === undefined ? [] : [other.note])]),
      ...comparisonLines(explanation, other, method, width, ends),
      ...wrap(['Each by itself: `smi explain` with one name.']),
    ].join('\n');
  }
  return [
    ...opening,
    ...wrap(kindLines(explanation, method)),
    ...wrap(placeLines(explanation, robustness.replicates, whyUnlikelyGroup(area, method, ends))),
    ...wrap(aroundLines(data, area)),
    '',
    ...strongestLines(explanation, explanation.holds_back, 'What holds it back most', width),
    ...strongestLines(explanation, explanation.helps, 'What helps it most', width),
    ...aggregateLines(area, method, width),
    ...figureLines(explanation, width),
    '',
    ...modelledLines(explanation, width),
    ...longShadowLines(explanation, width),
    ...moveLines(explanation, width),
    ...more.slice(1),
  ].join('\n');
}
