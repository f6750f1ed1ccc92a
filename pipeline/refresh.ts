import type { Method } from '../schemas/method.js';
import areaRegisters from '../sources/area-registers.js';
import boundaries from '../sources/boundaries.js';
import codeChanges from '../sources/code-changes.js';
import { readPopulations } from '../sources/indices-of-deprivation-2019.js';
import type { OfferedIndicator } from '../sources/registry.js';
import { type Acquired, type AcquireOptions, acquire } from './acquire/acquire.js';
import { frozenInputs } from './editions/derived.js';
import type { Frozen } from './editions/freeze.js';
import { offered, officialFiles } from './editions/official-files.js';
import { originOf } from './editions/origin.js';
import { Engine } from './engine/engine.js';
import { editionAreas } from './harmonise/areas.js';
import { checkCodes, knownCodes } from './harmonise/code-kinds.js';
import { COUNTY_SUCCESSIONS } from './harmonise/counties.js';
import { buildCrosswalk } from './harmonise/crosswalk.js';
import { type Geography, harmonise, type Wanted } from './harmonise/harmonise.js';
import { ingest } from './ingest/ingest.js';
import { StoreReader } from './ingest/reader.js';
import type { Log } from './system/log.js';

/** The stages of a refresh, in their order. */
export const REFRESH_STAGES = ['acquire', 'ingest', 'harmonise'] as const;
export type RefreshStage = (typeof REFRESH_STAGES)[number];

export interface Refreshed {
  readonly acquired: Acquired;
  /** What the edition would freeze; not there when the refresh stopped before. */
  readonly frozen?: Frozen;
}

export interface RefreshOptions extends AcquireOptions {
  readonly threads: number;
  readonly log: Log;
  /** The place of the method file, for messages. */
  readonly methodPath: string;
  /** The last stage to run; `harmonise` when not given. */
  readonly to?: RefreshStage;
}

async function readGeography(
  method: Method,
  reader: StoreReader,
): Promise<Geography & { known: Set<string> }> {
  const registers = await reader.reference(areaRegisters);
  const changes = await reader.reference(codeChanges);
  const boundary = await reader.reference(boundaries);
  return {
    areas: editionAreas(method.areas, registers, boundary, changes),
    crosswalk: buildCrosswalk(changes, registers, COUNTY_SUCCESSIONS),
    populations: await readPopulations(reader),
    known: knownCodes(registers, changes, boundary),
  };
}

/** From official files to the figures of an edition: acquire, ingest, harmonise. It writes to the store alone. */
export async function refresh(method: Method, options: RefreshOptions): Promise<Refreshed> {
  const { log, methodPath, threads } = options;
  const wantedFor = (parts: readonly { readonly code: string; readonly period: string }[]) =>
    parts.map(({ code, period }): Wanted & { offer: OfferedIndicator } => {
      const offer = offered(code, methodPath);
      return { offer, declaration: offer.declaration, source: offer.source.name, period };
    });
  const scored = wantedFor(frozenInputs(method));
  const beside = wantedFor(method.context);
  const acquired = await acquire(officialFiles(method, methodPath), options);
  if (options.to === 'acquire') return { acquired };
  const engine = await Engine.open({ threads, folders: [options.store] });
  try {
    const reader = new StoreReader(acquired.files, engine);
    const observations = await ingest(
      [...new Set([...scored, ...beside].map(({ offer }) => offer))],
      reader,
      log,
    );
    if (options.to === 'ingest') return { acquired };
    const geography = await readGeography(method, reader);
    checkCodes(observations, geography.known);
    const index = harmonise(scored, observations, geography);
    const context = harmonise(beside, observations, geography);
    const missing = index.figures.filter(({ status }) => status === 'missing').length;
    log.stage(
      'harmonise',
      `${index.figures.length} figures on ${geography.areas.length} areas, ${missing} missing`,
    );
    return {
      acquired,
      frozen: {
        areas: geography.areas,
        figures: index.figures,
        context: context.figures,
        harmonised: [...index.harmonised, ...context.harmonised],
        origin: originOf(method, acquired.files.values()),
      },
    };
  } finally {
    engine.close();
  }
}
