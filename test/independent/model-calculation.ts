/**
 * Figures of counties spread over their districts, computed from the frozen files of an edition in plain
 * arithmetic, by the text of section 2.3 of the methods. It shares no code with the program: lines are solved
 * by Gaussian elimination on the raw rows, and bounds are met by halving.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { parse } from 'yaml';

type Row = Readonly<Record<string, string>>;
type Numbers = readonly number[];

const rowsOf = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
const sum = (values: Numbers) => values.reduce((total, value) => total + value, 0);
const mean = (values: Numbers) => sum(values) / values.length;
const sdOf = (values: Numbers) =>
  Math.sqrt(sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1));
const dot = (a: Numbers, b: Numbers) => sum(a.map((value, i) => value * b[i]!));

/** Solves Ax = b by Gaussian elimination with the largest pivot. */
export function eliminated(a: readonly Numbers[], b: Numbers): number[] {
  const rows = a.map((row, i) => [...row, b[i]!]);
  for (let i = 0; i < rows.length; i += 1) {
    const pivot = rows.slice(i).reduce((best, row, k) => {
      return Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? i + k : best;
    }, i);
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let k = 0; k < rows.length; k += 1) {
      if (k === i) continue;
      const factor = rows[k]![i]! / rows[i]![i]!;
      rows[k] = rows[k]!.map((value, column) => value - factor * rows[i]![column]!);
    }
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

/** The counties whose authorities publish for themselves, by the names of these in the list of 2025. */
const COUNTIES: readonly (readonly string[])[] = [
  'Bolton|Bury|Manchester|Oldham|Rochdale|Salford|Stockport|Tameside|Trafford|Wigan',
  'Knowsley|Liverpool|St. Helens|Sefton|Wirral',
  'Barnsley|Doncaster|Rotherham|Sheffield',
  'Gateshead|Newcastle upon Tyne|North Tyneside|South Tyneside|Sunderland',
  'Birmingham|Coventry|Dudley|Sandwell|Solihull|Walsall|Wolverhampton',
  'Bradford|Calderdale|Kirklees|Leeds|Wakefield',
  'Bath and North East Somerset|Bristol, City of|North Somerset|South Gloucestershire',
  'Bedford|Central Bedfordshire|Luton',
  'Bracknell Forest|Reading|Slough|West Berkshire|Windsor and Maidenhead|Wokingham',
  'Hartlepool|Middlesbrough|Redcar and Cleveland|Stockton-on-Tees',
  'Cheshire East|Cheshire West and Chester|Halton|Warrington',
  'East Riding of Yorkshire|Kingston upon Hull, City of|North East Lincolnshire|North Lincolnshire',
  'Bournemouth, Christchurch and Poole|Dorset',
  'Shropshire|Telford and Wrekin',
  'Swindon|Wiltshire',
  'North Northamptonshire|West Northamptonshire',
  'Cumberland|Westmorland and Furness',
  'County Durham|Darlington',
  'Buckinghamshire|Milton Keynes',
].map((names) => names.split('|'));

const LONDON = 'E12000007';
/** Published for upper tiers; the others are published for districts. */
export const COUNTY_INDICATORS = [
  'good_development_fsm',
  'key_stage_2_fsm',
  'attainment_8_fsm',
  'persistent_absence_fsm',
  'neet_16_17',
  'level_3_by_19_fsm',
  'higher_education_by_19_fsm',
  'a_level_points',
  'healthy_life_expectancy',
];
export const REGRESSORS = [
  'literacy_at_5',
  'key_stage_2',
  'english_and_maths_by_19',
  'level_3_or_above',
  'weekly_pay',
  'claimant_count',
  'child_poverty',
  'housing_affordability',
  'first_time_buyers',
];
/** Per cent, or points of eight grades of up to nine each and a half, or years. */
const highest = (code: string) => ({ attainment_8_fsm: 90, a_level_points: 60 })[code] ?? 100;
const lowest = (code: string) => (code === 'healthy_life_expectancy' ? 30 : 0);

interface Unit {
  readonly x: Numbers;
  readonly y: number;
  readonly region: string;
  readonly area: string;
}

/** Values less the mean of those of the same region. */
function centred(units: readonly Unit[]): Unit[] {
  return units.map((unit) => {
    const same = units.filter(({ region }) => region === unit.region);
    return {
      ...unit,
      y: unit.y - mean(same.map(({ y }) => y)),
      x: unit.x.map((value, k) => value - mean(same.map(({ x }) => x[k]!))),
    };
  });
}

function ridge(units: readonly Unit[], penalty: number): number[] {
  const columns = (units[0]?.x ?? []).map((_, k) => units.map(({ x }) => x[k]!));
  const matrix = columns.map((a, i) => columns.map((b, k) => dot(a, b) + (i === k ? penalty : 0)));
  const y = units.map((unit) => unit.y);
  return eliminated(
    matrix,
    columns.map((column) => dot(column, y)),
  );
}

const PENALTIES = Array.from({ length: 29 }, (_, i) => 10 ** (i / 4 - 2));

/** What each unit is above the line of the other regions. */
function residualsAt(units: readonly Unit[], penalty: number): number[] {
  const regions = [...new Set(units.map(({ region }) => region))];
  const lines = new Map(
    regions.map((left) => [
      left,
      ridge(
        units.filter(({ region }) => region !== left),
        penalty,
      ),
    ]),
  );
  return units.map(({ x, y, region }) => y - dot(x, lines.get(region)!));
}

function penaltyOf(units: readonly Unit[]): number {
  const errors = PENALTIES.map((penalty) => {
    const residuals = residualsAt(units, penalty);
    return dot(residuals, residuals);
  });
  return PENALTIES[errors.lastIndexOf(Math.min(...errors))]!;
}

/** The figure of a county for its districts, at distances given; the shift at bounds is found by halving. */
export function spread(
  figure: number,
  offsets: Numbers,
  weights: Numbers,
  low: number,
  high: number,
): number[] {
  const middle = dot(weights, offsets) / sum(weights);
  const plain = offsets.map((offset) => figure + offset - middle);
  if (plain.every((value) => value >= low && value <= high)) return plain;
  const cut = (shift: number) => plain.map((value) => Math.min(high, Math.max(low, value + shift)));
  let [from, to] = [-1e4, 1e4];
  for (let step = 0; step < 200; step += 1) {
    const half = (from + to) / 2;
    if (dot(weights, cut(half)) / sum(weights) < figure) from = half;
    else to = half;
  }
  return cut(to);
}

const shrunk = (weights: Numbers, i: number) => {
  const shares = weights.map((weight) => weight / sum(weights));
  return Math.sqrt(1 - 2 * shares[i]! + dot(shares, shares));
};

const rootMeanSquare = (errors: Numbers) => Math.sqrt(dot(errors, errors) / errors.length);

interface Errors {
  readonly rmse: number;
  readonly bias: number;
  readonly coverage: number;
}

export interface PlainModel {
  readonly code: string;
  readonly penalty: number;
  readonly coefficients: Numbers;
  readonly sd: number;
  readonly inheritedSd: number;
  readonly authorities: number;
  readonly known: number;
  readonly modelled: Errors;
  readonly inherited: Errors;
  readonly isModelled: boolean;
  /** By area: value, published figure of the larger area, standard error. */
  readonly figures: ReadonlyMap<string, readonly [number, number, number]>;
}

export interface PlainModels {
  readonly models: readonly PlainModel[];
  readonly omega: readonly Numbers[];
}

/** What an edition of other years has of it. */
export interface PlainSetting {
  readonly counties: readonly string[];
  readonly regressors: readonly string[];
  /** Whether figures of pupils are weighed by child poverty too. */
  readonly byPoverty: boolean;
}

const OF_2026 = { counties: COUNTY_INDICATORS, regressors: REGRESSORS, byPoverty: true };

/**
 * Everything from the folder of an edition.
 * @param treated the values of an indicator after the treatment of outliers, in the order given
 * @param of what is modelled, and by what
 */
export function modelCalculation(
  folder: string,
  treated: (values: Numbers) => Numbers,
  { counties, regressors, byPoverty }: PlainSetting = OF_2026,
): PlainModels {
  const areas = rowsOf(join(folder, 'areas.csv'));
  const { minimum_gain, inherited_sd } = parse(readFileSync(join(folder, 'method.yaml'), 'utf8')).steps.model;
  const figures = new Map(
    rowsOf(join(folder, 'figures.csv')).map((row) => [`${row.area_code} ${row.indicator}`, row]),
  );
  const people = new Map(
    rowsOf(join(folder, 'populations.csv')).map((row) => [row.area_code, Number(row.population)]),
  );
  const at = (area: string, code: string) => figures.get(`${area} ${code}`)!;
  const figureOf = (area: string, code: string) => {
    const { value } = at(area, code);
    return value === '' || value === undefined ? Number.NaN : Number(value);
  };
  const codes = areas.map(({ area_code }) => area_code!);
  const regionOf = new Map(areas.map(({ area_code, region_code }) => [area_code!, region_code!]));
  const scaled = regressors.map((code) => {
    const known = codes.filter((area) => !Number.isNaN(figureOf(area, code)));
    const column = known.map((area) => figureOf(area, code));
    const found = new Map(column.map((value, i) => [known[i]!, (value - mean(column)) / sdOf(column)]));
    // A figure that is missing is that of the mean of its region.
    const filled = codes
      .filter((area) => !found.has(area))
      .map((area) => {
        const same = known.filter((other) => regionOf.get(other) === regionOf.get(area));
        return [area, mean(same.map((other) => found.get(other)!))] as const;
      });
    return new Map([...found, ...filled]);
  });
  const xOf = (area: string) => scaled.map((column) => column.get(area)!);
  const weightOf = (area: string, code: string) =>
    people.get(area)! * (byPoverty && code.endsWith('_fsm') ? figureOf(area, 'child_poverty') : 1);
  const residuals: Map<string, number>[] = [];

  const models = counties.map((code): PlainModel => {
    const publishers = areas.filter(({ area_code, upper_tier_code, region_code }) => {
      const { reason = '', value } = at(area_code!, code);
      return area_code === upper_tier_code && region_code !== LONDON && value !== '' && !/split/.test(reason);
    });
    const raw = publishers.map(({ area_code, region_code }) => ({
      area: area_code!,
      region: region_code!,
      x: xOf(area_code!),
      y: figureOf(area_code!, code),
    }));
    const units = centred(raw);
    const penalty = penaltyOf(units);
    const coefficients = ridge(units, penalty);
    const left = residualsAt(units, penalty);
    residuals.push(new Map(units.map(({ area }, i) => [area, left[i]!])));
    const regions = new Set(units.map(({ region }) => region));
    const sd = Math.sqrt(dot(left, left) / (units.length - regions.size));

    const column = codes.map((area) => figureOf(area, code));
    const present = column.map((value, i) => [codes[i]!, value] as const).filter(([, v]) => !Number.isNaN(v));
    const after = treated(present.map(([, value]) => value));
    const winsorised = new Map(present.map(([area], i) => [area, after[i]!]));
    const inheritedSd = inherited_sd * sdOf(raw.map(({ area }) => winsorised.get(area)!));

    const errors: { model: number; plain: number; factor: number }[] = [];
    const nested = new Map(
      [...regions].map((region) => {
        const others = units.filter((unit) => unit.region !== region);
        return [region, ridge(others, penaltyOf(others))];
      }),
    );
    for (const names of COUNTIES) {
      const parts = names.map((name) => raw.find((unit) => nameOf(unit.area) === name));
      if (!parts.every((part) => part !== undefined)) continue;
      const weights = parts.map(({ area }) => weightOf(area, code));
      const figure =
        dot(
          weights,
          parts.map(({ y }) => y),
        ) / sum(weights);
      const offsets = parts.map(({ x, region }) => dot(x, nested.get(region)!));
      spread(figure, offsets, weights, lowest(code), highest(code)).forEach((value, i) => {
        const { y } = parts[i]!;
        errors.push({ model: value - y, plain: figure - y, factor: shrunk(weights, i) });
      });
    }
    const errorsOf = (which: 'model' | 'plain', spreadSd: number): Errors => ({
      rmse: rootMeanSquare(errors.map((error) => error[which])),
      bias: mean(errors.map((error) => error[which])),
      coverage: mean(
        errors.map((error) => (Math.abs(error[which]) <= 1.96 * spreadSd * error.factor ? 1 : 0)),
      ),
    });
    const modelled = errorsOf('model', sd);
    const inherited = errorsOf('plain', inheritedSd);
    const isModelled = modelled.rmse <= (1 - minimum_gain) * inherited.rmse;

    const found = new Map<string, readonly [number, number, number]>();
    const shared = new Map<string, string[]>();
    for (const { area_code } of areas) {
      const { reason = '', from_codes = '', value } = at(area_code!, code);
      if (value !== '' && /upper_tier|split/.test(reason))
        shared.set(from_codes, [...(shared.get(from_codes) ?? []), area_code!]);
    }
    for (const own of shared.values()) {
      const figure = figureOf(own[0]!, code);
      const weights = own.map((area) => weightOf(area, code));
      const isCounty = /upper_tier/.test(at(own[0]!, code).reason!);
      const values =
        isModelled && isCounty
          ? spread(
              figure,
              own.map((area) => dot(xOf(area), coefficients)),
              weights,
              lowest(code),
              highest(code),
            )
          : own.map(() => figure);
      own.forEach((area, i) => {
        const error = (isModelled && isCounty ? sd : inheritedSd) * shrunk(weights, i);
        found.set(area, [values[i]!, figure, error]);
      });
    }
    return {
      code,
      penalty,
      coefficients,
      sd,
      inheritedSd,
      authorities: raw.length,
      known: errors.length,
      modelled,
      inherited,
      isModelled,
      figures: found,
    };
  });

  function nameOf(area: string): string | undefined {
    return areas.find(({ area_code }) => area_code === area)?.area_name;
  }

  const complete = codes.filter((area) => residuals.every((column) => column.has(area)));
  const products = (i: number, k: number) =>
    sum(complete.map((area) => residuals[i]!.get(area)! * residuals[k]!.get(area)!));
  const errorSd = models.map(({ isModelled, sd, inheritedSd }) => (isModelled ? sd : inheritedSd));
  const omega = models.map((_, i) =>
    models.map((__, k) => {
      const correlation = products(i, k) / Math.sqrt(products(i, i) * products(k, k));
      return correlation * errorSd[i]! * errorSd[k]!;
    }),
  );
  return { models, omega };
}
