import type { MethodImputation } from '../../schemas/method.js';
import { ChainBuffers } from '../methods/chain/buffers.js';
import { type Chain, compileChain } from '../methods/chain/chain.js';
import type { ChainMethod } from '../methods/chain/method.js';
import { imputeGroupMean, imputeGroupMedian } from '../methods/impute/group.js';
import { imputePanel } from '../methods/impute/panel.js';
import { spreadOver } from '../methods/model/benchmark.js';
import type { Structure } from '../methods/structure/structure.js';
import { withDecided } from '../robustness/decided.js';

/** How figures of counties are spread over districts, of one indicator. */
export interface Spreading {
  /** What is known of each unit: it is above its county by this, less the mean of the county. */
  readonly offsets: Float64Array;
  readonly bounds: readonly [number, number];
  readonly counties: readonly { readonly units: readonly number[]; readonly shares: Float64Array }[];
}

/** The figures of one indicator, and whose they are. */
export interface PlacedFigures {
  /** Figures as published, before anything is modelled or imputed; NaN where missing. */
  readonly column: Float64Array;
  /** By earlier period, latest first. */
  readonly earlier: readonly Float64Array[];
  /** Whether they are published for authorities, whose districts have the figure together. */
  readonly byAuthority: boolean;
  /** The first unit that has the same figure from the same publisher; −1 for a unit that stays without. */
  readonly standsFor: Int32Array;
  /** Null where the figures are taken as they are. */
  readonly spreading: Spreading | null;
}

/** An index that is to be built again with its figures in other places. */
export interface RebuildProblem {
  readonly structure: Structure;
  readonly chain: ChainMethod;
  readonly impute: MethodImputation;
  /** The group of each unit, for imputation. */
  readonly groups: readonly (string | null)[];
  /** The authority of each unit, from 0. */
  readonly authority: Int32Array;
  readonly indicators: readonly PlacedFigures[];
}

/** The first unit of each authority that has a figure, or its first unit where none has one. */
function standingOf({ authority }: RebuildProblem, { column, standsFor }: PlacedFigures): Int32Array {
  const standing = new Int32Array(Math.max(...authority) + 1).fill(-1);
  for (const [unit, own] of authority.entries()) {
    const known = standing[own]!;
    if (known < 0 || (Number.isNaN(column[known]!) && !Number.isNaN(column[unit]!)))
      standing[own] = standsFor[unit]! < 0 ? unit : standsFor[unit]!;
  }
  return standing;
}

const identity = (length: number) => Int32Array.from({ length }, (_, i) => i);

/**
 * Builds an index again with its figures elsewhere: those of districts go to other districts, those of
 * authorities to other authorities, whose districts inherit them or have them spread over them, as published.
 * All indicators of one level move together, so that what goes together still does. Outliers are treated as
 * it was decided from the published figures.
 */
export class RebuiltIndex {
  readonly units: number;
  readonly authorities: number;
  readonly #problem: RebuildProblem;
  readonly #columns: readonly Float64Array[];
  readonly #earlier: readonly (readonly Float64Array[])[];
  readonly #standing: readonly Int32Array[];
  readonly #missing: readonly boolean[];
  readonly #buffers: ChainBuffers;
  readonly #chain: Chain;
  /**
   * Indicators whose figures change places one by one, so that mean and spread stay: on their scale as
   * published; null for any other. Only places have to change in each run.
   */
  readonly #scaled: readonly (Float64Array | null)[];
  readonly #stamps: Float64Array;

  /** @throws as `compileChain` */
  constructor(problem: RebuildProblem) {
    const { structure, chain, authority, indicators, impute } = problem;
    this.#problem = problem;
    this.units = authority.length;
    this.authorities = Math.max(...authority) + 1;
    this.#columns = indicators.map(() => new Float64Array(this.units));
    this.#earlier = indicators.map(({ earlier }) => earlier.map(() => new Float64Array(this.units)));
    this.#standing = indicators.map((figures) => standingOf(problem, figures));
    this.#missing = indicators.map(({ column }) => impute !== 'none' && column.some(Number.isNaN));
    const places = [identity(this.units), identity(this.authorities)] as const;
    for (let i = 0; i < indicators.length; i += 1) this.#figures(i, ...places);
    const decided = withDecided(chain, structure, this.#columns);
    this.#buffers = new ChainBuffers(structure, this.units);
    this.#chain = compileChain(structure, decided, this.units, this.#buffers);
    this.#stamps = new Float64Array(indicators.length);
    this.#chain.prepare(this.#columns, this.#stamps);
    this.#scaled = indicators.map(({ byAuthority, standsFor }, i) =>
      !byAuthority && !this.#missing[i] && standsFor.every((first, unit) => first === unit)
        ? this.#buffers.values[i]!.slice()
        : null,
    );
  }

  /**
   * The values of every node, overwritten by the next run.
   * @param districts the unit whose figures each unit has
   * @param authorities the authority whose figures each authority has
   */
  run(districts: Int32Array, authorities: Int32Array): readonly Float64Array[] {
    for (let i = 0; i < this.#columns.length; i += 1) {
      if (this.#scaled[i] !== null) continue;
      this.#figures(i, districts, authorities);
      this.#stamps[i]! += 1;
    }
    // a column whose stamp has not changed is not prepared: its values are put in their places below
    this.#chain.prepare(this.#columns, this.#stamps);
    for (let i = 0; i < this.#columns.length; i += 1) {
      const scaled = this.#scaled[i]!;
      if (scaled === null) continue;
      const out = this.#buffers.values[i]!;
      for (let unit = 0; unit < out.length; unit += 1) out[unit] = scaled[districts[unit]!]!;
    }
    this.#chain.aggregate();
    return this.#chain.values;
  }

  /** The values of every node with the figures where they were published; overwritten by the next run. */
  published(): readonly Float64Array[] {
    return this.run(identity(this.units), identity(this.authorities));
  }

  /** Makes the column of an indicator. */
  #figures(i: number, districts: Int32Array, authorities: Int32Array): void {
    const figures = this.#problem.indicators[i]!;
    const out = this.#columns[i]!;
    this.#place(out, figures, i, figures.column, districts, authorities);
    if (figures.spreading !== null) spreadInto(out, figures.spreading, districts);
    if (this.#missing[i]!) this.#impute(i, districts, authorities);
  }

  #place(
    out: Float64Array,
    { byAuthority, standsFor }: PlacedFigures,
    i: number,
    from: Float64Array,
    districts: Int32Array,
    authorities: Int32Array,
  ): void {
    const { authority } = this.#problem;
    const standing = this.#standing[i]!;
    for (let unit = 0; unit < out.length; unit += 1) {
      const first = standsFor[unit]!;
      if (first < 0) out[unit] = Number.NaN;
      else if (byAuthority) out[unit] = from[standing[authorities[authority[first]!]!]!]!;
      else out[unit] = from[districts[first]!]!;
    }
  }

  /** Imputes the column of an indicator, from where its figures now are. */
  #impute(i: number, districts: Int32Array, authorities: Int32Array): void {
    const { impute, groups, indicators } = this.#problem;
    const out = this.#columns[i]!;
    if (impute === 'group_mean') out.set(imputeGroupMean(out, groups).values);
    if (impute === 'group_median') out.set(imputeGroupMedian(out, groups).values);
    if (impute !== 'panel') return;
    const figures = indicators[i]!;
    const earlier = this.#earlier[i]!;
    for (const [k, column] of earlier.entries())
      this.#place(column, figures, i, figures.earlier[k]!, districts, authorities);
    out.set(imputePanel(out, earlier).values);
  }
}

/** Spreads the figures of counties that are in `out` over their districts; see `spreadOver`. */
function spreadInto(
  out: Float64Array,
  { offsets, bounds, counties }: Spreading,
  districts: Int32Array,
): void {
  const [min, max] = bounds;
  for (const { units, shares } of counties) {
    const figure = out[units[0]!]!;
    if (Number.isNaN(figure)) continue;
    let mean = 0;
    for (let k = 0; k < units.length; k += 1) mean += shares[k]! * offsets[districts[units[k]!]!]!;
    let inside = true;
    for (let k = 0; k < units.length; k += 1) {
      const value = figure + (offsets[districts[units[k]!]!]! - mean);
      out[units[k]!] = value;
      inside &&= value >= min && value <= max;
    }
    if (inside) continue;
    const own = Float64Array.from(units, (unit) => offsets[districts[unit]!]!);
    for (const [k, value] of spreadOver(figure, own, shares, bounds).entries()) out[units[k]!] = value;
  }
}
