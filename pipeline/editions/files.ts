/**
 * The files of an edition, all in its folder. `smi build` reads them; only `smi refresh --accept` writes
 * them.
 */
export const EDITION_FILES = {
  method: 'method.yaml',
  areas: 'areas.csv',
  figures: 'figures.csv',
  context: 'context.csv',
  harmonised: 'harmonised.csv',
  origin: 'origin.json',
  /** Only where the method names earlier periods: see `history` in the method. */
  history: 'history.csv',
  /** Long shadow only: the areas that were named in 2020. Written by hand, never by a refresh. */
  published: 'published-2020.csv',
} as const;

/** Only for an index that is compared with deprivation: made by hand, never by a refresh. */
export const DEPRIVATION_FILE = 'deprivation-2025.csv';

/** Only for an edition that follows another: the ranks of both. */
export const COMPARISON_FILE = 'comparison.csv';

/** In the folder of an edition whose method names moves: who moved where, as the census counted them. */
export const MOVES_FILE = 'census-moves.csv';

/**
 * Only where a method names figures of a source without a file: typed again by hand, and read by a refresh
 * as the files of other sources are.
 */
export const RETYPED_FILE = 'retyped.csv';

/** Long shadow only: local pay where the areas that were named in 2020 are. */
export const LOCAL_FILE = 'local-2020.csv';

/**
 * Only for an index of districts: how many people live in each, as weights. Editions that were frozen before
 * there was such a table have none.
 */
export const POPULATIONS_FILE = 'populations.csv';

/** Only for an index whose method names evidence: what others measured, and the places that it is about. */
export const EVIDENCE_FILE = 'evidence.csv';
export const EVIDENCE_AREAS_FILE = 'evidence-areas.csv';

/** What the official files print for counties, regions and combined authorities; never scored. */
export const LARGER_FILE = 'larger-areas.csv';

/** Only for a trend: the figures of larger areas that its indicators are relative to, of every period. */
export const YARDSTICKS_FILE = 'yardsticks.csv';

/** Only where a refresh changed figures that were published: each with its value before and after. */
export const REVISIONS_FILE = 'revisions.csv';

/** The tables that a refresh makes of every edition. */
export const REFRESHED_TABLES = [
  EDITION_FILES.areas,
  EDITION_FILES.figures,
  EDITION_FILES.context,
  EDITION_FILES.harmonised,
] as const;

/** The tables that people make; a refresh takes their hashes as they are. */
export const TABLES_BY_HAND = [EDITION_FILES.published, DEPRIVATION_FILE, RETYPED_FILE] as const;

/** In the folder of an edition: what a refresh has written and not yet moved to its place. */
export const ASIDE = '.accepting';

/** In the folder of an edition: the lock of the command that writes there. */
export const EDITION_LOCK = '.lock';
