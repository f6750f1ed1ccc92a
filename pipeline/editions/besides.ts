import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import { type Comparison, comparisonRow, comparisonTable } from '../../schemas/comparison.js';
import {
  type Evidence,
  type EvidenceArea,
  evidenceAreaRow,
  evidenceAreaTable,
  evidenceRow,
  evidenceTable,
} from '../../schemas/evidence.js';
import { measuresOf } from '../../schemas/evidence-measures.js';
import { type Figure, figureRow, figureTable } from '../../schemas/figure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { type Population, populationRow, populationTable } from '../../schemas/population.js';
import { type Revision, revisionRow, revisionTable } from '../../schemas/revision.js';
import { parseTable } from '../tables/read-shipped-table.js';
import {
  COMPARISON_FILE,
  EVIDENCE_AREAS_FILE,
  EVIDENCE_FILE,
  LARGER_FILE,
  POPULATIONS_FILE,
  REVISIONS_FILE,
  YARDSTICKS_FILE,
} from './files.js';
import { NATIONAL_FILE } from './national.js';

/** What every kind of edition has, if a refresh changed published figures, or if it follows another. */
export interface Revisable {
  readonly revisions?: readonly Revision[];
  /** Ranks in it and in the edition that it follows. */
  readonly comparison?: readonly Comparison[];
}

/** What an edition has besides its figures, if it was frozen with it. */
export interface Besides extends Revisable {
  /** What the official files print for the country, and for counties, regions and combined authorities. */
  readonly national?: readonly Figure[];
  readonly larger?: readonly Figure[];
  /** What they print for the areas that a trend is relative to, of every period. */
  readonly yardsticks?: readonly Figure[];
  readonly populations?: readonly Population[];
  readonly evidence?: readonly Evidence[];
  readonly evidenceAreas?: readonly EvidenceArea[];
}

type Coded = Pick<Area, 'area_code'>;

/** Throws `figures-invalid` for a row whose area is not in the edition. */
function checkKnown(rows: readonly Coded[], path: string, areas: readonly Coded[]): void {
  const known = new Set(areas.map(({ area_code }) => area_code));
  const foreign = rows.find(({ area_code }) => !known.has(area_code));
  if (foreign !== undefined)
    throw new SmiError('figures-invalid', `${path}: ${foreign.area_code} is not an area of the edition`);
}

/** Throws `figures-invalid` where an area has no row. */
function checkComplete(rows: readonly Coded[], path: string, areas: readonly Coded[]): void {
  const found = new Set(rows.map(({ area_code }) => area_code));
  const lost = areas.find(({ area_code }) => !found.has(area_code));
  if (lost !== undefined) throw new SmiError('figures-invalid', `${path} has no row for ${lost.area_code}`);
}

/**
 * Throws `figures-invalid` where a method names evidence that was not frozen, with what to do about it.
 * @param path of the table of evidence
 */
export function checkEvidence(
  { evidence = [] }: Pick<IndexMethod, 'evidence'>,
  frozen: Besides,
  path: string,
): void {
  const found = new Set(frozen.evidence?.map(({ measure }) => measure));
  for (const set of evidence) {
    const lacking = measuresOf([set]).find(({ code }) => !found.has(code));
    if (lacking === undefined) continue;
    const what = frozen.evidence === undefined ? `${path} does not exist` : `${path} has no ${lacking.code}`;
    throw new SmiError('figures-invalid', `${what}, but the method names ${set} as evidence`, {
      next: 'write it with `smi refresh EDITION --accept`',
    });
  }
}

/**
 * Reads the tables that only some editions have. Throws `figures-invalid` for a row whose area is not in the
 * edition, and for an area without people or without a row for a kind of place.
 * @param frozen text and path of a file; undefined where the edition does not have it
 */
export function readBesides(
  areas: readonly Coded[],
  frozen: (file: string) => readonly [text: string, path: string] | undefined,
): Besides {
  const people = frozen(POPULATIONS_FILE);
  const measured = frozen(EVIDENCE_FILE);
  const places = frozen(EVIDENCE_AREAS_FILE);
  const revised = frozen(REVISIONS_FILE);
  const compared = frozen(COMPARISON_FILE);
  const national = frozen(NATIONAL_FILE);
  const larger = frozen(LARGER_FILE);
  const yardsticks = frozen(YARDSTICKS_FILE);
  const figureSchema = { ...figureTable, row: figureRow };
  const populations = people && parseTable({ ...populationTable, row: populationRow }, ...people);
  const evidence = measured && parseTable({ ...evidenceTable, row: evidenceRow }, ...measured);
  const evidenceAreas = places && parseTable({ ...evidenceAreaTable, row: evidenceAreaRow }, ...places);
  if (people && populations) {
    checkKnown(populations, people[1], areas);
    checkComplete(populations, people[1], areas);
  }
  if (places && evidenceAreas) {
    checkKnown(evidenceAreas, places[1], areas);
    for (const level of new Set(evidenceAreas.map((row) => row.level)))
      checkComplete(
        evidenceAreas.filter((row) => row.level === level),
        places[1],
        areas,
      );
  }
  return {
    ...(national && { national: parseTable(figureSchema, ...national) }),
    ...(larger && { larger: parseTable(figureSchema, ...larger) }),
    ...(yardsticks && { yardsticks: parseTable(figureSchema, ...yardsticks) }),
    ...(populations && { populations }),
    ...(evidence && { evidence }),
    ...(evidenceAreas && { evidenceAreas }),
    ...(compared && { comparison: parseTable({ ...comparisonTable, row: comparisonRow }, ...compared) }),
    ...(revised && { revisions: parseTable({ ...revisionTable, row: revisionRow }, ...revised) }),
  };
}
