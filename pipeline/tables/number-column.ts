/** A column of numbers that grows. */
export class NumberColumn {
  #room = new Float64Array(1024);
  #count = 0;

  push(value: number): void {
    if (this.#count === this.#room.length) {
      const larger = new Float64Array(this.#room.length * 2);
      larger.set(this.#room);
      this.#room = larger;
    }
    this.#room[this.#count] = value;
    this.#count += 1;
  }

  values(): Float64Array {
    return this.#room.slice(0, this.#count);
  }
}
