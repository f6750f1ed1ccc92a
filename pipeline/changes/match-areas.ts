import { SmiError } from '../../errors/smi-error.js';
import { crosswalkOf, type Registers } from '../geography/registers.js';
import { successorsOf } from '../harmonise/crosswalk.js';

export interface MatchedAreas {
  /** Code in the first list → code of the same area in the second. */
  readonly same: ReadonlyMap<string, string>;
  /** Code that only one list has → the codes of the other that became it, or that it became. */
  readonly related: ReadonlyMap<string, readonly string[]>;
}

/** The last code of the same ground: recodes and areas of the same footprint are followed. */
function groundOf(registers: Registers, code: string): string {
  const row = registers.get(code);
  const goesOn = row?.rule === 'recode' || row?.rule === 'same_footprint';
  return goesOn && registers.has(row.became) ? groundOf(registers, row.became) : code;
}

/** Ground → code. Throws `code-duplicate` where two codes of one list are the same ground. */
function byGround(registers: Registers, codes: readonly string[], of: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const code of codes) {
    const ground = groundOf(registers, code);
    const other = found.get(ground);
    if (other !== undefined)
      throw new SmiError('code-duplicate', `${of} ranks one area twice: ${other} and ${code} are ${ground}`, {
        next: `leave one of them out of ${of}`,
      });
    found.set(ground, code);
  }
  return found;
}

/**
 * Which areas of two lists are the same, by their codes and by the history of codes: a recoded area is the
 * same one, what was merged or split is not. A code that no register knows is only itself.
 * @param names of the two lists, for messages
 * @throws SmiError `code-duplicate` where the history leads two codes of one list to the same area
 */
export function matchAreas(
  registers: Registers,
  before: readonly string[],
  after: readonly string[],
  names: readonly [string, string],
): MatchedAreas {
  const [then, now] = [byGround(registers, before, names[0]), byGround(registers, after, names[1])];
  const pairs = [...then].flatMap(([ground, code]) => {
    const here = now.get(ground);
    return here === undefined ? [] : [[code, here] as const];
  });
  const same = new Map(pairs);
  const matched = new Set(same.values());
  const retired = before.filter((code) => !same.has(code));
  const fresh = after.filter((code) => !matched.has(code));
  const crosswalk = crosswalkOf(registers);
  const successors = new Map(
    [...retired, ...fresh].map((code) => [code, new Set(successorsOf(code, crosswalk))]),
  );
  const areRelated = (a: string, b: string) =>
    successors.get(a)?.has(b) === true || successors.get(b)?.has(a) === true;
  const related = new Map([
    ...retired.map((code) => [code, after.filter((other) => areRelated(code, other))] as const),
    ...fresh.map((code) => [code, before.filter((other) => areRelated(other, code))] as const),
  ]);
  return { same, related };
}
