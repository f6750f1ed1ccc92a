import { z } from 'zod';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { modelParametersTable, modelTable, upperTierTable } from '../../schemas/release/model-tables.js';
import { plainField, type Row, type Table, type TableData } from '../../schemas/table.js';
import type { IndicatorModel } from './fit.js';
import type { Modelled } from './model.js';
import { upperTierRows } from './upper-tiers.js';

/** What the table of indicators shows of figures that areas do not have themselves. */
const spreadTable: Table = {
  name: 'model_spread',
  title: 'Figures of larger areas',
  description: 'Figures that areas do not have themselves, with that of the larger area and their error.',
  key: ['area_code', 'indicator'],
  row: z.strictObject({
    area_code: plainField(z.string(), 'Area code'),
    indicator: plainField(z.string(), 'Indicator'),
    county_value: plainField(z.number(), 'The figure of the larger area'),
    standard_error: plainField(z.number().nullable(), 'Standard error'),
    lower: plainField(z.number().nullable(), 'Lower end of the interval'),
    upper: plainField(z.number().nullable(), 'Upper end of the interval'),
  }),
};

/** The tables of the stage. */
export interface ModelTables {
  /** For the table of indicators. */
  readonly spread: TableData;
  /** Published with the release; without rows where the method has no model, or no such aggregate. */
  readonly models: TableData;
  readonly parameters: TableData;
  readonly upperTiers: TableData;
}

const orNull = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

function modelRow(model: IndicatorModel, { design, spread }: Modelled): Row {
  const { code, modelled, allowed, gain, errors, line, inheritedSd, shared } = model;
  const counties = shared.filter(({ isCounty }) => isCounty);
  const districts = new Set(counties.flatMap(({ units }) => units));
  const filled = new Set(design.filled.map(({ area_code }) => area_code));
  const own = spread.filter(({ figure }) => figure.indicator === code);
  return {
    indicator: code,
    treatment: modelled ? 'modelled' : 'inherited',
    allowed,
    gain: orNull(gain ?? undefined),
    r_squared: orNull(errors?.r_squared),
    modelled_rmse: orNull(errors?.modelled.rmse),
    modelled_bias: orNull(errors?.modelled.bias),
    modelled_coverage: orNull(errors?.modelled.coverage),
    inherited_rmse: orNull(errors?.inherited.rmse),
    inherited_bias: orNull(errors?.inherited.bias),
    inherited_coverage: orNull(errors?.inherited.coverage),
    pseudo_counties: errors?.groups ?? 0,
    pseudo_authorities: errors?.units ?? 0,
    authorities: model.authorities.length,
    penalty: line.penalty,
    model_sd: orNull(line.sd),
    inherited_sd: inheritedSd,
    counties: counties.length,
    districts: districts.size,
    at_bound: own.filter(({ figure }) => figure.flags.split(';').includes('at_bound')).length,
    regressors_filled: [...districts].filter((unit) => filled.has(design.areas[unit]!.area_code)).length,
    plain_means: counties.filter(({ weighed }) => !weighed).length,
  };
}

function parameterRows({ models, omega }: Modelled, regressors: readonly string[]): Row[] {
  return models.flatMap(({ code, line }, i) => [
    ...regressors.map((other, k) => ({
      indicator: code,
      parameter: 'coefficient',
      other,
      value: line.coefficients[k]!,
    })),
    ...models.map((other, k) => ({
      indicator: code,
      parameter: 'covariance',
      other: other.code,
      value: omega[i]![k]!,
    })),
  ]);
}

const spreadRows = ({ spread }: Modelled): Row[] =>
  spread.map(({ figure, county_value, standard_error, interval }) => ({
    area_code: figure.area_code,
    indicator: figure.indicator,
    county_value,
    standard_error,
    lower: interval?.[0] ?? null,
    upper: interval?.[1] ?? null,
  }));

/**
 * The tables of modelled figures, in the order of the method.
 * @param published frozen and derived figures, before anything is modelled
 */
export function modelTables(
  modelled: Modelled | undefined,
  method: IndexMethod,
  areas: readonly Area[],
  published: readonly Figure[],
): ModelTables {
  const regressors = method.steps.model?.regressors ?? [];
  const rows = (of: (given: Modelled) => Row[]) => (modelled === undefined ? [] : of(modelled));
  return {
    spread: { table: spreadTable, rows: rows(spreadRows) },
    models: {
      table: modelTable,
      rows: rows((given) => given.models.map((model) => modelRow(model, given))),
    },
    parameters: { table: modelParametersTable, rows: rows((given) => parameterRows(given, regressors)) },
    upperTiers: { table: upperTierTable, rows: upperTierRows(method, areas, published) },
  };
}
