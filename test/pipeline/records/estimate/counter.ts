/** Uniform numbers from 0 to 1, reproducible by seed (Park and Miller, 1988). */
export function counter(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
