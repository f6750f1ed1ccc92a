import { addSums, type Sums } from './cells.js';
import {
  aboutMean,
  correction,
  effective,
  effectiveOfTwo,
  mean,
  type Raw,
  varianceOfMean,
} from './moments.js';

export type ByQualification = ReadonlyMap<string, Sums>;

export interface Split {
  readonly explained: Raw;
  readonly unexplained: Raw;
}

/**
 * One qualification: its shares of the two fifths, its mean in the top fifth (or the mean used instead) and
 * the variance of that mean.
 */
export interface Part {
  readonly name: string;
  readonly bottom: Sums | undefined;
  readonly top: Sums | undefined;
  readonly shareBottom: number;
  readonly shareTop: number;
  readonly topMean: number;
  readonly topVariance: number;
}

const shareOf = (part: Sums | undefined, all: Sums) => Number(part?.w ?? 0n) / Number(all.w);

/** Share of the bottom fifth whose qualification nobody in the top fifth has, 0 to 1. */
export function substitutedShare(bottom: ByQualification, top: ByQualification): number {
  const all = addSums(bottom.values());
  const lacking = [...bottom].filter(([name]) => !top.has(name)).map(([, sums]) => sums);
  return all.w === 0n ? 0 : shareOf(addSums(lacking), all);
}

/** Variance of one person's earnings: the variance of the mean times the effective number of people. */
const variancePerPerson = (sums: Sums) => varianceOfMean(sums) * effective(sums);

/** The parts by qualification; null where nobody in the nation's top fifth has one of them. */
export function partsOf(
  bottom: ByQualification,
  top: ByQualification,
  nation: ByQualification,
): Part[] | null {
  const [all, allTop, wholeNation] = [bottom, top, nation].map((sums) => addSums(sums.values()));
  const made: Part[] = [];
  for (const name of new Set([...bottom.keys(), ...top.keys()])) {
    const here = bottom.get(name);
    const above = top.get(name);
    const country = nation.get(name);
    const counterpart = above ?? country;
    if (counterpart === undefined) return null;
    // One person has no variance: that of the nation's top fifth with the qualification is used, or of all of
    // it.
    const lender =
      counterpart.n > 1n ? counterpart : country !== undefined && country.n > 1n ? country : wholeNation!;
    made.push({
      name,
      bottom: here,
      top: above,
      shareBottom: shareOf(here, all!),
      shareTop: shareOf(above, allTop!),
      topMean: mean(counterpart),
      topVariance: lender.n > 1n ? variancePerPerson(lender) / effective(counterpart) : 0,
    });
  }
  return made;
}

/**
 * Splits the gap g = ȳ_t − ȳ_b by qualification q (Kitagawa, 1955; Oaxaca, 1973; Blinder, 1973), with the
 * shares p and means of the bottom fifth b and the top fifth t of the area:
 *   unexplained U = Σ p_qb (ȳ_qt − ȳ_qb) = Σ p_qb ȳ_qt − ȳ_b,  explained E = g − U = Σ (p_qt − p_qb) ȳ_qt.
 * Where nobody at the top has q, the mean of the nation's top fifth with q is used for ȳ_qt. In pounds; null
 * where nobody in the nation's top fifth has q.
 *
 * Variances by linearisation (the delta method; Jann, 2008, Stata Journal 8, 453). Each person of the bottom
 * moves U by w(e)/W_b with e = ȳ_qt − y − U, and E by w(e)/W_b with e = −(ȳ_qt − Σ p_qb ȳ_qt); each mean ȳ_qt
 * moves U by p_qb and E by p_qt − p_qb; the shares of the top move E by e = ȳ_qt − ȳ_t. Hence
 *   Var U = n_b/(n_b−1) Σ_b w²e²/W_b² + Σ_q p_qb² Var(ȳ_qt),
 *   Var E = n_b/(n_b−1) Σ_b w²e²/W_b² + Σ_q (p_qt − p_qb)² Var(ȳ_qt) + n_t/(n_t−1) Σ_t w²e²/W_t²,
 * plus, in Var E, the product of the last term with the deviations y − ȳ_qt, which vanishes where weights do
 * not depend on earnings.
 */
export function split(bottom: ByQualification, top: ByQualification, nation: ByQualification): Split | null {
  const each = partsOf(bottom, top, nation);
  if (each === null) return null;
  const all = addSums(bottom.values());
  const allTop = addSums(top.values());
  const low = mean(all);
  const high = mean(allTop);
  const standard = each.reduce((sum, part) => sum + part.shareBottom * part.topMean, 0);
  const unexplained = standard - low;
  let bottomU = 0;
  let bottomE = 0;
  let meansU = 0;
  let meansE = 0;
  let topE = 0;
  for (const { bottom: here, top: above, shareBottom, shareTop, topMean, topVariance } of each) {
    if (here !== undefined) {
      const { squares, sum, weights } = aboutMean(here);
      const off = topMean - unexplained - mean(here);
      bottomU += squares - 2 * off * sum + off ** 2 * weights;
      bottomE += (topMean - standard) ** 2 * weights;
    }
    if (above !== undefined) {
      const { sum, weights } = aboutMean(above);
      const off = topMean - high;
      topE += off ** 2 * weights + 2 * off * (1 - shareBottom / shareTop) * sum;
    }
    meansU += shareBottom ** 2 * topVariance;
    meansE += (shareTop - shareBottom) ** 2 * topVariance;
  }
  const perBottom = correction(all.n) / Number(all.w) ** 2;
  const perTop = correction(allTop.n) / Number(allTop.w) ** 2;
  const people = Number(all.n < allTop.n ? all.n : allTop.n);
  const raw = (value: number, variance: number): Raw => ({
    value,
    variance: Math.max(0, variance),
    people,
    effective: effectiveOfTwo(all, allTop),
  });
  return {
    explained: raw(high - low - unexplained, perBottom * bottomE + meansE + perTop * topE),
    unexplained: raw(unexplained, perBottom * bottomU + meansU),
  };
}
