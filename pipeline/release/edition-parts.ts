import { ascending } from 'd3-array';
import type { ReleaseHead, ReleaseOrigin } from '../../outputs/release.js';
import { comparisonTable } from '../../schemas/comparison.js';
import type { Method } from '../../schemas/method.js';
import { revisionTable } from '../../schemas/revision.js';
import type { SourceDeclaration } from '../../schemas/source.js';
import type { Row, TableData } from '../../schemas/table.js';
import { comparisonOf, rankingBefore } from '../changes/comparison.js';
import type { Standing } from '../changes/standing.js';
import type { Revisable } from '../editions/besides.js';
import type { Cite } from '../editions/cite.js';
import { movesOf, providedIndicator, REFERENCES } from '../editions/declared.js';
import type { Edition } from '../editions/edition.js';
import { EDITION_FILES } from '../editions/files.js';
import { givenFiles } from '../editions/given.js';
import { evidenceSourcesOf } from '../evidence/sources.js';
import { inputTexts } from '../publish/receipt.js';

/** The frozen context figures with the names of the areas, in the order of the areas. */
export const contextOf = ({ areas, context }: Pick<Edition, 'areas' | 'context'>): Row[] =>
  areas.flatMap(({ area_code, area_name }) =>
    context.filter((figure) => figure.area_code === area_code).map((figure) => ({ area_name, ...figure })),
  );

/**
 * Every data set behind an edition, each once: those of its figures and its context, those about areas, and
 * those that it is compared with.
 */
export function sourcesOf(
  method: Method,
  declared: readonly SourceDeclaration[],
  cite: Cite,
): SourceDeclaration[] {
  const context = method.context.map(({ code }) => providedIndicator(code, 'method.yaml').source);
  // The declared ones are cited already.
  const others = [...context, ...movesOf(method), ...REFERENCES, ...evidenceSourcesOf(method)];
  const all = [...declared, ...others.map(cite)];
  return [...new Map(all.map((source) => [source.name, source])).values()];
}

/** The table of revisions; nothing where no published figure changed. */
export const revisionsOf = ({ revisions }: Revisable): { readonly revisions?: TableData } =>
  revisions === undefined ? {} : { revisions: { table: revisionTable, rows: revisions } };

/**
 * The comparison with the edition that is followed; nothing where none is. The frozen one has the ranking
 * from before; that of now is what is released, whatever was changed since it was frozen.
 */
export const comparisonWith = (
  { comparison }: Revisable,
  now: readonly Standing[],
): { readonly comparison?: TableData } =>
  comparison === undefined
    ? {}
    : { comparison: { table: comparisonTable, rows: comparisonOf(rankingBefore(comparison), now) } };

/** Name, title, summary, version and sources of a release of an edition. */
export const headOf = (method: Method, sources: readonly SourceDeclaration[]): ReleaseHead => {
  const { edition, title, summary, method_version } = method;
  const { left_out } = method.kind === 'index' ? method : {};
  const lacking = left_out === undefined ? {} : { leftOut: left_out };
  return { name: edition, title, summary, version: method_version, sources, ...lacking };
};

/** What an edition was made from: its files, and the official files behind its figures. */
export type EditionOrigin = Pick<ReleaseOrigin, 'inputs' | 'official'>;

export function originOfEdition({
  name,
  texts,
  origin,
  method,
}: Pick<Edition, 'name' | 'texts' | 'origin' | 'method'>): EditionOrigin {
  const own = [...texts].map(([file, text]) => [`editions/${name}/${file}`, text] as const);
  const given = givenFiles(method, EDITION_FILES.method).map(
    ({ file, text }) => [`sources/${file}`, text] as const,
  );
  return { inputs: inputTexts(new Map([...own, ...given])), official: origin.official_files };
}

/**
 * The inputs, official files and options that a release of editions was made from.
 * @param editions the edition itself, and those whose results it shows
 * @param texts files of the project apart from those of the editions, by their path
 */
export function originOfRelease(
  editions: readonly EditionOrigin[],
  texts: ReadonlyMap<string, string>,
  options: ReleaseOrigin['options'],
): ReleaseOrigin {
  const inputs = [...editions.flatMap((edition) => edition.inputs), ...inputTexts(texts)];
  const official = new Map(
    editions.flatMap((edition) => edition.official.map((file) => [file.address, file] as const)),
  );
  return {
    inputs: inputs.sort((a, b) => ascending(a.path, b.path)),
    official: [...official.values()].sort((a, b) => ascending(a.address, b.address)),
    options,
  };
}
