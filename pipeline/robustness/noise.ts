/** How many sets of draws are kept: a row of the Saltelli design goes to and fro between two samples. */
const SLOTS = 2;

/** Draws of every indicator by draw id; the two sets used last are kept, so that runs need not draw again. */
export class Noise {
  readonly #slots: { id: number; used: number; readonly drawn: readonly Float64Array[] }[];
  readonly #draw: (out: readonly Float64Array[], id: number) => void;
  #uses = 0;

  /**
   * @param lengths how many draws each indicator needs
   * @param draw fills the draws of all indicators for a draw id
   */
  constructor(lengths: readonly number[], draw: (out: readonly Float64Array[], id: number) => void) {
    this.#draw = draw;
    this.#slots = Array.from({ length: SLOTS }, () => ({
      id: -1,
      used: 0,
      drawn: lengths.map((length) => new Float64Array(length)),
    }));
  }

  /** The draws of each indicator. The second different id after this one overwrites them. */
  of(id: number): readonly Float64Array[] {
    this.#uses += 1;
    let slot = this.#slots.find((known) => known.id === id);
    if (slot === undefined) {
      slot = this.#slots.reduce((oldest, other) => (other.used < oldest.used ? other : oldest));
      slot.id = id;
      this.#draw(slot.drawn, id);
    }
    slot.used = this.#uses;
    return slot.drawn;
  }
}
