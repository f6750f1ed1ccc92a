import { residualsInto } from '../methods/estimate/residuals.js';
import { addStandardScores } from '../methods/estimate/standard-scores.js';
import { hashText } from '../methods/random/hash-text.js';
import { normalPair } from '../methods/random/random.js';
import { type ColdspotRule, KindBuffers, kindsInto } from '../methods/rank/coldspots.js';
import { type Figures, type OutcomeFigures, toFigures, toNumbers } from './outcome-figures.js';

/** Two 32-bit hashes of the id of an area, so that two areas never share their draws by chance. */
export interface AreaKey {
  readonly a: number;
  readonly b: number;
}
export const areaKey = (id: string): AreaKey => ({ a: hashText(id, 0), b: hashText(id, 1) });

/** One outcome, drawn repeatedly into the same arrays, with areas in the order of `keys`. */
export class OutcomeDraw {
  readonly level: Figures;
  readonly gap: Figures;
  readonly unexplained: Figures;
  /** Whether any area can have a score: without an unexplained gap, scores and ranks are not computed. */
  readonly scored: boolean;
  /** Mean of the three z-scores, higher is better; missing (NaN) unless the area has all three. */
  readonly scores: Float64Array;
  readonly classes: Uint8Array;
  readonly #keys: readonly AreaKey[];
  readonly #covariate: Float64Array | null;
  readonly #correlation: number;
  readonly #streams: readonly [number, number];
  readonly #drawn: readonly [Float64Array, Float64Array, Float64Array];
  readonly #buffers: KindBuffers;
  readonly #pair = new Float64Array(2);

  constructor(figures: OutcomeFigures, keys: readonly AreaKey[], order: readonly number[]) {
    const { outcome, covariate, correlation = 0 } = figures;
    if (!(Math.abs(correlation) <= 1)) throw new RangeError('a correlation must be from −1 to 1');
    const areas = () => new Float64Array(keys.length);
    this.level = toFigures(figures.level, order);
    this.gap = toFigures(figures.gap, order);
    this.#covariate = covariate === undefined ? null : toNumbers(covariate, order);
    this.unexplained = this.#covariate === null ? toFigures(figures.unexplained_gap, order) : this.gap;
    this.scored = this.#covariate !== null || this.unexplained.value.some((value) => !Number.isNaN(value));
    this.#keys = keys;
    this.#correlation = correlation;
    this.#streams = [hashText(`${outcome} level gap`), hashText(`${outcome} unexplained_gap`)];
    this.#drawn = [areas(), areas(), areas()];
    this.#buffers = new KindBuffers(keys.length);
    this.scores = areas();
    this.classes = new Uint8Array(keys.length);
  }

  /** Whether every measure behind the rank of an area is drawn. */
  ranked(area: number): boolean {
    return this.classed(area) && this.unexplained.varies[area]!;
  }

  /** Whether both measures behind the class of an area are drawn. */
  classed(area: number): boolean {
    return this.level.varies[area]! && this.gap.varies[area]!;
  }

  #drawFigures(seed: number, draw: number): void {
    const [level, gap, unexplained] = this.#drawn;
    const pair = this.#pair;
    const own = Math.sqrt(1 - this.#correlation ** 2);
    for (let area = 0; area < level.length; area += 1) {
      const { a, b } = this.#keys[area]!;
      normalPair(pair, seed, draw, a, b, this.#streams[0]);
      level[area] = this.level.value[area]! + this.level.standard_error[area]! * pair[0]!;
      const gap_error = this.#correlation * pair[0]! + own * pair[1]!;
      gap[area] = this.gap.value[area]! + this.gap.standard_error[area]! * gap_error;
      if (this.#covariate !== null || !this.scored) continue;
      normalPair(pair, seed, draw, a, b, this.#streams[1]);
      unexplained[area] = this.unexplained.value[area]! + this.unexplained.standard_error[area]! * pair[0]!;
    }
    if (this.#covariate !== null) residualsInto(unexplained, gap, this.#covariate);
  }

  /** Makes draw number `draw`: `scores` and `classes` hold it until the next draw. */
  make(seed: number, draw: number, rule: ColdspotRule & { readonly same_counts_zero?: boolean }): void {
    this.#drawFigures(seed, draw);
    const [level, gap, unexplained] = this.#drawn;
    kindsInto(this.classes, level, gap, rule, this.#buffers);
    if (!this.scored) return;
    this.scores.fill(0);
    const zero = rule.same_counts_zero === true;
    addStandardScores(this.scores, level, 1 / 3, zero);
    addStandardScores(this.scores, gap, -1 / 3, zero);
    addStandardScores(this.scores, unexplained, -1 / 3, zero);
  }
}
