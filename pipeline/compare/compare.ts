import { ascending, descending } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import type { ComparedArea, EditionsCompared, RankInterval, UnmatchedArea } from '../changes/compared.js';
import { comparisonOf } from '../changes/comparison.js';
import { decompose } from '../changes/decompose.js';
import { type MatchedAreas, matchAreas } from '../changes/match-areas.js';
import type { Standing } from '../changes/standing.js';
import type { Registers } from '../geography/registers.js';
import { rankedKey, type Side } from './side.js';

const codesOf = ({ standings }: Side): string[] => [...new Set(standings.map((row) => row.area_code))];

/** Throws `editions-unlike` for two that rank other things, or areas of another level. */
function checkAlike(before: Side, after: Side): void {
  const of = ({ kind, level }: Side) => [kind, level].filter((word) => word !== '').join(', ');
  if (before.kind !== after.kind || before.level !== after.level)
    throw new SmiError(
      'editions-unlike',
      `${before.about.name} (${of(before)}) and ${after.about.name} (${of(after)}) rank different things`,
    );
}

const outside = (rank: number, [low, high]: RankInterval): boolean => rank < low || rank > high;

function isReal(
  [before, after]: readonly [number | null, number | null],
  was: RankInterval | null,
  is: RankInterval | null,
): boolean | null {
  if (before === null || after === null || was === null || is === null) return null;
  return outside(after, was) && outside(before, is);
}

/** The titles of indicators, as the second edition has them, or else the first. */
const titlesOf = (codes: Iterable<string>, before: Side, after: Side): Record<string, string> =>
  Object.fromEntries(
    [...codes].flatMap((code) => {
      const title = after.titles.get(code) ?? before.titles.get(code);
      return title === undefined ? [] : [[code, title] as const];
    }),
  );

/** Areas that only one side has, with those that they became or were made from. */
function unmatched(
  own: readonly Standing[],
  isMatched: (code: string) => boolean,
  { related }: MatchedAreas,
  other: readonly Standing[],
): UnmatchedArea[] {
  const there = new Map(other.map((row) => [rankedKey(row.of, row.area_code), row]));
  return own
    .filter(({ area_code }) => !isMatched(area_code))
    .map(({ area_code, area_name, of, rank }) => ({
      area_code,
      area_name,
      ranked: of,
      rank,
      others: (related.get(area_code) ?? []).flatMap((code) => {
        const row = there.get(rankedKey(of, code));
        return row === undefined ? [] : [{ area_code: code, area_name: row.area_name, rank: row.rank }];
      }),
    }))
    .toSorted((a, b) => ascending(a.ranked, b.ranked) || ascending(a.area_code, b.area_code));
}

function notesOf(before: Side, after: Side, areas: readonly ComparedArea[]): string[] {
  const [a, b] = [before.about, after.about];
  const scored = [a, b].filter(({ from }) => from === 'edition').map(({ name }) => name);
  return [
    'Ranks do not decompose: a rank also moves when others move. The parts are those of the score.',
    ...(a.ranked === b.ranked
      ? []
      : [`${a.name} ranks ${a.ranked} and ${b.name} ${b.ranked}: a rank is among fewer or more areas.`]),
    ...(scored.length === 0
      ? []
      : [`Without intervals: ${scored.join(' and ')} was scored from its figures; build it to have them.`]),
    ...(areas.some(({ decomposed }) => decomposed !== null)
      ? []
      : ['The change in a score is not shown by indicators: the method of one makes no sum of them.']),
  ];
}

/**
 * Compares two editions or releases. The areas of the first have the codes of the second, by the history of
 * codes.
 * @throws SmiError `editions-unlike`, `areas-unshared`, `code-duplicate`
 */
export function compareSides(before: Side, after: Side, registers: Registers): EditionsCompared {
  checkAlike(before, after);
  const names = [before.about.name, after.about.name] as const;
  const matched = matchAreas(registers, codesOf(before), codesOf(after), names);
  const { same } = matched;
  if (same.size === 0)
    throw new SmiError('areas-unshared', `${names[0]} and ${names[1]} have no area in common`);
  const codeBefore = new Map([...same].map(([old, now]) => [now, old]));
  const ranked = [...new Set(after.standings.map(({ of }) => of))].filter((of) =>
    before.standings.some((row) => row.of === of),
  );
  const isCompared = ({ of }: Standing) => ranked.includes(of);
  const then = before.standings.flatMap((row) => {
    const code = same.get(row.area_code);
    return code === undefined || !isCompared(row) ? [] : [{ ...row, area_code: code }];
  });
  const now = after.standings.filter((row) => isCompared(row) && codeBefore.has(row.area_code));
  const nameNow = new Map(now.map((row) => [row.area_code, row.area_name]));
  const areas = comparisonOf(then, now).map((row): ComparedArea => {
    const code = codeBefore.get(row.area_code) ?? row.area_code;
    const interval_before = before.intervals.get(rankedKey(row.ranked, code)) ?? null;
    const interval = after.intervals.get(rankedKey(row.ranked, row.area_code)) ?? null;
    const bothScored = row.score !== null && row.score_before !== null;
    const withParts = bothScored && before.parts !== undefined && after.parts !== undefined;
    return {
      ...row,
      area_name: nameNow.get(row.area_code) ?? row.area_name,
      area_code_before: code,
      interval_before,
      interval,
      is_real: isReal([row.rank_before, row.rank], interval_before, interval),
      decomposed: withParts
        ? decompose(
            { score: row.score_before ?? 0, area: code, parts: before.parts },
            { score: row.score ?? 0, area: row.area_code, parts: after.parts },
          )
        : null,
    };
  });
  const [old, own] = [before, after].map(({ parts }) => new Set(parts?.scales.keys() ?? []));
  const isOld = (code: string) => old?.has(code) === true;
  const isOwn = (code: string) => own?.has(code) === true;
  return {
    before: before.about,
    after: after.about,
    ranked,
    areas: areas.toSorted(
      (a, b) =>
        ranked.indexOf(a.ranked) - ranked.indexOf(b.ranked) ||
        descending(Math.abs(a.places ?? 0), Math.abs(b.places ?? 0)) ||
        ascending(a.area_code, b.area_code),
    ),
    new_areas: unmatched(
      after.standings.filter(isCompared),
      (code) => codeBefore.has(code),
      matched,
      before.standings,
    ),
    retired_areas: unmatched(
      before.standings.filter(isCompared),
      (code) => same.has(code),
      matched,
      after.standings,
    ),
    titles: titlesOf(new Set([...(old ?? []), ...(own ?? [])]), before, after),
    new_indicators: [...(own ?? [])].filter((code) => !isOld(code)),
    retired_indicators: [...(old ?? [])].filter((code) => !isOwn(code)),
    notes: notesOf(before, after, areas),
  };
}
