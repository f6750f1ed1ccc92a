import type { FileShape } from '../../sources/source.js';
import { nearest } from '../system/nearest.js';
import type { ShapeChange } from './report.js';

const NO_NAMES: readonly string[] = [];

/** Names that only the new list has, and that only the old one has. */
function apart(before: readonly string[], after: readonly string[]) {
  const [old, now] = [new Set(before), new Set(after)];
  return { added: after.filter((name) => !old.has(name)), gone: before.filter((name) => !now.has(name)) };
}

/** The new name that an old one became: at the same position, or else the nearest by its letters. */
function renamedTo(
  gone: string,
  before: readonly string[],
  after: readonly string[],
  added: readonly string[],
): string | undefined {
  const [near] = nearest(gone, added, 1);
  if (near !== undefined) return near;
  const there = before.length === after.length ? after[before.indexOf(gone)] : undefined;
  return there !== undefined && added.includes(there) ? there : undefined;
}

interface Naming {
  readonly kind: 'column' | 'series';
  readonly actions: Readonly<Record<'new' | 'gone' | 'renamed', (name: string) => string>>;
}

const COLUMNS: Naming = {
  kind: 'column',
  actions: {
    new: () => 'nothing: it is not read; if rows now differ by it, name it in the layout of the source',
    gone: () => 'if the source reads it, ask the publisher, or change the layout of the source',
    renamed: (name) => `if the source reads it, write ${JSON.stringify(name)} in the layout of the source`,
  },
};

/** @param used series that the indicators of the edition are made of */
const seriesNaming = (used: ReadonlySet<string>): Naming => ({
  kind: 'series',
  actions: {
    new: () => 'nothing: no indicator is made of it; to add one, declare it in the source',
    gone: (name) =>
      used.has(name)
        ? 'the edition uses it: see what the publisher renamed or ended, then change `select` in the source'
        : 'nothing: the edition does not use it',
    renamed: (name) =>
      `if an indicator is made of it, write ${JSON.stringify(name)} under select in the source`,
  },
});

function named(
  file: string,
  before: readonly string[],
  after: readonly string[],
  { kind, actions }: Naming,
): ShapeChange[] {
  const { added, gone } = apart(before, after);
  const left = new Set(added);
  const changes: ShapeChange[] = gone.map((name) => {
    const to = renamedTo(name, before, after, [...left]);
    if (to === undefined) return { kind: `${kind}_gone`, file, name, action: actions.gone(name) };
    left.delete(to);
    return { kind: `${kind}_renamed`, file, name: to, was: name, action: actions.renamed(to) };
  });
  const fresh = [...left].map(
    (name): ShapeChange => ({ kind: `${kind}_new`, file, name, action: actions.new(name) }),
  );
  return [...changes, ...fresh];
}

const unseen = (
  kind: ShapeChange['kind'],
  file: string,
  before: readonly string[],
  after: readonly string[],
  action: string,
): ShapeChange[] => apart(before, after).added.map((name) => ({ kind, file, name, action }));

/** The series of an entry such as `Literacy: %`, which a new series has a new entry for. */
const ofOldSeries = (series: readonly string[], entries: readonly string[]) =>
  entries.filter((entry) => series.some((name) => entry.startsWith(`${name}: `)));

/**
 * What is new, gone or renamed in a file, with what to do about it.
 * @param used series that the indicators of the edition are made of
 */
export function compareShapes(
  file: string,
  before: FileShape,
  after: FileShape,
  used: ReadonlySet<string>,
): ShapeChange[] {
  const stated =
    'see what it means; where it is the unit of an indicator, correct `stated` in the source, and its figures';
  return [
    ...named(file, before.columns, after.columns, COLUMNS),
    ...named(file, before.series, after.series, seriesNaming(used)),
    ...unseen('unit_new', file, before.units, ofOldSeries(before.series, after.units), stated),
    ...unseen('measure_new', file, before.measures, ofOldSeries(before.series, after.measures), stated),
    ...unseen(
      'symbol_new',
      file,
      before.symbols,
      after.symbols,
      'see what the publisher means by it; add it to the symbols of the source',
    ),
  ];
}

/** A shape of which only the header is known. */
export const headerShape = (columns: readonly string[]): FileShape => ({
  columns,
  series: NO_NAMES,
  units: NO_NAMES,
  measures: NO_NAMES,
  symbols: NO_NAMES,
});
