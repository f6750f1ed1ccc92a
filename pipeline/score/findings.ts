import { refusal } from '../editions/refusal.js';
import { DataError, MethodError } from '../methods/problem.js';
import type { Structure } from '../methods/structure/structure.js';

/** Says of whom an error is: of the part that it names, or of the node, as the chain does. */
function named(error: unknown, { nodes }: Structure, place: number): unknown {
  const { code, children } = nodes[place]!;
  if (error instanceof MethodError)
    return new MethodError(error.problem, `${code}: ${error.message}`, [code]);
  if (!(error instanceof DataError)) return error;
  const child = error.part === null ? undefined : nodes[children[error.part] ?? -1];
  return error.of((child ?? nodes[place]!).code);
}

/**
 * What is wrong with the nodes of a level. SQL makes a level whole where the chain goes node by node, so that
 * the error that is told, the first of the first node, is known when the level is done.
 */
export class Findings {
  readonly #structure: Structure;
  readonly #found = new Map<number, unknown>();
  readonly #places: ReadonlyMap<string, number>;

  constructor(structure: Structure) {
    this.#structure = structure;
    this.#places = new Map(structure.nodes.map(({ code }, place) => [code, place]));
  }

  /** Runs a check of the node at a place; what it throws is kept, unless something was wrong already. */
  check(place: number, check: () => void): void {
    if (this.#found.has(place)) return;
    try {
      check();
    } catch (error) {
      this.#found.set(place, named(error, this.#structure, place));
    }
  }

  /** Place of a code in the structure. */
  placeOf(code: unknown): number {
    const place = this.#places.get(String(code));
    if (place === undefined) throw new TypeError(`${code} is not in the structure`);
    return place;
  }

  /** Throws what was found first, in the order of the structure. */
  settle(): void {
    const first = [...this.#found.keys()].sort((one, other) => one - other)[0];
    if (first !== undefined) throw refusal(this.#found.get(first));
  }
}
