import { group } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import { counted, exactPerCent } from '../../outputs/formats/numbers.js';
import type { LeftOut } from '../../schemas/method/left-out.js';
import { domainsLeftOut } from '../../schemas/method/left-out.js';
import { facesOf, indicatorGroups, indicatorsOf, nameOf } from '../../schemas/method/structure.js';
import type { EditionIndicator, IndexMethod, Method } from '../../schemas/method.js';
import type { Observation } from '../../schemas/observation.js';
import { ageOf, allowedAge } from './age.js';
import { declaredOf } from './declared.js';
import { endYear } from './derived.js';
import { editEarlier } from './edit-earlier.js';
import { EDITION_FILES } from './files.js';
import type { ReadMethod } from './method.js';
import { checkName } from './next-edition.js';
import { earlierPeriod } from './next-periods.js';

/** A face that has less of the weight of its domains falls, and the edition is refused. */
const FACE_SHARE = 0.6;

/** What becomes of an indicator in an edition of earlier periods. */
export interface MovedBack {
  readonly code: string;
  readonly from: string;
  /** Its period there; undefined where it is left out. */
  readonly to: string | undefined;
  readonly carried: boolean;
}

export interface EarlierEdition {
  /** The text of its method file. */
  readonly text: string;
  readonly periods: readonly MovedBack[];
  readonly leftOut: readonly LeftOut[];
}

const weigh = (rows: readonly { readonly weight: number }[]): number =>
  rows.reduce((sum, { weight }) => sum + weight, 0);

const title = (method: IndexMethod, code: string): string =>
  declaredOf(method, code, EDITION_FILES.method).declaration.title;

/** The period of an indicator so many years earlier, or why there is none. */
function movedBack(
  { period }: EditionIndicator,
  years: number,
  observations: readonly Observation[],
): string | { readonly reason: string } {
  const found = earlierPeriod(observations, period, years);
  const year = endYear(period) - years;
  if (found === undefined) return { reason: `no figures for ${year}` };
  if (found.isEnough) return found.period;
  const { areas, now } = found;
  return { reason: `figures of only ${counted(areas, 'area')} for ${year}, and of ${now} for ${period}` };
}

/** The domains that fall, with their share of weight, and the indicators that fall with them. */
function fallen(method: IndexMethod, lacking: ReadonlySet<string>): LeftOut[] {
  const least = method.steps.levels[1]?.minimum_weight_share ?? 0;
  return indicatorGroups(method).flatMap(({ code, name, indicators }): LeftOut[] => {
    const kept = indicators.filter((indicator) => !lacking.has(indicator.code));
    const share = weigh(kept) / weigh(indicators);
    if (share >= least - method.steps.tolerance) return [];
    const parent = method.structure.find((row) => row.code === code)?.parent ?? undefined;
    const reason = `indicators with ${exactPerCent(share)} of its weight have figures; ${exactPerCent(least)} is needed`;
    return [
      ...kept.map(
        (indicator): LeftOut => ({
          code: indicator.code,
          what: 'indicator',
          name: title(method, indicator.code),
          part_of: code,
          reason: `${name} is left out`,
        }),
      ),
      {
        code,
        what: 'domain',
        name,
        ...(parent !== undefined && { part_of: parent }),
        weight_share: share,
        reason,
      },
    ];
  });
}

/** Throws `edition-partial` where a face has not enough of the weight of its domains. */
function checkFaces(method: IndexMethod, name: string, leftOut: readonly LeftOut[]): void {
  const gone = new Set(domainsLeftOut({ left_out: leftOut }).map(({ code }) => code));
  const wholes = facesOf(method).length > 0 ? facesOf(method) : method.structure.filter((row) => !row.parent);
  for (const face of wholes) {
    const domains = method.structure.filter(({ parent }) => parent === face.code);
    const share = weigh(domains.filter(({ code }) => !gone.has(code))) / weigh(domains);
    if (share >= FACE_SHARE - method.steps.tolerance) continue;
    const lost = leftOut.filter(({ what }) => what === 'domain' || what === 'indicator');
    throw new SmiError(
      'edition-partial',
      `${name}: ${nameOf(method, face.code)} would have domains with ${exactPerCent(share)} of its weight, and ${exactPerCent(FACE_SHARE)} is needed`,
      {
        next: 'move the periods back by another number of years',
        places: lost.map(({ code, part_of = '', reason }) => `${part_of} ${code}: ${reason}`.trim()),
      },
    );
  }
}

/** What the model of the edition goes without. */
function modelLacks(method: IndexMethod, gone: ReadonlySet<string>): LeftOut[] {
  const { regressors = [], indicators = [] } = method.steps.model ?? {};
  const weights = new Set(indicators.flatMap(({ times }) => (times === undefined ? [] : [times])));
  const lack = (codes: Iterable<string>, what: LeftOut['what'], reason: string): LeftOut[] =>
    [...codes]
      .filter((code) => gone.has(code))
      .map((code) => ({ code, what, name: title(method, code), reason }));
  return [
    ...lack(regressors, 'regressor', 'it is not scored: figures of counties are spread without it'),
    ...lack(
      weights,
      'benchmark_weight',
      'it is not scored: figures of counties are spread with the weights of the population alone',
    ),
  ];
}

/**
 * The method of an edition of earlier years: the same method with every period moved back. An indicator
 * without figures of that year is left out; so is a domain without enough of its weight. A face needs 60% of
 * its domains.
 * @param observations of the indicators, of every period
 * @param carry codes of indicators that keep their period
 * @throws SmiError `usage`; `edition-partial` where a face has too few domains
 */
export function earlierEdition(
  read: ReadMethod<Method> & { readonly text: string },
  name: string,
  years: number,
  observations: readonly Observation[],
  carry: readonly string[] = [],
): EarlierEdition {
  checkName(name);
  const { method } = read;
  if (method.kind !== 'index' || method.derive.length > 0 || method.inputs.length > 0)
    throw new SmiError('usage', `--back: ${method.edition} is not an index of official figures alone`, {
      next: 'name an index whose method derives no figures',
    });
  const indicators = indicatorsOf(method);
  const unknown = carry.find((code) => !indicators.some((indicator) => indicator.code === code));
  if (unknown !== undefined)
    throw new SmiError('usage', `--carry: ${JSON.stringify(unknown)} is no indicator of ${method.edition}`);
  const byCode = group(observations, ({ indicator }) => indicator);
  const named = { edition: name, areas: method.areas };
  const found = new Map(
    indicators.map((indicator) => {
      const { code, period } = indicator;
      if (!carry.includes(code)) return [code, movedBack(indicator, years, byCode.get(code) ?? [])] as const;
      if (ageOf(named, period) >= 0) return [code, period] as const;
      throw new SmiError('usage', `--carry: ${code} of ${period} is later than ${name}`);
    }),
  );
  const without = indicators.flatMap(({ code, parent }): LeftOut[] => {
    const to = found.get(code);
    if (to === undefined || typeof to === 'string') return [];
    return [{ code, what: 'indicator', name: title(method, code), part_of: parent, reason: to.reason }];
  });
  const lacking = new Set(without.map(({ code }) => code));
  const scored = [...without, ...fallen(method, lacking)];
  checkFaces(method, name, scored);
  const gone = new Set(scored.map(({ code }) => code));
  const leftOut = [...scored, ...modelLacks(method, gone)];
  const periods = indicators.map(({ code, period }): MovedBack => {
    const to = found.get(code);
    const isKept = typeof to === 'string' && !gone.has(code);
    return { code, from: period, to: isKept ? to : undefined, carried: isKept && carry.includes(code) };
  });
  const old = (code: string, period: string): number | undefined => {
    const row = indicators.find((indicator) => indicator.code === code);
    const age = ageOf(named, period);
    return row !== undefined && age > allowedAge(row) ? age : undefined;
  };
  return {
    text: editEarlier({ ...read, method }, { name, years, periods, leftOut, old, carry }),
    periods,
    leftOut,
  };
}
