import type { Row } from '../../../schemas/table.js';
import type { DisclosureResult } from '../disclosure/control-disclosure.js';
import { FAMILIES, type Family, MEASURES_OF } from '../disclosure/families.js';
import { roundCount, roundMoney, roundShare } from '../disclosure/round.js';
import type { AreaEstimate, Measure } from '../estimate/area-estimate.js';
import type { AreaRanks } from './ranks.js';
import type { ShrunkenMeasures } from './shrunken.js';

export interface Rounding {
  /** Pounds. */
  readonly gbp: number;
  /** People. */
  readonly people: number;
}

const SE_NAMES: Readonly<Record<Measure, string>> = {
  earnings_mean: 'earnings_se',
  earnings_median: 'earnings_median_se',
  gap: 'gap_se',
  gap_slope: 'gap_slope_se',
  explained: 'explained_se',
  unexplained: 'unexplained_se',
};

const withheldOf = (code: string, control: DisclosureResult) =>
  FAMILIES.filter((family) => control.state(code, family) === 'withheld').join(';');

/** Why figures that are not withheld are missing; the reason for a withheld one could disclose it. */
function reasonOf({ area_code, reasons }: AreaEstimate, control: DisclosureResult): string {
  const explained = FAMILIES.filter((family) => control.state(area_code, family) !== 'withheld').flatMap(
    (family) =>
      MEASURES_OF[family].flatMap((measure) => {
        const reason = reasons[measure];
        return reason === undefined ? [] : [`${measure}: ${reason}`];
      }),
  );
  return explained.join('; ');
}

/** The figures of one family, rounded, or null where they may not leave. */
function figuresOf(
  estimate: AreaEstimate,
  family: Family,
  control: DisclosureResult,
  rounding: Rounding,
  shrunken?: ShrunkenMeasures,
): Record<string, number | null> {
  const allowed = control.allowed(estimate.area_code, family);
  const money = (value: number | undefined) =>
    allowed && value !== undefined ? roundMoney(value, rounding.gbp) : null;
  const figures: Record<string, number | null> = {};
  for (const measure of MEASURES_OF[family]) {
    const found = estimate.measures[measure];
    figures[measure] = money(found?.value);
    figures[SE_NAMES[measure]] = money(found?.standard_error);
    const pulled = shrunken?.of[measure].get(estimate.area_code);
    figures[`${measure}_shrunken`] = money(pulled?.shrunken);
    figures[`${measure}_weight`] = allowed && pulled !== undefined ? roundShare(pulled.weight) : null;
  }
  return figures;
}

function countsOf(estimate: AreaEstimate, control: DisclosureResult, { people }: Rounding) {
  const { area_code, disadvantaged, bottom, top } = estimate;
  const count = (family: Family, n: number) =>
    control.allowed(area_code, family) ? roundCount(n, people) : null;
  return {
    n: count('earnings', disadvantaged.n),
    n_bottom: count('gap', bottom.n),
    n_top: count('gap', top.n),
  };
}

const NO_RANKS = {
  rank: null,
  level_rank: null,
  gap_rank: null,
  unexplained_gap_rank: null,
  kind: null,
  score: null,
};

/**
 * The substituted share, unless it would disclose something about few people: 0.03 of 100 people are three.
 */
function shareOf({ substituted_share, bottom }: AreaEstimate, threshold: number): number | null {
  const people = substituted_share * bottom.n;
  return people > 0 && people < threshold ? null : roundShare(substituted_share);
}

/** The share of the two fifths whom the split leaves out, under the same rule. */
function unknownShare({ bottom, top, qualified }: AreaEstimate, threshold: number): number | null {
  const all = bottom.n + top.n;
  const unknown = qualified === undefined ? 0 : all - qualified.bottom.n - qualified.top.n;
  return all === 0 || (unknown > 0 && unknown < threshold) ? null : roundShare(unknown / all);
}

/** A row of `estimates.csv`. */
export function areaRow(
  estimate: AreaEstimate,
  control: DisclosureResult,
  { rounding, threshold }: { readonly rounding: Rounding; readonly threshold: number },
  shrunken: ShrunkenMeasures,
  { ranked, drawn, noVariance }: AreaRanks,
  region: { readonly code: string; readonly name: string } | undefined,
): Row {
  const { area_code, area_name } = estimate;
  const ranks = ranked.get(area_code) ?? NO_RANKS;
  const draws = drawn.get(area_code);
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? null : roundShare(value);
  return {
    area_code,
    area_name,
    ...countsOf(estimate, control, rounding),
    ...Object.assign(
      {},
      ...FAMILIES.map((family) => figuresOf(estimate, family, control, rounding, shrunken)),
    ),
    ...ranks,
    score: scoreOf(ranks.score),
    rank_low: draws?.ranks?.rank_low ?? null,
    rank_high: draws?.ranks?.rank_high ?? null,
    rank_median: draws?.ranks?.rank_median ?? null,
    coldspot_probability: share(draws?.coldspot_probability),
    hotspot_probability: share(draws?.hotspot_probability),
    substituted_share: control.allowed(area_code, 'split') ? shareOf(estimate, threshold) : null,
    withheld: withheldOf(area_code, control),
    reason: reasonOf(estimate, control),
    region_code: region?.code ?? null,
    region_name: region?.name ?? null,
    unknown_qualification_share: control.allowed(area_code, 'gap') ? unknownShare(estimate, threshold) : null,
    no_variance: noVariance.join(';'),
  };
}

/** A score to two decimals, halves away from zero. */
const scoreOf = (value: number | null): number | null =>
  value === null ? null : roundMoney(value * 100, 1) / 100;

/** A row of `totals.csv`. */
export function totalRow(
  estimate: AreaEstimate,
  control: DisclosureResult,
  { rounding, threshold }: { readonly rounding: Rounding; readonly threshold: number },
): Row {
  const { area_code, area_name, level } = estimate;
  return {
    area_code,
    area_name,
    level,
    ...countsOf(estimate, control, rounding),
    ...Object.assign({}, ...FAMILIES.map((family) => figuresOf(estimate, family, control, rounding))),
    withheld: withheldOf(area_code, control),
    reason: reasonOf(estimate, control),
    unknown_qualification_share: control.allowed(area_code, 'gap') ? unknownShare(estimate, threshold) : null,
  };
}
