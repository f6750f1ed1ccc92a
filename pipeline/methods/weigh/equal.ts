/** The same weight for each of `parts`, adding up to one. */
export const equalWeights = (parts: number): Float64Array => new Float64Array(parts).fill(1 / parts);
