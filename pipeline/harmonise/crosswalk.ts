import { rollup } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import type { AreaRegisters } from '../../sources/area-registers.js';
import type { CodeChange } from '../../sources/code-changes.js';
import { isLocalAuthority } from './code-kinds.js';

/**
 * What became of abolished counties for which the code changes name no successor, only an end. A test checks
 * them against the official boundaries: the same footprint, or a part of it.
 */
export interface CountySuccession {
  readonly county: string;
  readonly to: readonly string[];
  readonly rule: 'same_footprint' | 'split';
  /** True when the successor is not wholly inside the county, or the county was more than its successors. */
  readonly estimated: boolean;
}

export const COUNTY_SUCCESSIONS: readonly CountySuccession[] = [
  { county: 'E10000023', to: ['E06000065'], rule: 'same_footprint', estimated: false }, // North Yorkshire, 2023
  { county: 'E10000027', to: ['E06000066'], rule: 'same_footprint', estimated: false }, // Somerset, 2023
  { county: 'E10000002', to: ['E06000060'], rule: 'same_footprint', estimated: false }, // Buckinghamshire, 2020
  { county: 'E10000006', to: ['E06000063', 'E06000064'], rule: 'split', estimated: false }, // Cumbria, 2023
  { county: 'E10000021', to: ['E06000061', 'E06000062'], rule: 'split', estimated: false }, // Northamptonshire, 2021
  // Christchurch joined Bournemouth, so the new Dorset is smaller than the old one (2019).
  { county: 'E10000009', to: ['E06000059'], rule: 'split', estimated: true },
];

/** How figures under retired codes reach the codes of today. */
export interface Crosswalk {
  /** Today’s code → its former code. */
  readonly recodes: ReadonlyMap<string, string>;
  /** Today’s code → the county of the same footprint. */
  readonly footprints: ReadonlyMap<string, string>;
  /** Code → the districts that were merged into it. To follow a chain, look each of them up in turn. */
  readonly mergers: ReadonlyMap<string, readonly string[]>;
  /** Today’s code → the area that it was split from. */
  readonly splits: ReadonlyMap<string, { readonly parent: string; readonly estimated: boolean }>;
}

const isDistrictChange = (change: CodeChange): change is CodeChange & { newCode: string } =>
  change.newCode !== null && isLocalAuthority(change.oldCode) && isLocalAuthority(change.newCode);

/** Old code → new code: from the code changes, and from the registers for changes before 2018. */
function renamings(changes: readonly CodeChange[], registers: AreaRegisters): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const change of changes) {
    if (isDistrictChange(change) && change.type !== 'merger') renamed.set(change.oldCode, change.newCode);
  }
  const inChanges = new Set(changes.map(({ oldCode }) => oldCode));
  for (const { code, activeCode } of registers.districts.values()) {
    if (activeCode !== code && !inChanges.has(code)) renamed.set(code, activeCode);
  }
  return renamed;
}

/** Throws `crosswalk-broken` when a code leads back to itself, so that following it would never end. */
function checkCircles({ recodes, footprints, mergers, splits }: Crosswalk): void {
  const formerOf = (code: string) => [
    ...[recodes.get(code), footprints.get(code), splits.get(code)?.parent].filter((old) => old !== undefined),
    ...(mergers.get(code) ?? []),
  ];
  const done = new Set<string>();
  const follow = (code: string, path: ReadonlySet<string>): void => {
    if (path.has(code))
      throw new SmiError('crosswalk-broken', `the code changes lead from ${code} back to itself`);
    if (done.has(code)) return;
    for (const old of formerOf(code)) follow(old, new Set([...path, code]));
    done.add(code);
  };
  for (const code of [recodes, footprints, mergers, splits].flatMap((map) => [...map.keys()]))
    follow(code, new Set());
}

/**
 * Throws `crosswalk-broken` when two codes became one without a merger, or when a code leads back to itself.
 */
export function buildCrosswalk(
  changes: readonly CodeChange[],
  registers: AreaRegisters,
  counties: readonly CountySuccession[],
): Crosswalk {
  const recodes = new Map<string, string>();
  for (const [oldCode, newCode] of renamings(changes, registers)) {
    const other = recodes.get(newCode);
    if (other !== undefined) {
      throw new SmiError(
        'crosswalk-broken',
        `${other} and ${oldCode} both became ${newCode}, but there is no merger into it`,
      );
    }
    recodes.set(newCode, oldCode);
  }
  const mergers = new Map(
    rollup(
      changes.filter(isDistrictChange).filter(({ type }) => type === 'merger'),
      (merged) => merged.map(({ oldCode }) => oldCode),
      ({ newCode }) => newCode,
    ),
  );
  const footprints = new Map<string, string>();
  const splits = new Map<string, { parent: string; estimated: boolean }>();
  for (const { county, to, rule, estimated } of counties) {
    for (const code of to) {
      if (rule === 'same_footprint') footprints.set(code, county);
      else splits.set(code, { parent: county, estimated });
    }
  }
  const crosswalk = { recodes, footprints, mergers, splits };
  checkCircles(crosswalk);
  return crosswalk;
}

/** Every code that a figure under `code` can be carried to, directly or by a chain of changes. */
export function successorsOf(code: string, { recodes, footprints, mergers, splits }: Crosswalk): string[] {
  const direct = [
    ...[...recodes].filter(([, old]) => old === code),
    ...[...footprints].filter(([, county]) => county === code),
    ...[...mergers].filter(([, old]) => old.includes(code)),
    ...[...splits].filter(([, { parent }]) => parent === code),
  ].map(([today]) => today);
  return [
    ...new Set(
      direct.flatMap((next) => [next, ...successorsOf(next, { recodes, footprints, mergers, splits })]),
    ),
  ];
}
