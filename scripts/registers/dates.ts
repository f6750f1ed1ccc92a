/** The first day on which a code was no longer in use, and the order that says so. */
export interface Ending {
  readonly on: string;
  /** The order by which it ended. */
  readonly order: string;
  readonly codes: readonly string[];
}

/**
 * When codes ended. The official files of changes give years only; orders that merge or replace councils, or
 * move a boundary so far that the code changes, take effect on the first of April. Fife and Perth and Kinross
 * (2018) have no entry: their day was not found in a file that this project reads.
 */
export const ENDINGS: readonly Ending[] = [
  {
    on: '2012-04-01',
    order: 'St Albans and Welwyn Hatfield (Boundary Change) Order 2012',
    codes: ['E07000100', 'E07000104'],
  },
  {
    on: '2013-04-01',
    order: 'East Hertfordshire and Stevenage (Boundary Change) Order 2013',
    codes: ['E07000097', 'E07000101'],
  },
  {
    on: '2013-04-01',
    order: 'Gateshead and Northumberland (Boundary Change) Order 2013',
    codes: ['E06000048', 'E08000020'],
  },
  {
    on: '2019-04-01',
    order: 'Bournemouth, Dorset and Poole (Structural Changes) Order 2018',
    codes: [
      ...['E06000028', 'E06000029', 'E07000048', 'E07000049', 'E07000050'],
      ...['E07000051', 'E07000052', 'E07000053', 'E10000009'],
    ],
  },
  {
    on: '2019-04-01',
    order: 'Somerset West and Taunton (Local Government Changes) Order 2018',
    codes: ['E07000190', 'E07000191'],
  },
  {
    on: '2019-04-01',
    order: 'West Suffolk (Local Government Changes) Order 2018',
    codes: ['E07000201', 'E07000204'],
  },
  {
    on: '2019-04-01',
    order: 'East Suffolk (Local Government Changes) Order 2018',
    codes: ['E07000205', 'E07000206'],
  },
  {
    on: '2019-04-01',
    order: 'Glasgow City and North Lanarkshire Boundaries (Cardowan by Stepps) Amendment Order 2018',
    codes: ['S12000044', 'S12000046'],
  },
  {
    on: '2020-04-01',
    order: 'Buckinghamshire (Structural Changes) Order 2019',
    codes: ['E07000004', 'E07000005', 'E07000006', 'E07000007', 'E10000002'],
  },
  {
    on: '2021-04-01',
    order: 'Northamptonshire (Structural Changes) Order 2020',
    codes: [
      ...['E07000150', 'E07000151', 'E07000152', 'E07000153', 'E07000154'],
      ...['E07000155', 'E07000156', 'E10000021'],
    ],
  },
  {
    on: '2023-04-01',
    order: 'Cumbria (Structural Changes) Order 2022',
    codes: [
      ...['E07000026', 'E07000027', 'E07000028', 'E07000029', 'E07000030'],
      ...['E07000031', 'E10000006'],
    ],
  },
  {
    on: '2023-04-01',
    order: 'North Yorkshire (Structural Changes) Order 2022',
    codes: [
      ...['E07000163', 'E07000164', 'E07000165', 'E07000166', 'E07000167'],
      ...['E07000168', 'E07000169', 'E10000023'],
    ],
  },
  {
    on: '2023-04-01',
    order: 'Somerset (Structural Changes) Order 2022',
    codes: ['E07000187', 'E07000188', 'E07000189', 'E07000246', 'E10000027'],
  },
  {
    on: '2025-04-01',
    order: 'Barnsley and Sheffield (Boundary Change) Order 2024',
    codes: ['E08000016', 'E08000019'],
  },
];

/** The first day without the code, by code. */
export const ENDED_ON: ReadonlyMap<string, string> = new Map(
  ENDINGS.flatMap(({ on, codes }) => codes.map((code) => [code, on] as const)),
);
