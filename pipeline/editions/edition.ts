import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { counted, whole } from '../../outputs/formats/numbers.js';
import { type Area, areaRow, areaTable } from '../../schemas/area.js';
import { type Figure, figureRow, figureTable } from '../../schemas/figure.js';
import { type Harmonised, harmonisedRow, harmonisedTable } from '../../schemas/harmonised.js';
import type { HistoryFigure } from '../../schemas/history.js';
import type { IndexMethod, LongShadowMethod, Method } from '../../schemas/method.js';
import type { Origin } from '../../schemas/origin.js';
import { didYouMean } from '../system/nearest.js';
import { shipped } from '../system/package-root.js';
import { readIfPresent } from '../system/read-if-present.js';
import { parseTable, readEditionFile } from '../tables/read-shipped-table.js';
import { withAges } from './age.js';
import { type Besides, checkEvidence, type Revisable, readBesides } from './besides.js';
import { referencesOf } from './check-steps.js';
import { withCounts } from './counts.js';
import { providedIndicator } from './declared.js';
import { type FrozenInput, frozenInputs, localInput } from './derived.js';
import {
  DEPRIVATION_FILE,
  EDITION_FILES,
  EVIDENCE_FILE,
  LOCAL_FILE,
  MOVES_FILE,
  RETYPED_FILE,
} from './files.js';
import { readHistory } from './history.js';
import { type ReadMethod, readEditionMethod } from './method.js';
import { checkAreas } from './origin.js';
import { checkProvided } from './provided.js';
import {
  type PublishedColdspot,
  type PublishedDeprivation,
  parseDeprivation,
  readPublished,
} from './published.js';
import { mendIfLeft } from './swap.js';
import { asVariant, publishedMethods } from './variant.js';
import { areasOfContext } from './wanted.js';
import { readWhole } from './whole.js';

export { EDITION_FILES } from './files.js';

interface EditionOf<M extends Method> {
  readonly name: string;
  readonly method: M;
  readonly areas: readonly Area[];
  readonly figures: readonly Figure[];
  /** Context figures, which are never scored. */
  readonly context: readonly Figure[];
  readonly harmonised: readonly Harmonised[];
  readonly origin: Origin;
  /** Indicators that are frozen but that the method does not name (any more): their figures are left out. */
  readonly unused: readonly string[];
  /** The text of each file, by its name, for the receipt. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface IndexEdition extends EditionOf<IndexMethod>, Besides {
  /**
   * The Indices of Deprivation 2025 for its areas, where it has them: for comparison with the index, never
   * part of it.
   */
  readonly deprivation?: readonly PublishedDeprivation[];
  /** Figures of earlier periods by publishing authority; absent where the method names none. */
  readonly history?: readonly HistoryFigure[];
}
export interface LongShadowEdition extends EditionOf<LongShadowMethod>, Revisable {
  /** The areas that the report of 2020 named. */
  readonly published: readonly PublishedColdspot[];
  /** The local figure of the method in the districts where these areas are; none where it names none. */
  readonly local: readonly Figure[];
}
export type Edition = IndexEdition | LongShadowEdition;

export const isIndex = (edition: Edition): edition is IndexEdition => edition.method.kind === 'index';
export const isLongShadow = (edition: Edition): edition is LongShadowEdition =>
  edition.method.kind === 'long_shadow';

/** Names of the editions in a folder, in order. */
export async function editionNames(folder: string): Promise<string[]> {
  return onDisk(`reading ${folder}`, async () => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (isAbsent(error))
        throw new SmiError('setting-invalid', `there is no folder of editions at ${folder}`);
      throw error;
    });
    // A hidden folder is one that a refresh is still writing.
    const isEdition = (entry: (typeof entries)[number]) => entry.isDirectory() && !entry.name.startsWith('.');
    return entries.flatMap((entry) => (isEdition(entry) ? [entry.name] : [])).sort();
  });
}

/**
 * The folder that has an edition which another one refers to: the same folder, or else that of the project,
 * so that a folder may hold one edition alone. Undefined where neither has it.
 */
export async function folderOfReferred(folder: string, name: string): Promise<string | undefined> {
  for (const each of [folder, shipped('editions')])
    if ((await editionNames(each)).includes(name)) return each;
  return undefined;
}

/** What was read of each method file last: a command asks for the method of an edition several times. */
const methodsRead = new Map<string, { readonly text: string; readonly read: ReadMethod<Method> }>();

function readMethodText(text: string, path: string): ReadMethod<Method> {
  const before = methodsRead.get(path);
  if (before?.text === text) return before.read;
  const read = readEditionMethod(text, path);
  methodsRead.set(path, { text, read });
  return read;
}

/** The method in a text, which may be a copy of that of an edition. Throws as `readEditionMethod`. */
export function methodIn(text: string, path: string): Method {
  for (const known of methodsRead.values()) if (known.text === text) return known.read.method;
  return readMethodText(text, path).method;
}

/** A method file that stands in for that of an edition. */
export interface GivenMethod {
  readonly text: string;
  /** What messages call the file. */
  readonly path: string;
}

/** What the receipt says of a release by such a method, which has the file too. */
export const GIVEN_METHOD = 'given';

/** The edition that a given method file is of. Throws as `readMethod`. */
export const editionOfMethod = ({ text, path }: GivenMethod): string =>
  readEditionMethod(text, path).method.edition;

/**
 * The method of an edition. Throws `edition-unknown`, `method-invalid`, `method-weights`.
 * @param given read in place of its own
 */
export async function readMethod(
  folder: string,
  name: string,
  given?: GivenMethod,
): Promise<ReadMethod<Method> & { readonly text: string }> {
  const names = await editionNames(folder);
  if (!names.includes(name))
    throw new SmiError(
      'edition-unknown',
      `there is no edition ${JSON.stringify(name)} in ${folder}`,
      didYouMean(name, names),
    );
  const path = given?.path ?? join(folder, name, EDITION_FILES.method);
  const text = given?.text ?? (await readEditionFile(path));
  const { method, source } = readMethodText(text, path);
  if (method.edition !== name)
    throw source.refused(
      ['edition'],
      `edition is ${method.edition}; allowed here: ${name}, ${given === undefined ? 'the name of its folder' : 'the edition that is built'}`,
    );
  return { method: asVariant(method, await publishedMethods()), source, text };
}

/** Throws `reference-invalid` for a distance to an area that is not in the edition. */
function checkReferences({ method, source }: ReadMethod<IndexMethod>, areas: readonly Area[]): void {
  const known = new Set(areas.map(({ area_code }) => area_code));
  const unknown = referencesOf(method.steps.levels).find(({ unit }) => !known.has(unit));
  if (unknown === undefined) return;
  throw source.refused(
    unknown.path,
    `${unknown.of} is measured by its distance to ${quoteFound(unknown.unit)}, but the edition has no area with this code`,
    { next: 'give the code of an area of the edition' },
    'reference-invalid',
  );
}

/**
 * The figures that the method names. Throws `figures-invalid` unless there is one for each area and
 * indicator, for the period in the method, from the source and within the range of the indicator's
 * declaration.
 */
export function figuresOf(
  file: string,
  all: readonly Figure[],
  areas: readonly Pick<Area, 'area_code'>[],
  wanted: readonly FrozenInput[],
  methodPath: string,
): Figure[] {
  const named = new Set(wanted.map(({ code, period }) => `${code} ${period}`));
  const figures = all.filter(({ indicator, period }) => named.has(`${indicator} ${period}`));
  const refused = (problem: string) => new SmiError('figures-invalid', `${file}${problem}`);
  const keyOf = (area: string, code: string, period: string) => `${area} ${code} ${period}`;
  const found = new Map(figures.map((row) => [keyOf(row.area_code, row.indicator, row.period), row]));
  for (const { code, period, prefer = [] } of wanted) {
    const { declaration, source } = providedIndicator(code, methodPath);
    const allowed = [source, ...prefer.map((each) => providedIndicator(each.code, methodPath).source)];
    const [min, max] = declaration.range;
    for (const { area_code } of areas) {
      const figure = found.get(keyOf(area_code, code, period));
      if (figure === undefined) {
        const other = all.find((row) => row.area_code === area_code && row.indicator === code);
        if (other === undefined) throw refused(` has no row for ${code} of ${area_code}`);
        throw refused(`: ${code} of ${area_code} is for ${other.period}, but the method names ${period}`);
      }
      const { value, status } = figure;
      const where = `: ${code} of ${area_code}`;
      if (!allowed.some((each) => each.name === figure.source))
        throw refused(`${where} is from ${figure.source}, but its source is ${source.name}`);
      if ((value === null) !== (status === 'missing'))
        throw refused(`${where} is ${status}, with value ${value}`);
      if (value !== null && (value < min || value > max))
        throw refused(`${where} is ${value}, outside ${min} to ${max}`);
    }
  }
  const expected = wanted.length * areas.length;
  if (figures.length !== expected)
    throw refused(
      ` has ${counted(figures.length, 'row')} for the indicators of the method, not ${whole(expected)}`,
    );
  return figures;
}

/** The areas of an edition, without its figures. Throws `figures-invalid`, or an error of the file system. */
export async function readAreas(folder: string, name: string): Promise<Area[]> {
  const path = join(folder, name, EDITION_FILES.areas);
  return parseTable({ ...areaTable, row: areaRow }, await readEditionFile(path), path);
}

/**
 * Reads a whole edition. Throws as `readMethod` and `readWhole`, and `figures-invalid` where its tables and
 * its method do not belong together.
 * @param given a method file in place of its own
 */
export async function loadEdition(folder: string, name: string, given?: GivenMethod): Promise<Edition> {
  const { method: asSaid, source, text } = await readMethod(folder, name, given);
  checkProvided({ method: asSaid, source });
  const pathOf = (file: string) => join(folder, name, file);
  const { origin, texts: frozen } = await readWhole(join(folder, name));
  await mendIfLeft(join(folder, name));
  const texts = new Map<string, string>([[EDITION_FILES.method, text]]);
  const take = (file: string, content: string) => {
    texts.set(file, content);
    return [content, pathOf(file)] as const;
  };
  const frozenText = (file: string) => take(file, frozen.get(file) ?? '');
  frozenText(EDITION_FILES.origin);
  checkAreas(origin, pathOf(EDITION_FILES.origin), asSaid);
  const figurePath = pathOf(EDITION_FILES.figures);
  const contextPath = pathOf(EDITION_FILES.context);
  const figureSchema = { ...figureTable, row: figureRow };
  const harmonisedSchema = { ...harmonisedTable, row: harmonisedRow };
  const areas = parseTable({ ...areaTable, row: areaRow }, ...frozenText(EDITION_FILES.areas));
  const figures = parseTable(figureSchema, ...frozenText(EDITION_FILES.figures));
  const context = parseTable(figureSchema, ...frozenText(EDITION_FILES.context));
  const harmonised = parseTable(harmonisedSchema, ...frozenText(EDITION_FILES.harmonised));
  const besides = readBesides(areas, (file) => (frozen.has(file) ? frozenText(file) : undefined));
  const methodPath = given?.path ?? pathOf(EDITION_FILES.method);
  const method = withAges(withCounts(asSaid, areas.length));
  const inputs = frozenInputs(method);
  const named = new Set([...inputs, ...method.context].map(({ code }) => code));
  const loaded = {
    name,
    areas,
    origin,
    texts,
    figures: figuresOf(figurePath, figures, areas, inputs, methodPath),
    context: method.context.flatMap((each) =>
      figuresOf(contextPath, context, areas.filter(areasOfContext(each)), [each], methodPath),
    ),
    harmonised: harmonised.filter(({ indicator }) => named.has(indicator)),
    unused: [...new Set(figures.map(({ indicator }) => indicator))].filter((code) => !named.has(code)),
  };
  // A table that people make may be newer than the last refresh: it is listed only from the next one on.
  if (method.kind === 'index') {
    checkReferences({ method, source }, areas);
    if (method.moves !== undefined) {
      const moves = frozen.get(MOVES_FILE);
      if (moves === undefined)
        throw new SmiError('edition-incomplete', `${pathOf(MOVES_FILE)} is not among the frozen tables`, {
          next: 'write them again with `smi refresh EDITION --accept`, or take `moves` out of the method',
        });
      take(MOVES_FILE, moves);
    }
    checkEvidence(method, besides, pathOf(EVIDENCE_FILE));
    const historyText = frozen.get(EDITION_FILES.history);
    if (historyText !== undefined) take(EDITION_FILES.history, historyText);
    const earlier = readHistory(method, areas, historyText, pathOf(EDITION_FILES.history));
    const index = { ...loaded, method, ...besides, ...(earlier.length === 0 ? {} : { history: earlier }) };
    const path = pathOf(DEPRIVATION_FILE);
    const content = frozen.get(DEPRIVATION_FILE) ?? (await readIfPresent(path, DEPRIVATION_FILE));
    if (content === undefined) return index;
    const deprivation = parseDeprivation(...take(DEPRIVATION_FILE, content), areas);
    return { ...index, deprivation };
  }
  const { published: file } = EDITION_FILES;
  const content = frozen.get(file) ?? (await readEditionFile(pathOf(file)));
  const published = readPublished(...take(file, content), areas);
  const retyped = frozen.get(RETYPED_FILE);
  if (retyped !== undefined) take(RETYPED_FILE, retyped);
  const { revisions, comparison } = besides;
  const both = { ...(revisions && { revisions }), ...(comparison && { comparison }) };
  const shadow = { ...loaded, ...both, method, published };
  if (method.local_2020 === undefined) return { ...shadow, local: [] };
  const local = parseTable(figureSchema, ...frozenText(LOCAL_FILE));
  const districts = published.map(({ district_code }) => ({ area_code: district_code }));
  const localOf = (rows: readonly Figure[]) =>
    figuresOf(pathOf(LOCAL_FILE), rows, districts, localInput(method), methodPath);
  return { ...shadow, local: localOf(local) };
}
