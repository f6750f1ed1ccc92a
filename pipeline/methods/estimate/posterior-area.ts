import type { JointEstimate } from './between-covariance.js';
import { rootInto } from './semidefinite.js';

/** The estimates of an area as the draws read them. */
export interface DrawnFrom {
  /** Indices of the measures that the area has. */
  readonly known: Int32Array;
  readonly values: Float64Array;
  /** Sampling covariance, row by row. */
  readonly covariance: Float64Array;
}

export const drawnFrom = ({ values, covariance }: JointEstimate): DrawnFrom => ({
  known: Int32Array.from(values.flatMap((value, measure) => (Number.isNaN(value) ? [] : [measure]))),
  values: Float64Array.from(values),
  covariance: Float64Array.from(covariance.flat()),
});

/** The distribution of an area's true values, in arrays that are used again for the next area. */
export class PosteriorArea {
  readonly mean: Float64Array;
  /** Lower triangle whose product with itself is the covariance, row by row. */
  readonly root: Float64Array;
  readonly #total: Float64Array;
  readonly #totalRoot: Float64Array;
  readonly #lines: Float64Array;
  readonly #around: Float64Array;

  /** @param size how many measures there are */
  constructor(size: number) {
    const square = () => new Float64Array(size * size);
    this.mean = new Float64Array(size);
    [this.root, this.#total, this.#totalRoot, this.#around] = [square(), square(), square(), square()];
    this.#lines = new Float64Array(size * (size + 1));
  }

  /**
   * Given the means μ and the covariance T between areas: with R R' = T + V and Z = R⁻¹ T, the mean is μ +
   * Z' R⁻¹ (y − μ) and the covariance T − Z'Z. A measure that the area does not have follows from the others.
   */
  set({ known, values, covariance }: DrawnFrom, means: Float64Array, between: Float64Array): void {
    const [mean, around, lines, total, root] = [
      this.mean,
      this.#around,
      this.#lines,
      this.#total,
      this.#totalRoot,
    ];
    const size = means.length;
    const count = known.length;
    const width = size + 1;
    for (let i = 0; i < count; i += 1)
      for (let j = 0; j < count; j += 1) {
        const entry = known[i]! * size + known[j]!;
        total[i * count + j] = between[entry]! + covariance[entry]!;
      }
    rootInto(root, total, count);
    mean.set(means);
    around.set(between);
    for (let i = 0; i < count; i += 1) {
      const measure = known[i]!;
      const line = i * width;
      // a line of T, and after it y − μ
      for (let k = 0; k < size; k += 1) lines[line + k] = between[measure * size + k]!;
      lines[line + size] = values[measure]! - means[measure]!;
      const pivot = root[i * count + i]!;
      for (let k = 0; k < width; k += 1) {
        let rest = lines[line + k]!;
        for (let j = 0; j < i; j += 1) rest -= root[i * count + j]! * lines[j * width + k]!;
        lines[line + k] = pivot === 0 ? 0 : rest / pivot;
      }
      for (let k = 0; k < size; k += 1) {
        mean[k]! += lines[line + k]! * lines[line + size]!;
        for (let l = 0; l <= k; l += 1) around[k * size + l]! -= lines[line + k]! * lines[line + l]!;
      }
    }
    rootInto(this.root, around, size);
  }
}
