import { numberOf } from '../../outputs/page/rows.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { measuresOf } from '../../schemas/release/moves-tables.js';
import type { Row } from '../../schemas/table.js';

type Moves = NonNullable<AreaProfile['moves']>;

/** The flows in a cell such as `E06000001=12;E06000002=7`, with the names of the areas. */
function flowsOf(cell: unknown, names: ReadonlyMap<string, string>): Moves['destinations'] {
  const parts = String(cell ?? '').split(';');
  return parts.flatMap((part) => {
    const [code = '', people] = part.split('=');
    return people === undefined ? [] : [{ code, name: names.get(code) ?? code, people: Number(people) }];
  });
}

const whole = (row: Row, column: string): number => numberOf(row, column) ?? 0;

/** Who moved from and to each area, by its code; empty where the release has no moves. */
export function movesOfAreas({ moves, index, method }: IndexRelease): Map<string, Moves> {
  const names = new Map(index.rows.map(({ area_code, area_name }) => [String(area_code), String(area_name)]));
  return new Map(
    (moves?.areas.rows ?? []).map((row) => [
      String(row.area_code),
      {
        stayers: whole(row, 'stayers'),
        arrivals: whole(row, 'arrivals'),
        departures: whole(row, 'departures'),
        net: whole(row, 'net'),
        departure_rate: numberOf(row, 'departure_rate'),
        by: measuresOf(method).map(({ code }) => ({
          code,
          better: numberOf(row, `${code}_better`),
          similar: numberOf(row, `${code}_similar`),
          worse: numberOf(row, `${code}_worse`),
        })),
        destinations: flowsOf(row.largest_destinations, names),
        origins: flowsOf(row.largest_origins, names),
      },
    ]),
  );
}
