import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { type Area, areaRow, areaTable } from '../../schemas/area.js';
import { type Figure, figureRow, figureTable } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import type { Origin } from '../../schemas/origin.js';
import { type Population, populationRow, populationTable } from '../../schemas/population.js';
import { frozenInputs } from '../editions/derived.js';
import { figuresOf, folderOfReferred, type IndexEdition, readMethod } from '../editions/edition.js';
import { EDITION_FILES, POPULATIONS_FILE } from '../editions/files.js';
import { readWhole } from '../editions/whole.js';
import { parseTable } from '../tables/read-shipped-table.js';

/** An edition of a trend: its figures, and the method of the trend with its periods. */
export interface TrendYear {
  readonly edition: string;
  readonly method: IndexMethod;
  readonly areas: readonly Area[];
  readonly figures: readonly Figure[];
  readonly populations: readonly Population[] | undefined;
  /** The texts that it was read from, and the official files behind them, for the receipt. */
  readonly read: {
    readonly name: string;
    readonly texts: ReadonlyMap<string, string>;
    readonly origin: Origin;
    readonly method: IndexMethod;
  };
}

const refused = (trend: string, problem: string, next: string) =>
  new SmiError('trend-unlike', `${trend}: ${problem}`, { next });

/** The method of a trend with the periods of one of its editions. Throws `trend-unlike`. */
function withPeriodsOf(trend: IndexMethod, own: IndexMethod): IndexMethod {
  const periods = new Map(
    indicatorsOf(own).map(({ code, period, direction }) => [code, { period, direction }]),
  );
  const structure = trend.structure.map((row) => {
    if (row.type !== 'Indicator') return row;
    const found = periods.get(row.code);
    if (found === undefined)
      throw refused(
        trend.edition,
        `${own.edition} has no ${row.code}`,
        'a trend is made of indicators that are in all of its editions: leave it out',
      );
    if (found.direction !== row.direction)
      throw refused(
        trend.edition,
        `${row.code} has another direction in ${own.edition}`,
        'give it the same direction in both',
      );
    return { ...row, period: found.period };
  });
  return { ...trend, structure };
}

const codesOf = (areas: readonly Area[]): string[] => areas.map(({ area_code }) => area_code).sort();

async function readYear(folder: string, name: string, trend: IndexMethod): Promise<TrendYear> {
  const where = (await folderOfReferred(folder, name)) ?? folder;
  const { method: own, text } = await readMethod(where, name);
  if (own.kind !== 'index')
    throw refused(trend.edition, `${name} is not an index`, 'name editions of an index under trend.editions');
  const method = withPeriodsOf(trend, own);
  const path = join(where, name);
  const { texts: frozen, origin } = await readWhole(path);
  const texts = new Map<string, string>([[EDITION_FILES.method, text]]);
  const take = (file: string): [string, string] => {
    const content = frozen.get(file) ?? '';
    texts.set(file, content);
    return [content, join(path, file)];
  };
  take(EDITION_FILES.origin);
  const areas = parseTable({ ...areaTable, row: areaRow }, ...take(EDITION_FILES.areas));
  const figures = parseTable({ ...figureTable, row: figureRow }, ...take(EDITION_FILES.figures));
  const populations = frozen.has(POPULATIONS_FILE)
    ? parseTable({ ...populationTable, row: populationRow }, ...take(POPULATIONS_FILE))
    : undefined;
  const methodPath = join(path, EDITION_FILES.method);
  return {
    edition: name,
    method,
    areas,
    figures: figuresOf(join(path, EDITION_FILES.figures), figures, areas, frozenInputs(method), methodPath),
    populations,
    read: { name, texts, origin, method: own },
  };
}

/**
 * The editions of a trend, in the order of time. The last is that of the trend itself.
 * @param folder of the editions; those that are not there are looked for among those of the project
 * @throws SmiError `trend-unlike` where an edition has other areas, lacks an indicator or has another
 *   direction, and where the last one has other periods than the trend; else as `loadEdition`
 */
export async function readYears(edition: IndexEdition, folder: string): Promise<TrendYear[]> {
  const { method, areas } = edition;
  const named = method.trend?.editions ?? [];
  const years = await Promise.all(named.map((name) => readYear(folder, name, method)));
  const own = codesOf(areas).join();
  for (const year of years)
    if (codesOf(year.areas).join() !== own)
      throw refused(
        method.edition,
        `${year.edition} has other areas`,
        'name editions of the same areas under trend.editions',
      );
  const last = indicatorsOf(years.at(-1)?.method ?? method);
  for (const [i, { code, period }] of indicatorsOf(method).entries())
    if (last[i]?.period !== period)
      throw refused(
        method.edition,
        `${code} is of ${period}, and of ${last[i]?.period} in ${named.at(-1)}`,
        'give the trend the periods of its last edition, then refresh it',
      );
  return years;
}
