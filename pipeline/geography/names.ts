import { nearest } from '../system/nearest.js';
import { type LargerArea, largerAreas } from './larger-areas.js';
import { bareKey, begins, nameKey, shortKey } from './name-keys.js';
import { listed } from './register-row.js';
import { lastCode, type Registers } from './registers.js';

/** An area with its names: of a register, or of an edition. */
export interface NamedArea {
  readonly code: string;
  readonly name: string;
  /** Other names, separated by semicolons. */
  readonly aliases: string;
}

/** What a text can mean. */
export interface NameIndex {
  /**
   * The codes of the areas with this code or name, of any vintage: by the whole name, without the words for
   * the kind of council (`Bristol City Council`), without river or sea (`Stockton`), or by a beginning that
   * only one area has (`Brighton and`). Empty when there is none, and where several areas share a
   * short form.
   */
  readonly codes: (text: string) => readonly string[];
  /** Whether a text finds its codes by a part of a name only, as `Windsor` finds Windsor and Maidenhead. */
  readonly isPart: (text: string) => boolean;
  /** The larger area with this name or code, unless an authority has it too. */
  readonly larger: (text: string) => LargerArea | undefined;
  /** The combined authority with this name, whether or not an authority or a region has it too. */
  readonly combined: (text: string) => LargerArea | undefined;
  /** Names that resemble the text: those that contain it first, whole words before parts. */
  readonly similar: (text: string) => readonly NamedArea[];
  /** Every name and other name. */
  readonly names: readonly string[];
}

const namesOf = ({ name, aliases }: NamedArea): string[] => [name, ...listed(aliases)];

const made = new WeakMap<Registers, NameIndex>();

type Keyed = Map<string, Set<string>>;

const put = (index: Keyed, key: string, code: string) =>
  index.set(key, (index.get(key) ?? new Set()).add(code));

/** Areas whose names contain a key: as whole words, or else as letters. */
function containing(keys: readonly (readonly [string, NamedArea, ...unknown[]])[], key: string): NamedArea[] {
  if (key === '') return [];
  const within = keys.filter(([name]) => name.includes(key));
  const whole = within.filter(([name]) => ` ${name} `.includes(` ${key} `));
  return (whole.length > 0 ? whole : within).map(([, area]) => area);
}

/** The index of the names of a register, made once. */
export function indexNames(registers: Registers): NameIndex {
  const index = made.get(registers) ?? indexAreas(registers, registers.values());
  made.set(registers, index);
  return index;
}

/** The index of the names of any areas; the register says which codes are of one area. */
export function indexAreas(registers: Registers, areas: Iterable<NamedArea>): NameIndex {
  const all = [...areas];
  const larger = largerAreas(registers);
  const full: Keyed = new Map();
  const bare: Keyed = new Map();
  const short: Keyed = new Map();
  const keys: (readonly [key: string, area: NamedArea, bare: string])[] = [];
  for (const area of all) {
    put(full, nameKey(area.code), area.code);
    for (const key of namesOf(area).map(nameKey)) {
      const rest = bareKey(key);
      keys.push([key, area, rest]);
      put(full, key, area.code);
      // The name of the region must not find the City of London.
      if (rest !== key && larger.find(rest) !== undefined) continue;
      put(bare, rest, area.code);
      put(short, shortKey(rest), area.code);
    }
  }
  const family = (code: string) => {
    const row = registers.get(code);
    return row === undefined ? code : lastCode(registers, row);
  };
  /** Short forms name an area only when no other has the same. */
  const unlessShared = (found: Iterable<string>): string[] => {
    const codes = [...new Set(found)];
    return new Set(codes.map(family)).size === 1 ? codes : [];
  };
  const exactly = (key: string) => full.get(key) ?? bare.get(bareKey(key));
  /** `London Borough` is no more than London. */
  const largerOf = (text: string) => larger.find(text) ?? larger.find(bareKey(nameKey(text)));
  const codes = (text: string): readonly string[] => {
    const key = nameKey(text);
    const exact = exactly(key);
    if (exact !== undefined) return [...exact];
    if (largerOf(text) !== undefined) return [];
    const shorter = short.get(bareKey(key));
    if (shorter !== undefined) return unlessShared(shorter);
    return unlessShared(keys.flatMap(([, { code }, rest]) => (begins(bareKey(key), rest) ? [code] : [])));
  };
  const similar = (text: string): readonly NamedArea[] => {
    const within = containing(keys, bareKey(nameKey(text)));
    if (within.length > 0) return [...new Set(within)];
    const words = [...new Set(keys.flatMap(([key, , rest]) => [key, rest]))];
    const near = nearest(bareKey(nameKey(text)), words);
    const areas = near.flatMap((word) =>
      keys.flatMap(([key, area, rest]) => (key === word || rest === word ? [area] : [])),
    );
    return [...new Set(areas)];
  };
  return {
    codes,
    isPart: (text) => exactly(nameKey(text)) === undefined && codes(text).length > 0,
    combined: larger.combined,
    larger: (text) => (exactly(nameKey(text)) === undefined ? largerOf(text) : undefined),
    similar,
    names: [...new Set(all.flatMap(namesOf))],
  };
}
