import { addSums, type Sums } from './cells.js';
import { effective, type Raw } from './moments.js';

const PENCE = 100;

/** Σu(a − Ā)(b − B̄) from sums, where u is a weight, Ā = A/W and B̄ = B/W: exact, then over W² a number. */
function about(uab: bigint, ua: bigint, ub: bigint, u: bigint, [a, b, w]: readonly [bigint, bigint, bigint]) {
  return Number(w * w * uab - w * b * ua - w * a * ub + a * b * u) / Number(w) ** 2;
}

/**
 * The slope form of the gap: b·(p90 − p10), where b is the weighted least-squares slope of earnings on family
 * circumstances over all of the area and `steps` lie between p10 and p90. In pounds.
 *
 * Variance: b − β = Σw(x − x̄)e / Σw(x − x̄)², so that Var(b) = Σ σ²w²(x − x̄)² / (Σw(x − x̄)²)². The
 * variance σ² of the residuals is estimated within each fifth f, for it grows with earnings: s²_f = Σ_f w e²
 * / Σ_f w, times n/(n − 2).
 * Source: White (1980), Econometrica 48, 817, with residual variances by group.
 *
 * `fifths` has the sums of each group. Null where all have the same family circumstances.
 */
export function rawSlope(fifths: readonly Sums[], steps: number): Raw | null {
  const all = addSums(fifths);
  const spread = about(all.wxx, all.wx, all.wx, all.w, [all.wx, all.wx, all.w]);
  if (spread === 0) return null;
  const b = about(all.wxy, all.wx, all.wy, all.w, [all.wx, all.wy, all.w]) / spread;
  let variance = 0;
  for (const { w, wy, wyy, wx, wxx, wxy, ww, wwx, wwxx } of fifths) {
    if (w === 0n) continue;
    const yy = about(wyy, wy, wy, w, [all.wy, all.wy, all.w]);
    const xy = about(wxy, wx, wy, w, [all.wx, all.wy, all.w]);
    const xx = about(wxx, wx, wx, w, [all.wx, all.wx, all.w]);
    const residual = Math.max(0, yy - 2 * b * xy + b * b * xx) / Number(w);
    variance += residual * about(wwxx, wwx, wwx, ww, [all.wx, all.wx, all.w]);
  }
  const n = Number(all.n);
  return {
    value: (b * steps) / PENCE,
    variance: ((n / (n - 2)) * variance * (steps / PENCE) ** 2) / spread ** 2,
    people: n,
    effective: effective(all),
  };
}
