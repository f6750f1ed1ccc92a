/**
 * True worlds like England, and what would be published in each: the coverage of the intervals is counted
 * over them. It shares no code with the program.
 *
 * True figures are drawn around the published ones as these and their errors allow (a normal model, all
 * indicators of an area together), so that they vary and go together as the data say. Districts of counties
 * have a true figure of their own for every county indicator: the county's true one, spread by what is known
 * of them, and a hidden part that adds up to nothing over the county.
 */
import {
  add,
  covariance,
  diagonal,
  inverse,
  lessNoise,
  type Matrix,
  multiply,
  root,
} from './coverage-linear.js';

/** An indicator as published, in the order of the areas. */
export interface PublishedColumn {
  readonly code: string;
  /** What is scored: the area's own figure, or one modelled or inherited from its county; NaN if missing. */
  readonly scored: readonly number[];
  /** The figure as its publisher has it: that of the county for its districts. */
  readonly published: readonly number[];
  /** Whose figure it is; areas with the same text share it. */
  readonly publisher: readonly string[];
  /** How far a published figure may be off, as a standard deviation. */
  readonly error: readonly number[];
  /** Whether the area has not the figure itself. */
  readonly shared: readonly boolean[];
}

/** True figures of each indicator: of the publishers, and of the areas. */
export interface World {
  readonly ofPublisher: readonly ReadonlyMap<string, number>[];
  readonly ofArea: readonly (readonly number[])[];
}

interface Posterior {
  readonly area: number;
  readonly indicators: readonly number[];
  readonly mean: readonly number[];
  readonly root: Matrix;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What is known of the true figures of each area of a group, all indicators that it has itself together. */
function posteriors(columns: readonly PublishedColumn[], group: readonly number[]): Posterior[] {
  const all = columns.flatMap(({ shared, published }, i) =>
    group.filter((area) => shared[area]! || Number.isNaN(published[area]!)).length > group.length / 2
      ? []
      : [i],
  );
  const has = (area: number, i: number) =>
    !columns[i]!.shared[area]! && !Number.isNaN(columns[i]!.published[area]!);
  const complete = group.filter((area) => all.every((i) => has(area, i)));
  const values = all.map((i) => complete.map((area) => columns[i]!.published[area]!));
  const centre = values.map(meanOf);
  const noise = all.map((i) => meanOf(complete.map((area) => columns[i]!.error[area]! ** 2)));
  const between = lessNoise(covariance(values), noise);
  return group.map((area) => {
    const mine = all.map((_, k) => k).filter((k) => has(area, all[k]!));
    const own = mine.map((k) => mine.map((other) => between[k]![other]!));
    const errors = diagonal(mine.map((k) => columns[all[k]!]!.error[area]! ** 2));
    const gain = multiply(own, inverse(add(own, errors)));
    const off = mine.map((k) => [columns[all[k]!]!.published[area]! - centre[k]!]);
    const moved = multiply(gain, off);
    return {
      area,
      indicators: mine.map((k) => all[k]!),
      mean: mine.map((k, position) => centre[k]! + moved[position]![0]!),
      root: root(add(own, multiply(gain, own), -1)),
    };
  });
}

/**
 * A generator of worlds.
 * @param hidden draws what no published figure shows: for each indicator and area, how far an area is from
 *   what its scored figure says, when the county's figure is exact
 */
export function worldsOf(
  columns: readonly PublishedColumn[],
  groups: readonly (readonly number[])[],
  hidden: (normal: () => number) => readonly (readonly number[])[],
): (normal: () => number) => World {
  const known = groups.flatMap((group) => posteriors(columns, group));
  // a county, or any publisher whose figure several areas share: by itself, among all publishers
  const counties = columns.map(({ published, publisher, error, shared }) => {
    const first = new Map(publisher.map((code, area) => [code, area] as const).reverse());
    const every = [...first.values()].filter((area) => !Number.isNaN(published[area]!));
    const values = every.map((area) => published[area]!);
    const [[spread = 0] = []] = covariance([values]);
    const between = Math.max(0, spread - meanOf(every.map((area) => error[area]! ** 2)));
    const centre = meanOf(values);
    return every
      .filter((area) => shared[area]!)
      .map((area) => {
        const within = error[area]! ** 2;
        const gain = between / (between + within);
        return {
          code: publisher[area]!,
          mean: centre + gain * (published[area]! - centre),
          sd: Math.sqrt(gain * within),
        };
      });
  });
  return (normal) => {
    const ofPublisher = columns.map(() => new Map<string, number>());
    const ofArea = columns.map(({ scored }) => scored.map(() => Number.NaN));
    for (const { area, indicators, mean, root: lower } of known) {
      const z = indicators.map(() => normal());
      for (const [k, i] of indicators.entries()) {
        const value = mean[k]! + lower[k]!.reduce((sum, by, j) => sum + by * z[j]!, 0);
        ofArea[i]![area] = value;
        ofPublisher[i]!.set(columns[i]!.publisher[area]!, value);
      }
    }
    const parts = hidden(normal);
    for (const [i, { scored, published, publisher, shared }] of columns.entries()) {
      for (const { code, mean, sd } of counties[i]!) ofPublisher[i]!.set(code, mean + sd * normal());
      for (const [area, value] of scored.entries()) {
        if (!shared[area]!) {
          // an indicator that few of its group have: as published
          if (Number.isNaN(ofArea[i]![area]!)) ofArea[i]![area] = value;
          continue;
        }
        const larger = ofPublisher[i]!.get(publisher[area]!) ?? Number.NaN;
        ofArea[i]![area] = value + (larger - published[area]!) + parts[i]![area]!;
      }
    }
    return { ofPublisher, ofArea };
  };
}
