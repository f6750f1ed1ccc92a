import { SmiError } from '../../../errors/smi-error.js';
import type { Engine } from '../../engine/engine.js';
import type { Place } from './options.js';
import { PROBLEM } from './problems.js';

/** Records of an area that ended, which count as records of the area that took its place. */
export interface Recoded {
  readonly from_code: string;
  readonly from_name: string;
  readonly to_code: string;
  readonly to_name: string;
  readonly rule: string;
  /** Records of either sex. */
  readonly rows: number;
}

type Places = ReadonlyMap<string, Place>;

/** The codes that one leads to, one after the other, as long as each becomes one other, and wholly. */
function chainOf(code: string, places: Places): { readonly code: string; readonly rule: string }[] {
  const chain = [];
  for (let at = places.get(code)?.became; at !== undefined; ) {
    const [next = '', second] = at.codes;
    if (second !== undefined || at.rule === 'split') break;
    chain.push({ code: next, rule: at.rule });
    at = places.get(next)?.became;
  }
  return chain;
}

/**
 * Where the records of each code go, by the rules of the register (section 2 of the methods):
 * - a code that only changed (Barnsley, Sheffield) always becomes the new one;
 * - areas that were merged, and counties that became one authority, go into what took their place only where
 *   that is among the records too. Otherwise they stay as they are: records by the districts of one year are
 *   estimated by these.
 * Only codes that move are in the result.
 */
export function recodings(
  present: Iterable<string>,
  places: Places,
): Map<string, { code: string; rule: string }> {
  const newest = new Map<string, { code: string; rule: string }>();
  const codes = [...new Set(present)].sort();
  for (const code of codes)
    for (const next of chainOf(code, places)) {
      if (next.rule !== 'recode') break;
      newest.set(code, next);
    }
  const there = new Set(codes.map((code) => newest.get(code)?.code ?? code));
  const moves = new Map(newest);
  for (const code of codes) {
    const last = chainOf(code, places).findLast((next) => there.has(next.code));
    if (last !== undefined) moves.set(code, last);
  }
  return moves;
}

/** The codes of today that an area leads to in the end; itself where it is in use. */
function today(code: string, places: Places): string[] {
  const next = places.get(code)?.became?.codes ?? [];
  return next.length === 0 ? [code] : next.flatMap((each) => today(each, places));
}

/**
 * Two codes that share ground and cannot be recoded into one, if there are any: a county next to a district
 * in it, or next to one of the authorities that it was split into.
 */
export function overlap(codes: Iterable<string>, places: Places): readonly [string, string] | undefined {
  const sorted = [...new Set(codes)].sort();
  const covering = new Map<string, string>();
  // A code that is the upper tier of another, or that was split, covers more than itself.
  const splits = sorted.filter((code) => (places.get(code)?.became?.codes.length ?? 0) > 1);
  const uppers = sorted.filter((code) => /^(E10|E11)/.test(code));
  for (const code of new Set([...splits, ...uppers]))
    for (const each of [code, ...today(code, places)]) covering.set(each, code);
  for (const code of sorted) {
    for (const each of [code, places.get(code)?.upper_tier_code ?? '', ...today(code, places)]) {
      const county = covering.get(each);
      if (county !== undefined && county !== code) return [county, code];
    }
  }
  return undefined;
}

/**
 * Recodes the areas in `estimate_record_types`, so that no place is in the records under two codes. Throws
 * `records-invalid` for two areas that overlap and cannot be recoded.
 */
export async function recodeAreas(engine: Engine, places: Places): Promise<Recoded[]> {
  const rows = await engine.rows(
    `SELECT area, sum(n) AS n FROM estimate_record_types WHERE area <> '' GROUP BY area ORDER BY area`,
  );
  const present = rows.map(({ area }) => String(area));
  const moves = recodings(present, places);
  const nameOf = (code: string) => places.get(code)?.name ?? code;
  const both = overlap(
    present.map((code) => moves.get(code)?.code ?? code),
    places,
  );
  if (both !== undefined) {
    const [county, area] = both.map((code) => `${code} (${nameOf(code)})`);
    throw new SmiError(
      PROBLEM.value,
      `some records are of ${county} and some of ${area}, which is a part of it`,
      {
        next: 'give every record the area of one level and year, or leave one of them out',
      },
    );
  }
  const recoded: Recoded[] = [];
  for (const { area, n } of rows) {
    const from_code = String(area);
    const move = moves.get(from_code);
    if (move === undefined) continue;
    await engine.run('UPDATE estimate_record_types SET area = $to WHERE area = $from', {
      from: from_code,
      to: move.code,
    });
    recoded.push({
      from_code,
      from_name: nameOf(from_code),
      to_code: move.code,
      to_name: nameOf(move.code),
      rule: move.rule,
      rows: Number(n),
    });
  }
  return recoded;
}
