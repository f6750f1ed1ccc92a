import type { IndicatorDeclaration } from '../schemas/indicator.js';
import type { Observation } from '../schemas/observation.js';
import type { SourceDeclaration, SourceFile } from '../schemas/source.js';
import type { SymbolDictionary } from './symbols.js';

/** A figure of one series of an official file; `ingest` makes indicators from series. */
export type SeriesObservation = Omit<Observation, 'indicator' | 'source'> & { readonly series: string };

/** How a source reads its files; it opens nothing in any other way. */
export interface SourceReader {
  /** The bytes of a file of the source. */
  bytes(file: SourceFile): Promise<Uint8Array>;
  /** The rows of `select`, a query on the table `input`: a Parquet file with a column `row_number` from 1. */
  parquet(file: SourceFile, select: string): Promise<Record<string, string | number | null>[]>;
  /** Reads another source, such as the NEET file, which links two sets of codes. */
  reference<T>(source: ReferenceSource<T>): Promise<T>;
}

/** What a file has, whether the project reads it or not: for the report of what changed in it. */
export interface FileShape {
  readonly columns: readonly string[];
  /** Every series; a series that no indicator names may be one to add. */
  readonly series: readonly string[];
  /** Series with the unit, the measure that the file states for it, as in `Literacy: %`. */
  readonly units: readonly string[];
  readonly measures: readonly string[];
  /** What the file has in place of, or besides, numbers. */
  readonly symbols: readonly string[];
}

/** The YAML file by which a user gave a source. */
export interface GivenFile {
  /** Its name in the folder of sources. */
  readonly file: string;
  readonly text: string;
}

/** A data set that provides indicators. */
export interface IndicatorSource extends SourceDeclaration {
  readonly symbols: SymbolDictionary;
  readonly indicators: readonly IndicatorDeclaration[];
  /**
   * Every figure of the declared series, in the order of the file. Throws `SmiError` for what cannot be read.
   */
  observe(reader: SourceReader): Promise<SeriesObservation[]>;
  /**
   * What its file has, also where `observe` refuses it; sources without it are compared by their header
   * and by their observations.
   */
  shape?(reader: SourceReader): Promise<FileShape>;
}

/** A source that a user gave, with its file where it is from one. */
export interface GivenSource {
  readonly source: IndicatorSource;
  readonly file?: GivenFile;
}

/** A data set about the areas themselves: registers, code changes, boundaries. */
export interface ReferenceSource<T> extends SourceDeclaration {
  readonly symbols: SymbolDictionary;
  read(reader: SourceReader): Promise<T>;
}

export type Source = IndicatorSource | ReferenceSource<unknown>;

export const providesIndicators = (source: Source): source is IndicatorSource => 'indicators' in source;

export const OGL = {
  licence: 'Open Government Licence v3.0',
  licence_address: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
} as const;

/** What a source declares about itself, without what reads it. */
export const declarationOf = ({
  name,
  title,
  publisher,
  licence,
  licence_address,
  citation,
  landing_page,
  newest,
  not_seen_live,
  files,
  retyped,
}: SourceDeclaration): SourceDeclaration => ({
  name,
  title,
  publisher,
  licence,
  licence_address,
  citation,
  landing_page,
  ...(newest === undefined ? {} : { newest }),
  ...(not_seen_live === undefined ? {} : { not_seen_live }),
  files,
  ...(retyped === undefined ? {} : { retyped }),
});

/** The file of a declaration at `index`. Throws `RangeError` where it has none. */
export function fileOf(source: SourceDeclaration, index = 0): SourceFile {
  const file = source.files[index];
  if (file === undefined) throw new RangeError(`${source.name} has no file ${index}`);
  return file;
}
