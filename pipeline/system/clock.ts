/** Measures how long stages take, in milliseconds; for reports of speed, never for a release. */
export class Stopwatch {
  readonly #laps: Record<string, number> = {};

  /** Runs `work` and adds its time to the lap called `name`. */
  async time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#laps[name] = (this.#laps[name] ?? 0) + performance.now() - start;
    }
  }

  /** Milliseconds by lap, rounded to a tenth. */
  get laps(): Record<string, number> {
    return Object.fromEntries(
      Object.entries(this.#laps).map(([name, ms]) => [name, Math.round(ms * 10) / 10]),
    );
  }
}
