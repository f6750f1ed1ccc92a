import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { counted } from '../../outputs/formats/numbers.js';
import type { Evidence, EvidenceArea } from '../../schemas/evidence.js';
import type { Figure } from '../../schemas/figure.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { Method } from '../../schemas/method.js';
import absoluteMobility from '../../sources/absolute-occupational-mobility.js';
import districtsToItl2, { type PlaceList } from '../../sources/districts-to-itl2.js';
import type { MobilityFigure } from '../../sources/layouts/social-mobility-commission.js';
import relativeMobility from '../../sources/relative-occupational-mobility.js';
import index2016, { type ScoredIn2016 } from '../../sources/social-mobility-index-2016.js';
import { fileOf, type SourceReader } from '../../sources/source.js';
import stateOfTheNation, { type CompositeFigure } from '../../sources/state-of-the-nation-2025.js';
import { nameKey } from '../geography/name-keys.js';
import { type Registers, readRegisters } from '../geography/registers.js';
import { findVintage } from '../geography/vintage.js';
import { type Geography, harmonise } from '../harmonise/harmonise.js';
import type { Log } from '../system/log.js';
import { placesOf } from './places.js';
import { evidenceSetsOf } from './sources.js';

/** What an edition freezes to be compared with. */
export interface CollectedEvidence {
  readonly evidence: readonly Evidence[];
  readonly evidenceAreas: readonly EvidenceArea[];
}

const NONE: CollectedEvidence = { evidence: [], evidenceAreas: [] };

/** What most figures are like: of a place under its own name. */
const PLAIN = { lower: null, upper: null, standard_error: null, people: null, flags: '', from_codes: '' };

/**
 * The figures of regions under their codes. A row that does not say what kind of area it is about counts
 * where its name is that of a region, and is left out where it is not.
 * Throws `code-unknown` for a region that the list does not have.
 */
export function regionFigures(
  figures: readonly MobilityFigure[],
  list: PlaceList,
  source: string,
): { readonly rows: Evidence[]; readonly leftOut: readonly string[] } {
  const regions = new Map([...list.values()].flat().map((place) => [nameKey(place.place_name), place]));
  const leftOut: string[] = [];
  const rows = figures.flatMap((figure): Evidence[] => {
    const region = regions.get(nameKey(figure.place));
    if (region === undefined && !figure.isRegion) {
      leftOut.push(figure.place);
      return [];
    }
    if (region === undefined)
      throw new SmiError(
        'code-unknown',
        `${figure.cell}: ${quoteFound(figure.place)} is not the name of a region in ${fileOf(districtsToItl2).name}`,
      );
    const { measure, value, lower, upper, people, unit, period, reason, raw_text } = figure;
    return [
      {
        ...PLAIN,
        measure,
        level: 'itl2',
        place_code: region.place_code,
        place_name: region.place_name,
        value,
        lower,
        upper,
        standard_error: figure.standardError,
        people,
        unit,
        period,
        status: value === null ? 'missing' : 'observed',
        reason,
        source,
        cells: figure.cell,
        raw_text,
      },
    ];
  });
  return { rows, leftOut };
}

/** The end of a period such as `2018 to 2024`. */
const endOf = (period: string): number => Number(period.slice(-4));

/** The figures of the latest period of each composite index. */
export function latestComposites(figures: readonly CompositeFigure[], source: string): Evidence[] {
  const latest = new Map<string, number>();
  for (const { measure, period } of figures)
    latest.set(measure, Math.max(latest.get(measure) ?? 0, endOf(period)));
  return figures
    .filter(({ measure, period }) => endOf(period) === latest.get(measure))
    .map(({ measure, place_code, place_name, value, reason, unit, period, cell, raw_text }) => ({
      ...PLAIN,
      measure,
      level: 'state_of_the_nation' as const,
      place_code,
      place_name,
      value,
      unit,
      period,
      status: value === null ? ('missing' as const) : ('observed' as const),
      reason,
      source,
      cells: cell,
      raw_text,
    }));
}

const SCORE_2016: IndicatorDeclaration = {
  code: 'index_2016',
  title: 'Social Mobility Index 2016',
  description: 'Overall score; higher is better.',
  unit: 'score',
  level: 'lower_tier',
  measure: 'mean',
  range: [-Number.MAX_VALUE, Number.MAX_VALUE],
  select: ['smi_score'],
};

/** The codes that the districts of the index of 2016 had then. Throws `code-unknown`. */
function codesOf2016(rows: readonly ScoredIn2016[], registers: Registers): readonly string[] {
  try {
    const names = rows.map(({ name }) => name);
    return findVintage(registers, names, { year: 2016, tier: 'lower_tier' }).codes;
  } catch (cause) {
    if (!(cause instanceof SmiError)) throw cause;
    throw new SmiError('code-unknown', `${fileOf(index2016).name}: ${cause.message}`, { cause });
  }
}

/**
 * The scores of 2016 on the areas of the edition, by the rules of its figures: districts that were merged
 * have the mean of their scores, weighted by people where these are known, as `flags` says.
 */
export function scoresOf2016(
  rows: readonly ScoredIn2016[],
  geography: Geography,
  registers: Registers,
): Evidence[] {
  const codes = codesOf2016(rows, registers);
  const observations = rows.map(({ score, cell, raw_text }, i) => ({
    area_code: codes[i] ?? '',
    indicator: SCORE_2016.code,
    period: '2016',
    value: score,
    lower: null,
    upper: null,
    status: 'observed' as const,
    reason: '',
    flags: '',
    source: index2016.name,
    cell,
    raw_text,
  }));
  const wanted = { declaration: SCORE_2016, source: index2016.name, period: '2016' };
  const { figures } = harmonise([wanted], observations, geography);
  const names = new Map(geography.areas.map(({ area_code, area_name }) => [area_code, area_name]));
  const statusOf = (status: Figure['status']) =>
    status === 'inherited' || status === 'modelled' ? 'estimated' : status;
  return figures.map(
    ({ area_code, value, period, status, reason, flags, from_codes, source, cells, raw_text }): Evidence => ({
      ...PLAIN,
      measure: SCORE_2016.code,
      level: 'district',
      place_code: area_code,
      place_name: names.get(area_code) ?? area_code,
      value,
      unit: SCORE_2016.unit,
      period,
      status: statusOf(status),
      reason,
      flags,
      from_codes,
      source,
      cells,
      raw_text,
    }),
  );
}

/** Reads one set of figures, and the places that it is about. */
const COLLECT: Readonly<
  Record<
    ReturnType<typeof evidenceSetsOf>[number],
    (
      reader: SourceReader,
      geography: Geography,
      registers: () => Registers,
      log: Log,
    ) => Promise<CollectedEvidence>
  >
> = {
  async measured_mobility(reader, { areas, crosswalk }, _, log) {
    const list = await reader.reference(districtsToItl2);
    const both = [absoluteMobility, relativeMobility].map(async (source) =>
      regionFigures(await reader.reference(source), list, source.name),
    );
    const found = await Promise.all(both);
    const leftOut = found.flatMap((each) => each.leftOut);
    if (leftOut.length > 0)
      log.stage(
        'evidence',
        `${counted(leftOut.length, 'row')} of no region, left out: ${leftOut.join(', ')}`,
      );
    return {
      evidence: found.flatMap(({ rows }) => rows),
      evidenceAreas: placesOf('itl2', areas, list, crosswalk, districtsToItl2.name),
    };
  },
  async state_of_the_nation_2025(reader, { areas, crosswalk }) {
    const { places, figures } = await reader.reference(stateOfTheNation);
    return {
      evidence: latestComposites(figures, stateOfTheNation.name),
      evidenceAreas: placesOf('state_of_the_nation', areas, places, crosswalk, stateOfTheNation.name),
    };
  },
  async index_2016(reader, geography, registers) {
    const rows = await reader.reference(index2016);
    return { evidence: scoresOf2016(rows, geography, registers()), evidenceAreas: [] };
  },
};

/**
 * What a method names to be compared with, on the areas of its edition; undefined where it names nothing.
 * Throws `code-unknown`, and what the sources throw.
 */
export async function collectEvidence(
  method: Method,
  reader: SourceReader,
  geography: Geography,
  log: Log,
  registers: () => Registers = readRegisters,
): Promise<CollectedEvidence | undefined> {
  const sets = evidenceSetsOf(method);
  if (sets.length === 0) return undefined;
  let all = NONE;
  for (const set of sets) {
    const found = await COLLECT[set](reader, geography, registers, log);
    all = {
      evidence: [...all.evidence, ...found.evidence],
      evidenceAreas: [...all.evidenceAreas, ...found.evidenceAreas],
    };
  }
  log.stage('evidence', `${counted(all.evidence.length, 'figure')} to compare with`);
  return all;
}
