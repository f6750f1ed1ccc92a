import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Figure } from '../../schemas/figure.js';
import type { Harmonised } from '../../schemas/harmonised.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { Observation } from '../../schemas/observation.js';
import { harmonise } from '../harmonise/harmonise.js';
import { areasOfToday, crosswalkOf, populationsOf, type Registers } from './registers.js';
import type { Tier } from './vintage.js';

/**
 * A figure for a district of today. `reason` lists the rules, the last one first, or says why there is no
 * figure.
 */
export type CarriedFigure = Pick<
  Figure,
  'area_code' | 'value' | 'status' | 'reason' | 'flags' | 'from_codes'
> & { readonly area_name: string };

export interface Carried {
  /** One for each district of England in use today, in order of codes. */
  readonly figures: readonly CarriedFigure[];
  /** What became of each given value: none is dropped without a row. */
  readonly account: readonly Pick<Harmonised, 'code' | 'outcome' | 'rule' | 'to_codes'>[];
}

export interface CarryOptions {
  /** The tier of the values; upper-tier values go to every district inside. */
  readonly tier: Tier;
  /** Means of medians and ratios over merged districts are marked estimated. */
  readonly measure: IndicatorDeclaration['measure'];
}

const NAME = 'value';
const PERIOD = 'as given';

const observation = (code: string, value: number | null): Observation => ({
  area_code: code,
  indicator: NAME,
  period: PERIOD,
  value,
  lower: null,
  upper: null,
  status: value === null ? 'missing' : 'observed',
  reason: value === null ? 'not_available' : '',
  flags: '',
  source: 'given',
  cell: `given#${code}:value`,
  raw_text: value === null ? '' : String(value),
});

/**
 * Carries values by code of any vintage to the districts of England of today, by the rules of the editions:
 * the value under today’s code, a recode, a county of the same footprint, a merger (mean weighted by people,
 * or plain where not all are known, as `flags` says), a split. A null means that the value is known to be
 * missing. Throws `area-unknown` for a code that is not in the register and when there are no values,
 * RangeError for a value that is not finite.
 */
export function carryToToday(
  registers: Registers,
  values: ReadonlyMap<string, number | null>,
  { tier, measure }: CarryOptions,
): Carried {
  for (const [code, value] of values) {
    if (!registers.has(code))
      throw new SmiError('area-unknown', `no local authority has the code ${quoteFound(code)}`);
    if (value !== null && !Number.isFinite(value)) throw new RangeError(`the value of ${code} is ${value}`);
  }
  const areas = areasOfToday(registers);
  const names = new Map(areas.map(({ area_code, area_name }) => [area_code, area_name]));
  const declaration: IndicatorDeclaration = {
    code: NAME,
    title: NAME,
    description: NAME,
    unit: NAME,
    level: tier,
    measure,
    range: [-Number.MAX_VALUE, Number.MAX_VALUE],
    select: [NAME],
  };
  if (values.size === 0) throw new SmiError('area-unknown', 'there is no value to carry');
  const { figures, harmonised } = harmonise(
    [{ declaration, source: 'given', period: PERIOD }],
    [...values].map(([code, value]) => observation(code, value)),
    { areas, crosswalk: crosswalkOf(registers), populations: populationsOf(registers) },
  );
  return {
    figures: figures.map(({ area_code, value, status, reason, flags, from_codes }) => ({
      area_code,
      area_name: names.get(area_code) ?? '',
      value,
      status,
      reason,
      flags,
      from_codes,
    })),
    account: harmonised.map(({ code, outcome, rule, to_codes }) => ({ code, outcome, rule, to_codes })),
  };
}
