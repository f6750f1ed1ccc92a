import { normal, uniform } from './random.js';

/**
 * A draw from the chi-squared distribution. It depends only on its arguments.
 * @param degrees a whole number, one or more
 * @see Marsaglia and Tsang (2000), A simple method for generating gamma variables, ACM Transactions on
 *   Mathematical Software 26, 363–372
 */
export function chiSquared(degrees: number, seed: number, a: number, b: number, c: number): number {
  if (degrees < 2) return normal(seed, a, b, c, 0) ** 2;
  const shape = degrees / 2 - 1 / 3;
  const unit = 1 / Math.sqrt(9 * shape);
  for (let trial = 0; ; trial += 2) {
    const x = normal(seed, a, b, c, trial);
    const cube = (1 + unit * x) ** 3;
    if (cube <= 0) continue;
    const accepted = x ** 2 / 2 + shape * (1 - cube + Math.log(cube));
    if (Math.log(uniform(seed, a, b, c, trial + 1)) < accepted) return 2 * shape * cube;
  }
}
