import { ascending } from 'd3-array';
import type { Receipt } from '../../schemas/release/receipt.js';

export const CAUSES = ['inputs', 'method', 'options', 'program', 'engine', 'node'] as const;

/** Something that a release was made from or with, and that is another here. */
export interface Cause {
  readonly what: (typeof CAUSES)[number];
  /** The file, the option or the program. */
  readonly name: string;
  /** Hash, value or version in the receipt, and here; null where there is none. */
  readonly receipt: string | null;
  readonly here: string | null;
}

type Named = readonly (readonly [name: string, value: string])[];

function different(what: (name: string) => Cause['what'], receipt: Named, here: Named): Cause[] {
  const [then, now] = [new Map(receipt), new Map(here)];
  return [...new Set([...then.keys(), ...now.keys()])]
    .map((name) => ({
      what: what(name),
      name,
      receipt: then.get(name) ?? null,
      here: now.get(name) ?? null,
    }))
    .filter((cause) => cause.receipt !== cause.here);
}

/** The name of a method file ends in this, in an edition and where `smi score` was given one. */
const isMethod = (path: string): boolean => /\.ya?ml$/i.test(path) && !path.startsWith('sources/');

const hashes = (files: readonly { readonly path: string; readonly sha256: string }[]): Named =>
  files.map(({ path, sha256 }) => [path, sha256]);

const official = ({ official_files }: Receipt): Named =>
  official_files.map(({ address, sha256 }) => [address, sha256]);

const optionsOf = ({ options = {} }: Receipt): Named =>
  Object.entries(options).map(([name, value]) => [name, String(value)]);

const programs = ({ program, engine, node }: Receipt) =>
  [
    ['program', program.name, program.version],
    ['engine', engine.name, engine.version],
    ['node', 'Node', node],
  ] as const;

/**
 * What differs between the receipt of a release and that of its rebuild here; nothing where all is the same.
 */
export function causesOf(receipt: Receipt, here: Receipt): Cause[] {
  const rebuilt = programs(here);
  return [
    ...different(
      (path) => (isMethod(path) ? 'method' : 'inputs'),
      hashes(receipt.inputs),
      hashes(here.inputs),
    ),
    ...different(() => 'inputs', official(receipt), official(here)),
    ...different(() => 'options', optionsOf(receipt), optionsOf(here)),
    ...programs(receipt).flatMap(([what, name, version], i): Cause[] => {
      const now = rebuilt[i]![2];
      return version === now ? [] : [{ what, name, receipt: version, here: now }];
    }),
  ].toSorted((a, b) => ascending(CAUSES.indexOf(a.what), CAUSES.indexOf(b.what)));
}
