/**
 * Random numbers by counting: the digest of seed, row and stream. A row's numbers do not depend on the other
 * rows, so that they are the same however the rows are shared among threads. MD5 because every engine has it;
 * nothing here needs it to be safe. SQL of an unsigned whole number of 64 bits.
 */
export const draw64 = (seed: string, row: string, stream: number) =>
  `md5_number_lower(${seed} || ':' || ${row} || ':${stream}')`;

/** The upper or lower half of 64 bits, as a number from 0 up to but not including 1, in steps of 2⁻³². */
export const evenUpper = (draw: string) => `CAST(${draw} >> 32 AS DOUBLE) / 4294967296.0`;
export const evenLower = (draw: string) => `CAST(${draw} & 4294967295 AS DOUBLE) / 4294967296.0`;

/**
 * A standard normal number from one draw (Box and Muller, 1958). Half a step keeps the logarithm from zero.
 */
export const normal = (draw: string) =>
  `sqrt(-2 * ln((CAST(${draw} >> 32 AS DOUBLE) + 0.5) / 4294967296.0)) * cos(2 * pi() * ${evenLower(draw)})`;
