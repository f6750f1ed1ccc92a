import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { type Area, areaRow, areaTable } from '../../schemas/area.js';
import { type Figure, figureRow, figureTable } from '../../schemas/figure.js';
import { type Harmonised, harmonisedRow, harmonisedTable } from '../../schemas/harmonised.js';
import type { Method } from '../../schemas/method.js';
import type { Origin } from '../../schemas/origin.js';
import { didYouMean } from '../nearest.js';
import { offered } from '../official-files.js';
import { parseMethod, placedIndicators } from './method.js';
import { parseOrigin } from './origin.js';
import { parseTable, readEditionFile } from './read-table.js';

/** The files of an edition, all in its folder. `smi build` reads them; only `smi refresh --accept` writes them. */
export const EDITION_FILES = {
  method: 'method.yaml',
  areas: 'areas.csv',
  figures: 'figures.csv',
  context: 'context.csv',
  harmonised: 'harmonised.csv',
  origin: 'origin.json',
} as const;

export interface Edition {
  readonly name: string;
  readonly method: Method;
  readonly areas: readonly Area[];
  readonly figures: readonly Figure[];
  /** Figures beside the index, never scored. */
  readonly context: readonly Figure[];
  readonly harmonised: readonly Harmonised[];
  readonly origin: Origin;
  /** Indicators that are frozen and that the method does not name (any more): their figures are left out. */
  readonly unused: readonly string[];
  /** The text of each file, by its name, for the receipt. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Names of the editions in a folder, in order. */
export async function editionNames(folder: string): Promise<string[]> {
  return onDisk(`reading ${folder}`, async () => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (isAbsent(error))
        throw new SmiError('setting-invalid', `there is no folder of editions at ${folder}`);
      throw error;
    });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  });
}

/** The method of an edition. Throws `edition-unknown`, `method-invalid`, `method-weights`. */
export async function readMethod(folder: string, name: string): Promise<{ method: Method; text: string }> {
  const names = await editionNames(folder);
  if (!names.includes(name))
    throw new SmiError(
      'edition-unknown',
      `there is no edition ${JSON.stringify(name)} in ${folder}`,
      didYouMean(name, names),
    );
  const path = join(folder, name, EDITION_FILES.method);
  const text = await readEditionFile(path);
  const method = parseMethod(text, path);
  if (method.edition !== name)
    throw new SmiError('method-invalid', `${path}: edition is ${method.edition}, not ${name}`);
  return { method, text };
}

/**
 * The figures that the method names. Throws `figures-invalid` unless there is one for each area and indicator, of the
 * period of the method, and of the source and within the range that the indicator is declared with.
 */
function figuresOf(
  file: string,
  all: readonly Figure[],
  areas: readonly Area[],
  wanted: readonly { readonly code: string; readonly period: string }[],
  methodPath: string,
): Figure[] {
  const named = new Set(wanted.map(({ code }) => code));
  const figures = all.filter(({ indicator }) => named.has(indicator));
  const refused = (problem: string) => new SmiError('figures-invalid', `${file}${problem}`);
  const found = new Map(figures.map((figure) => [`${figure.area_code} ${figure.indicator}`, figure]));
  for (const { code, period } of wanted) {
    const { declaration, source } = offered(code, methodPath);
    const [least, most] = declaration.range;
    for (const { area_code } of areas) {
      const figure = found.get(`${area_code} ${code}`);
      if (figure === undefined) throw refused(` has no row for ${code} of ${area_code}`);
      const { value, status } = figure;
      const where = `: ${code} of ${area_code}`;
      if (figure.period !== period)
        throw refused(`${where} is of ${figure.period}, and the method names ${period}`);
      if (figure.source !== source.name)
        throw refused(`${where} is of ${figure.source}, and ${source.name} offers it`);
      if ((value === null) !== (status === 'missing'))
        throw refused(`${where} is ${status}, with value ${value}`);
      if (value !== null && (value < least || value > most))
        throw refused(`${where} is ${value}, outside ${least} to ${most}`);
    }
  }
  const expected = wanted.length * areas.length;
  if (figures.length !== expected)
    throw refused(` has ${figures.length} rows for the indicators of the method, not ${expected}`);
  return figures;
}

/** Reads an edition whole. Throws as `readMethod`, and `edition-incomplete` or `figures-invalid`. */
export async function loadEdition(folder: string, name: string): Promise<Edition> {
  const { method, text } = await readMethod(folder, name);
  const texts = new Map<string, string>([[EDITION_FILES.method, text]]);
  const read = async (file: string) => {
    const path = join(folder, name, file);
    const content = await readEditionFile(path);
    texts.set(basename(path), content);
    return { content, path };
  };
  const [originFile, areaFile, figureFile, contextFile, harmonisedFile] = [
    await read(EDITION_FILES.origin),
    await read(EDITION_FILES.areas),
    await read(EDITION_FILES.figures),
    await read(EDITION_FILES.context),
    await read(EDITION_FILES.harmonised),
  ];
  const origin = parseOrigin(originFile.content, originFile.path, method);
  const areas = parseTable({ ...areaTable, row: areaRow }, areaFile.content, areaFile.path);
  const figures = parseTable({ ...figureTable, row: figureRow }, figureFile.content, figureFile.path);
  const context = parseTable({ ...figureTable, row: figureRow }, contextFile.content, contextFile.path);
  const harmonised = parseTable(
    { ...harmonisedTable, row: harmonisedRow },
    harmonisedFile.content,
    harmonisedFile.path,
  );
  const methodPath = join(folder, name, EDITION_FILES.method);
  const placed = placedIndicators(method);
  const named = new Set([...placed, ...method.context].map(({ code }) => code));
  return {
    ...{ name, method, areas, origin, texts },
    figures: figuresOf(figureFile.path, figures, areas, placed, methodPath),
    context: figuresOf(contextFile.path, context, areas, method.context, methodPath),
    harmonised: harmonised.filter(({ indicator }) => named.has(indicator)),
    unused: [...new Set(figures.map(({ indicator }) => indicator))].filter((code) => !named.has(code)),
  };
}
