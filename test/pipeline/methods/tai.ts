/**
 * The Technology Achievement Index of 23 countries, as printed in OECD/JRC (2008), Handbook on Constructing
 * Composite Indicators, Table A.2: the worked example of that book. Patents, royalties, Internet, exports,
 * telephones (log), electricity (log), schooling, university; in the order of the table.
 */
const printed = `187 125.6 200.2 50.7 3.08 4.15 10 27.4
289 130 179.1 66.2 3.00 4.07 12 13.9
271 156.6 125.8 59.7 3.10 4.14 11.4 15.3
994 64.6 49 80.8 3.00 3.86 9.5 10
779 9.8 4.8 66.7 2.97 3.65 10.8 23.2
189 151.2 136 50.9 3.02 3.77 9.4 9.5
82 134 57.4 61.9 3.02 3.73 9.4 14.9
31 38.6 108 48.7 2.94 4.18 11.6 14.2
75 18.2 125.9 16.2 2.94 3.94 10.9 25.3
8 25.5 72.3 74.9 2.95 3.83 7.1 24.2
235 36.8 41.2 64.2 2.94 3.75 10.2 14.4
103 20.2 193.6 19 3.12 4.39 11.9 11.2
106 110.3 48.6 53.6 2.97 3.68 9.4 12.3
72 73.9 58.9 47.6 2.91 3.86 9.3 13.6
103 13 146.7 15.4 2.86 3.91 11.7 13.1
165 14.8 84.2 50.3 2.99 3.79 8.4 13.6
205 33.6 36.4 58.9 2.97 3.80 7.9 12.6
74 43.6 43.2 45 2.96 3.74 9.6 11
42 8.6 21 53.4 2.86 3.62 7.3 15.6
13 9.8 30.4 51 3.00 3.65 7.2 13
28 4.2 25 51.7 2.75 3.68 9.5 8.2
26 6.2 21.6 63.5 2.73 3.46 9.1 7.7
105 4 20.3 49.5 2.84 3.71 7.1 10.6`;

const rows = printed.split('\n').map((line) => line.split(' ').map(Number));

export const tai = rows[0]!.map((_, i) => Float64Array.from(rows, (row) => row[i]!));
export const schooling = tai[6]!;

/** Of the Handbook's Table 35: Finland, USA, Sweden, Japan, Korea, logarithms to three places. */
export const five = [
  [187, 289, 271, 994, 779],
  [125.6, 130, 156.6, 64.6, 9.8],
  [200.2, 179.1, 125.8, 49, 4.8],
  [50.7, 66.2, 59.7, 80.8, 66.7],
  [3.08, 2.997, 3.096, 3.003, 2.972],
  [4.15, 4.073, 4.145, 3.865, 3.653],
  [10, 12, 11.4, 9.5, 10.8],
  [27.4, 13.9, 15.3, 10, 23.2],
].map((values) => Float64Array.from(values));
