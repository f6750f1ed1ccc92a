import type { ColdspotKind } from '../../../schemas/release/coldspot-fields.js';
import { counted, figureText, fixed, fixedOrDash, perCent, signed, whole } from '../../formats/numbers.js';
import {
  chance,
  type Grouped,
  groupText,
  interval,
  ownProbability,
  surenessOf,
} from '../../page/certainty.js';
import type { FiguresData, IndexData, MovesData, Numbers, PartData, ShadowData } from '../data-types.js';
import type { MeasureHead } from './measure-heads.js';

/*
 * What the map colours, the table lists and the scatter plots: one list of measures, each of which gives
 * a number, a text and a class of the style sheet for every area.
 */

/** A class of a map. */
export interface MapClass {
  readonly mark: string;
  readonly words: string;
}

export interface Measure extends MeasureHead {
  /** By which areas are sorted and plotted; null where an area has none. */
  readonly values: Numbers;
  /** Whether a small value comes first in a ranking: as with ranks. */
  readonly ascending: boolean;
  /** What is on an axis and in the head of a column. */
  readonly unit: string;
  /** The value of an area for people. */
  readonly text: (area: number) => string;
  /** What else belongs to the value: the interval and the group of a rank. */
  readonly detail: (area: number) => string;
  /** The class that an area is in; null where it has none. */
  readonly classOf: (area: number) => number | null;
  readonly classes: readonly MapClass[];
  /** The number that is plotted: the score of what is ranked. */
  readonly plotted: Numbers;
  readonly plottedUnit: string;
}

const fifthClasses = (share: number): MapClass[] => {
  const noun = share === 0.2 ? 'fifth' : `${fixed(share * 100, 0)}%`;
  return [
    { mark: 'f1', words: `1 – best ${noun}` },
    { mark: 'f2', words: '2' },
    { mark: 'f3', words: '3 – middle' },
    { mark: 'f4', words: '4' },
    { mark: 'f5', words: `5 – worst ${noun}` },
  ];
};

/** The group of an area with what is known of how sure it is. */
export function groupedOf({ fifth, sure }: PartData, area: number): Grouped {
  const own = fifth[area] ?? null;
  return {
    group: own === null ? null : own === 1 ? 'hotspot' : own === 5 ? 'coldspot' : 'middle',
    median: null,
    low: sure?.low[area] ?? null,
    high: sure?.high[area] ?? null,
    cold: sure?.coldspot[area] ?? null,
    hot: sure?.hotspot[area] ?? null,
  };
}

const NONE = 'No figure';

function partMeasure(head: MeasureHead, data: IndexData, part: PartData): Measure {
  const ranked = part.rank.filter((rank) => rank !== null).length;
  return {
    ...head,
    values: part.rank,
    ascending: true,
    unit: 'rank',
    text: (area) => (part.rank[area] == null ? 'No rank' : `${whole(part.rank[area])} of ${whole(ranked)}`),
    detail: (area) => {
      if (part.rank[area] == null) return '';
      const grouped = groupedOf(part, area);
      if (part.sure === null) return `fifth ${part.fifth[area] ?? '–'}`;
      return `90% interval ${interval(grouped.low, grouped.high)}; ${groupText(grouped)}`;
    },
    classOf: (area) => (part.fifth[area] == null ? null : part.fifth[area] - 1),
    classes: fifthClasses(data.groupShare),
    plotted: part.score,
    plottedUnit: 'score; higher is better',
  };
}

function kindMeasure(head: MeasureHead, data: IndexData): Measure {
  const index = data.parts[0]!;
  return {
    ...head,
    values: data.kind,
    ascending: true,
    unit: 'kind',
    text: (area) => (data.kind[area] == null ? 'No score' : (data.kinds[data.kind[area]]?.words ?? NONE)),
    detail: (area) => faceText(data, area),
    classOf: (area) => data.kind[area] ?? null,
    classes: data.kinds.map(({ words }, i) => ({ mark: `kind-${'abcd'[i] ?? 'd'}`, words })),
    plotted: index.score,
    plottedUnit: 'score of the index; higher is better',
  };
}

const faceText = ({ parts }: IndexData, area: number): string =>
  parts
    .filter(({ part }) => part === 'face')
    .map(({ name, rank }) => `${name}: rank ${rank[area] == null ? '–' : whole(rank[area])}`)
    .join('; ');

function indicatorMeasure(head: MeasureHead, data: IndexData, figures: FiguresData): Measure {
  const i = data.indicators.findIndex(({ code }) => code === head.id);
  const about = data.indicators[i]!;
  const { value, rank, fifth, status } = figures.indicators[i]!;
  const whose = (area: number) => STATUS_BRIEF[figures.statuses[status[area] ?? -1] ?? ''] ?? '';
  return {
    ...head,
    values: value,
    ascending: about.direction === -1,
    unit: about.unit,
    text: (area) => (value[area] == null ? NONE : `${figureText(value[area])} ${about.unit}`),
    detail: (area) =>
      rank[area] == null ? '' : [`rank ${whole(rank[area])}`, whose(area)].filter(Boolean).join('; '),
    classOf: (area) => (fifth[area] == null ? null : fifth[area] - 1),
    classes: fifthClasses(data.groupShare),
    plotted: value,
    plottedUnit: about.unit,
  };
}

/** What a figure is where it is not the area’s own. */
const STATUS_BRIEF: Readonly<Record<string, string>> = {
  modelled: 'modelled',
  inherited: 'county’s figure',
  estimated: 'estimated',
  mapped: 'under a former code',
};

const SURENESS = ['sure', 'fair', 'unsure'] as const;

function certaintyMeasure(head: MeasureHead, { parts }: IndexData): Measure {
  const index = parts[0]!;
  const grouped = index.rank.map((_, area) => groupedOf(index, area));
  const values = grouped.map(ownProbability);
  return {
    ...head,
    values,
    ascending: false,
    unit: 'probability',
    text: (area) => (values[area] == null ? 'Not known' : chance(values[area])),
    detail: (area) => groupText(grouped[area]!),
    classOf: (area) => {
      const sureness = surenessOf(grouped[area]!);
      return sureness === 'unknown' ? null : SURENESS.indexOf(sureness);
    },
    classes: [
      { mark: 'own-all', words: 'Sure: 90% or more' },
      { mark: 'own-most', words: 'Fairly sure: 60 to 90%' },
      { mark: 'own-few', words: 'Not sure: under 60%' },
    ],
    plotted: values,
    plottedUnit: 'probability of its group',
  };
}

const LONG_SHADOW: readonly (MapClass & { readonly code: ColdspotKind })[] = [
  { code: 'coldspot', mark: 'k-coldspot', words: 'Coldspot: worst fifth on level and on gap' },
  { code: 'cold_on_level', mark: 'k-cold-on-level', words: 'Cold on level only' },
  { code: 'cold_on_gap', mark: 'k-cold-on-gap', words: 'Cold on gap only' },
  { code: 'none', mark: 'k-none', words: 'Neither' },
  { code: 'hotspot', mark: 'k-hotspot', words: 'Hotspot: best fifth on level and on gap' },
];

function outcomeMeasure(head: MeasureHead, data: IndexData): Measure {
  const outcome = data.outcomes.find(({ code }) => `coldspot_${code}` === head.id)!;
  const positions = outcome.class.map((one) => {
    const i = LONG_SHADOW.findIndex(({ code }) => code === one);
    return i < 0 ? null : i;
  });
  return {
    ...head,
    values: positions,
    ascending: true,
    unit: 'class',
    text: (area) => (positions[area] == null ? NONE : LONG_SHADOW[positions[area]]!.words),
    detail: (area) => (outcome.inherited[area] ? `of ${data.areas.upperTier[area]}` : ''),
    classOf: (area) => positions[area] ?? null,
    classes: LONG_SHADOW,
    plotted: data.parts[0]!.score,
    plottedUnit: 'score of the index; higher is better',
  };
}

/** Five classes of about the same number of areas, from the highest values to the lowest. */
function amountClasses(values: Numbers, text: (value: number) => string) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => b - a);
  const cuts = [1, 2, 3, 4].map((i) => sorted[Math.max(0, Math.round((i * sorted.length) / 5) - 1)] ?? 0);
  const ends = [...cuts, sorted.at(-1) ?? 0];
  return {
    classOf: (value: number | null) => (value === null ? null : cuts.filter((cut) => value < cut).length),
    classes: ends.map((end, i): MapClass => {
      const from = i === 0 ? sorted[0] : cuts[i - 1];
      return { mark: `m${i + 1}`, words: `${text(end)} to ${text(from ?? 0)}` };
    }),
  };
}

interface AmountParts {
  readonly values: Numbers;
  readonly ascending: boolean;
  readonly unit: string;
  readonly text: (value: number) => string;
  readonly detail: (area: number) => string;
}

function amountMeasure(head: MeasureHead, { values, ascending, unit, text, detail }: AmountParts): Measure {
  const { classOf, classes } = amountClasses(values, text);
  return {
    ...head,
    values,
    ascending,
    unit,
    text: (area) => (values[area] == null ? NONE : text(values[area])),
    detail,
    classOf: (area) => classOf(values[area] ?? null),
    classes,
    plotted: values,
    plottedUnit: unit,
  };
}

function widthMeasure(head: MeasureHead, { parts }: IndexData): Measure {
  const sure = parts[0]!.sure!;
  const values = sure.low.map((low, area) => (low === null ? null : (sure.high[area] ?? low) - low + 1));
  return amountMeasure(head, {
    values,
    ascending: true,
    unit: 'places',
    text: (value) => counted(value, 'place'),
    detail: (area) => `90% interval ${interval(sure.low[area] ?? null, sure.high[area] ?? null)}`,
  });
}

function movesMeasure(head: MeasureHead, moves: MovesData): Measure {
  if (head.id === 'net_arrivals')
    return amountMeasure(head, {
      values: moves.net,
      ascending: false,
      unit: 'people',
      text: (value) => signed(value, 0),
      detail: (area) =>
        `${fixedOrDash(moves.arrivals[area], 0)} came, ${fixedOrDash(moves.departures[area], 0)} left`,
    });
  return amountMeasure(head, {
    values: moves.better,
    ascending: false,
    unit: 'share of departures',
    text: (value) => perCent(value),
    detail: (area) => `of ${fixedOrDash(moves.departures[area], 0)} who left`,
  });
}

/** Level or gap of an outcome of the long shadow, in the authority of each area. */
function authorityMeasure(head: MeasureHead, data: IndexData, shadow: ShadowData): Measure {
  const isLevel = head.id.startsWith('level_');
  const outcome = shadow.outcomes.find(({ code }) => head.id === `${isLevel ? 'level' : 'gap'}_${code}`)!;
  const { unit, value, rank, fifth } = isLevel ? outcome.level : outcome.gap;
  const { name, upperTier } = data.areas;
  const whose = (area: number) => (upperTier[area] === name[area] ? '' : `figure of ${upperTier[area]}`);
  return {
    ...head,
    values: value,
    ascending: !isLevel,
    unit,
    text: (area) => (value[area] == null ? NONE : `${figureText(value[area])} ${unit}`),
    detail: (area) =>
      rank[area] == null
        ? whose(area)
        : [`rank ${whole(rank[area])} of ${whole(outcome.authorities)} authorities`, whose(area)]
            .filter(Boolean)
            .join('; '),
    classOf: (area) => (fifth[area] == null ? null : fifth[area] - 1),
    classes: fifthClasses(data.groupShare),
    plotted: value,
    plottedUnit: unit,
  };
}

/** What a measure says of every area. `more` are the data that it needs. */
export function measureOf(
  head: MeasureHead,
  data: IndexData,
  more: FiguresData | MovesData | ShadowData | null,
): Measure {
  const part = data.parts.find(({ code }) => code === head.id);
  if (part !== undefined) return partMeasure(head, data, part);
  if (head.needs === 'figures') return indicatorMeasure(head, data, more as FiguresData);
  if (head.needs === 'shadow') return authorityMeasure(head, data, more as ShadowData);
  if (head.needs === 'moves') return movesMeasure(head, more as MovesData);
  if (head.id === 'kind') return kindMeasure(head, data);
  if (head.id === 'certainty') return certaintyMeasure(head, data);
  if (head.id === 'width') return widthMeasure(head, data);
  return outcomeMeasure(head, data);
}

/**
 * Positions of the areas in the order of a measure, the best or the largest first; those without at the
 * end.
 */
export function orderBy(
  { values, ascending }: Pick<Measure, 'values' | 'ascending'>,
  names: readonly string[],
): number[] {
  return [...values.keys()].sort((a, b) => {
    const [left, right] = [values[a] ?? null, values[b] ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return (ascending ? left - right : right - left) || (names[a]! < names[b]! ? -1 : 1);
  });
}
