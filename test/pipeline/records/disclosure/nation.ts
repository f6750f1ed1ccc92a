import type {
  AreaEstimate,
  AreaLevel,
  Precise,
} from '../../../../pipeline/records/estimate/area-estimate.js';

interface Shape {
  readonly n?: number;
  readonly fifths?: number;
  readonly share?: number;
}

/**
 * An area with equal earnings: `n` disadvantaged people, and as many in each fifth as `fifths`
 * says.
 */
export function area(
  code: string,
  parent: string | null,
  shape: Shape = {},
  change: Partial<AreaEstimate> = {},
) {
  const { n = 100, fifths = 100, share = 0.01 } = shape;
  const level: AreaLevel = parent === null ? 'country' : parent === 'E' ? 'region' : 'area';
  const figure = (known: boolean): Precise | null => (known ? { value: 20_000, standard_error: 100 } : null);
  const half = Math.floor(n / 2);
  const estimate: AreaEstimate = {
    area_code: code,
    area_name: `Name of ${code}`,
    level,
    parent,
    disadvantaged: { n, largest_share: share, below_median: half, above_median: half },
    bottom: { n: fifths, largest_share: share },
    top: { n: fifths, largest_share: share },
    line: { n: 5 * fifths, largest_share: share },
    substituted_share: 0,
    measures: {
      earnings_mean: figure(n > 0),
      earnings_median: figure(n > 0),
      gap: figure(fifths > 0),
      gap_slope: figure(fifths > 0),
      explained: figure(fifths > 0),
      unexplained: figure(fifths > 0),
    },
    reasons: {},
  };
  return { ...estimate, ...change };
}

/** A country of regions (lists of the numbers of disadvantaged people in their areas), with totals. */
export function country(regions: readonly (readonly number[])[]): AreaEstimate[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const large = (areas: readonly number[]) => ({ n: sum(areas), fifths: 100 * areas.length });
  return [
    area('E', null, large(regions.flat())),
    ...regions.flatMap((areas, r) => [
      area(`R${r}`, 'E', large(areas)),
      ...areas.map((n, a) => area(`A${r}${a}`, `R${r}`, { n })),
    ]),
  ];
}
