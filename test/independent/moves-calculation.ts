import { gunzipSync } from 'node:zlib';

/*
 * The moves of the Census of 2021 computed again from the official file, row by row and with dictionaries,
 * without any code of the program.
 */

/** Districts of 2021 that have another code today: the mergers of 2023, and two new codes of 2025. */
const TODAY: Readonly<Record<string, readonly string[]>> = {
  E06000063: ['E07000026', 'E07000028', 'E07000029'],
  E06000064: ['E07000027', 'E07000030', 'E07000031'],
  E06000065: ['E07000163', 'E07000164', 'E07000165', 'E07000166', 'E07000167', 'E07000168', 'E07000169'],
  E06000066: ['E07000187', 'E07000188', 'E07000189', 'E07000246'],
  E08000038: ['E08000016'],
  E08000039: ['E08000019'],
};
const today = new Map(Object.entries(TODAY).flatMap(([now, then]) => then.map((code) => [code, now])));

interface Flow {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly people: number;
}

/** The rows of the official file: codes and counts have no quotation marks, names may. */
export function officialFlows(bytes: Uint8Array): Flow[] {
  const [, ...lines] = gunzipSync(bytes).toString('utf8').split(/\r?\n/);
  return lines.flatMap((line, i) => {
    const found = /^([^,]+),.*,([A-Z]\d{8}),.*,(\d+)$/.exec(line);
    if (found === null) {
      if (line !== '') throw new Error(`row ${i + 2}: ${line}`);
      return [];
    }
    return [{ row: i + 2, from: found[1]!, to: found[2]!, people: Number(found[3]) }];
  });
}

/** What is known of an area of the index. */
export interface Known {
  readonly score: number | null;
  readonly fifth: number | null;
  readonly region: string;
}

const add = (sums: Map<string, number>, key: string, count: number) =>
  sums.set(key, (sums.get(key) ?? 0) + count);

/** Every sum that the published tables have, by a key of words. */
export function countMoves(flows: readonly Flow[], areas: ReadonlyMap<string, Known>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const flow of flows) {
    const from = today.get(flow.from) ?? flow.from;
    const to = today.get(flow.to) ?? flow.to;
    const [left, reached] = [areas.get(from), areas.get(to)];
    const count = (key: string) => add(sums, key, flow.people);
    count('everybody');
    if (left === undefined && reached === undefined) {
      count('outside');
      continue;
    }
    if (from === '-8') {
      count(`stayers ${to}`);
      continue;
    }
    if (from === to) {
      count(`stayers ${to}`);
      count(`moved_within ${to}`);
      continue;
    }
    if (left === undefined) {
      count(`from elsewhere ${flow.from}`);
      count(`arrivals elsewhere ${to}`);
      continue;
    }
    if (reached === undefined) {
      count(`to elsewhere ${flow.to}`);
      count(`departures elsewhere ${from}`);
      continue;
    }
    count('moves');
    count(`arrivals ${to}`);
    count(`departures ${from}`);
    count(`pair ${from} ${to}`);
    count(`region ${left.region} ${reached.region}`);
    count(`fifths ${left.fifth} ${reached.fifth}`);
    count(`${from} to fifth ${reached.fifth}`);
    count(`${to} from fifth ${left.fifth}`);
    if (left.score === null || reached.score === null) continue;
    if (reached.score > left.score) {
      count('to a higher score');
      count(`${from} to a higher score`);
    }
  }
  return sums;
}
