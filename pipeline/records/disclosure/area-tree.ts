/** An area and the area that contains it. */
export interface Placed {
  readonly area_code: string;
  readonly parent: string | null;
}

/** Areas within regions within countries, or any other depth. */
export class AreaTree {
  readonly #parents = new Map<string, string | null>();
  readonly #children = new Map<string, string[]>();
  /** Every code, areas before the areas that contain them, otherwise sorted by code. */
  readonly upwards: readonly string[];

  /** @throws RangeError for an area that lies in two others, or within itself */
  constructor(areas: Iterable<Placed>) {
    for (const { area_code, parent } of areas) {
      const before = this.#parents.get(area_code);
      if (before !== undefined && before !== parent)
        throw new RangeError(`${area_code} lies in two different areas`);
      this.#parents.set(area_code, parent);
    }
    const codes = [...this.#parents.keys()].sort();
    for (const code of codes) {
      const parent = this.parent(code);
      if (parent !== null) this.#children.set(parent, [...this.children(parent), code]);
    }
    const depths = new Map(codes.map((code) => [code, this.#depth(code)]));
    this.upwards = codes.sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
  }

  /** Null also where the parent is not among the areas, since no total is then published for it. */
  parent(code: string): string | null {
    const parent = this.#parents.get(code) ?? null;
    return parent !== null && this.#parents.has(parent) ? parent : null;
  }

  children(code: string): readonly string[] {
    return this.#children.get(code) ?? [];
  }

  /** The areas of the lowest level that make up an area. */
  leaves(code: string): readonly string[] {
    const children = this.children(code);
    return children.length === 0 ? [code] : children.flatMap((child) => this.leaves(child));
  }

  #depth(code: string): number {
    let depth = 0;
    let i = this.parent(code);
    for (; i !== null; i = this.parent(i)) {
      depth += 1;
      if (depth > this.#parents.size) throw new RangeError(`${code} lies within itself`);
    }
    return depth;
  }
}
