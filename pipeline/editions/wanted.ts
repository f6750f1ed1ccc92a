import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { countriesOf, liesIn } from '../../schemas/method/areas.js';
import type { Method } from '../../schemas/method.js';
import type { Observation } from '../../schemas/observation.js';
import type { ProvidedIndicator } from '../../sources/registry.js';
import type { Acquired } from '../acquire/acquire.js';
import type { Wanted } from '../harmonise/harmonise.js';
import type { Log } from '../system/log.js';
import { providedIndicator } from './declared.js';
import { type FrozenInput, frozenInputs, localInput } from './derived.js';
import { historyOf } from './history.js';

/** Which areas of an edition a figure of its context is of: those of the countries that it names, or all. */
export const areasOfContext =
  ({ country }: Pick<Method['context'][number], 'country'>) =>
  ({ area_code }: Pick<Area, 'area_code'>): boolean =>
    country === undefined || liesIn(area_code, countriesOf({ country }));

/** A figure of an edition, and where it comes from. */
export interface WantedFigure extends Wanted {
  readonly offer: ProvidedIndicator;
  readonly preferred: readonly WantedFigure[];
}

/**
 * The official figures of a method: those that it scores or derives others from, its context and the earlier
 * periods that its history names; of those that it prefers, the ones whose files are there.
 */
export function wantedFigures(method: Method, methodPath: string, { files }: Acquired) {
  const isThere = ({ offer }: WantedFigure) => offer.source.files.every(({ address }) => files.has(address));
  const figure = ({ code, period, prefer = [] }: FrozenInput): WantedFigure => {
    const offer = providedIndicator(code, methodPath);
    const preferred = prefer.map(figure).filter(isThere);
    return { offer, declaration: offer.declaration, source: offer.source.name, period, preferred };
  };
  const earlier = historyOf(method).flatMap(({ code, periods }) =>
    periods.map((period) => figure({ code, period })),
  );
  return {
    earlier,
    figures: frozenInputs(method).map(figure),
    context: method.context.map((each) => ({ ...figure(each), areas: areasOfContext(each) })),
    local: localInput(method).map(figure),
  };
}

export type WantedFigures = ReturnType<typeof wantedFigures>;

/** The indicators to read, each once. */
export const offersOf = ({ figures, context, local }: WantedFigures): ProvidedIndicator[] => [
  ...new Set(
    [...figures.flatMap((each) => [each, ...each.preferred]), ...context, ...local].map(({ offer }) => offer),
  ),
];

/** The same without preferred figures whose file has none of the period; the log names them. */
export function withPeriods(
  wanted: WantedFigures,
  observations: readonly Observation[],
  log: Log,
): WantedFigures {
  const held = new Set(observations.map(({ indicator, period }) => `${indicator} ${period}`));
  const has = ({ declaration, source, period }: WantedFigure): boolean => {
    const found = held.has(`${declaration.code} ${period}`);
    if (!found) log.warn(`${source} has no ${declaration.code} for ${period}: it is passed over`);
    return found;
  };
  const figures = wanted.figures.map((each) => ({ ...each, preferred: each.preferred.filter(has) }));
  return { ...wanted, figures };
}

export interface PreferredCount {
  /** The indicator, and the one whose figures come before its own. */
  readonly indicator: string;
  readonly preferred: string;
  readonly source: string;
  readonly areas: number;
}

/** How many areas have a figure of a data set that their indicator prefers, by indicator. */
export function preferredCounts(
  { figures: wanted }: WantedFigures,
  figures: readonly Figure[],
): PreferredCount[] {
  return wanted.flatMap(({ declaration: { code }, preferred }) =>
    preferred.map(({ source, declaration }) => ({
      indicator: code,
      preferred: declaration.code,
      source,
      areas: figures.filter((figure) => figure.indicator === code && figure.source === source).length,
    })),
  );
}
