/**
 * The frozen figures, regions and method of an edition, laid out in plain arrays for the plain Monte Carlo.
 * It shares no code with the program.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { parse } from 'yaml';

export interface Indicator {
  readonly code: string;
  readonly direction: number;
  readonly weight: number;
  /** Position of its domain. */
  readonly domain: number;
}

/** What may be drawn, with the names of `robustness` in the method file. */
export interface Drawable {
  readonly treatment: readonly string[];
  readonly normalise: readonly string[];
  readonly aggregate: readonly string[];
  readonly impute: readonly string[];
  readonly weight_spread: number;
  readonly drop_indicators: boolean;
  readonly sampling_error: boolean;
  readonly inheritance_sd: number;
}

/** Columns are by indicator, in the order of the method; rows are by area code. A missing figure is NaN. */
export interface Figures {
  readonly areas: readonly string[];
  /** Region of each area. */
  readonly regions: readonly string[];
  /** Upper-tier authority of each area. */
  readonly upper_tiers: readonly string[];
  readonly indicators: readonly Indicator[];
  readonly domain_weights: readonly number[];
  readonly values: readonly (readonly number[])[];
  /** Standard error where the source gives 95 % limits, else 0. */
  readonly errors: readonly (readonly number[])[];
  /** The codes that each figure came from: figures with the same share their sampling error. */
  readonly publishers: readonly (readonly string[])[];
  /** Whether the figure is another area's, by inheritance or by a split. */
  readonly inherited: readonly (readonly boolean[])[];
  readonly drawable: Drawable;
}

interface MethodFile {
  readonly domains: readonly {
    readonly weight: number;
    readonly indicators: readonly {
      readonly code: string;
      readonly direction: number;
      readonly weight: number;
    }[];
  }[];
  readonly robustness: Drawable;
}
type Cells = Readonly<Record<string, string>>;

const rowsOf = (path: string): Cells[] =>
  Papa.parse<Cells>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;

const numberOf = (cell: string | undefined) =>
  cell === undefined || cell === '' ? Number.NaN : Number(cell);

/** Half of a 95 % interval is 1.96 standard errors, so that the whole is 3.92. */
const errorOf = ({ lower, upper }: Cells) => (lower && upper ? (Number(upper) - Number(lower)) / 3.92 : 0);

export function readFigures(folder: string): Figures {
  const method: MethodFile = parse(readFileSync(join(folder, 'method.yaml'), 'utf8'));
  const rows = rowsOf(join(folder, 'areas.csv')).sort((a, b) =>
    `${a.area_code}` < `${b.area_code}` ? -1 : 1,
  );
  const areas = rows.map((row) => row.area_code ?? '');
  const indicators = method.domains.flatMap(({ indicators: parts }, domain) =>
    parts.map(({ code, direction, weight }) => ({ code, direction, weight, domain })),
  );
  const cells = new Map<string, Cells>();
  for (const row of rowsOf(join(folder, 'figures.csv'))) cells.set(`${row.indicator} ${row.area_code}`, row);
  const laidOut = <T>(of: (row: Cells) => T): T[][] =>
    indicators.map(({ code }) =>
      areas.map((area) => {
        const row = cells.get(`${code} ${area}`);
        if (row === undefined) throw new Error(`no row of ${code} for ${area}`);
        return of(row);
      }),
    );
  return {
    areas,
    regions: rows.map((row) => row.region_code ?? ''),
    upper_tiers: rows.map((row) => row.upper_tier_code ?? ''),
    indicators,
    domain_weights: method.domains.map(({ weight }) => weight),
    values: laidOut(({ value }) => numberOf(value)),
    errors: laidOut(errorOf),
    publishers: laidOut(({ from_codes }) => from_codes ?? ''),
    inherited: laidOut(({ status, reason }) => status === 'inherited' || reason === 'split'),
    drawable: method.robustness,
  };
}
