import { numberOf, textOf } from '../../outputs/page/rows.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import {
  aggregatesBelowIndex,
  facesOf,
  indexRowOf,
  indicatorGroups,
} from '../../schemas/method/structure.js';
import type { Interval } from '../../schemas/release/area-parts.js';
import type { AreaProfile, Standing } from '../../schemas/release/area-profile.js';
import type { Row } from '../../schemas/table.js';

/** The interval of ranks in two columns of a row; null where one of them is empty. */
export function intervalOf(row: Row, low: string, high: string): Interval | null {
  const [better, worse] = [numberOf(row, low), numberOf(row, high)];
  return better === null || worse === null ? null : { low: better, high: worse };
}

/** How sure a rank is, from the columns that begin with a prefix; nulls where the index has none. */
const surenessOf = (row: Row, prefix: string) => ({
  figures: intervalOf(row, `${prefix}rank_low_figures`, `${prefix}rank_high_figures`),
  choices: intervalOf(row, `${prefix}rank_low`, `${prefix}rank_high`),
  rank_median: numberOf(row, `${prefix}rank_median`),
  coldspot_probability: numberOf(row, `${prefix}coldspot_probability`),
  hotspot_probability: numberOf(row, `${prefix}hotspot_probability`),
});

/** Where an area is on the index and on each aggregate below it, from its row of index.csv. */
export function standingsOf(data: IndexRelease, row: Row): Standing[] {
  const { method, index, domainFifths } = data;
  const of = (column: string) => index.rows.filter((each) => each[column] != null).length;
  const faces = new Set(facesOf(method).map(({ code }) => code));
  const domains = new Set(indicatorGroups(method).map(({ code }) => code));
  const top = indexRowOf(method);
  const whole: Standing = {
    code: top.code,
    name: top.name ?? top.code,
    part: 'index',
    parent: null,
    score: numberOf(row, 'score'),
    rank: numberOf(row, 'rank'),
    of: of('rank'),
    fifth: numberOf(row, 'fifth'),
    ...surenessOf(row, ''),
  };
  const parts = aggregatesBelowIndex(method).map(({ code, name = code, parent }): Standing => {
    const part = faces.has(code) ? 'face' : domains.has(code) ? 'domain' : 'group';
    return {
      code,
      name,
      part,
      parent,
      score: numberOf(row, `${code}_score`),
      rank: numberOf(row, `${code}_rank`),
      of: of(`${code}_rank`),
      fifth: domainFifths.get(code)?.get(String(row.area_code)) ?? null,
      ...surenessOf(row, `${code}_`),
    };
  });
  return [whole, ...parts];
}

/** An area inside a larger one, from its row of index.csv. */
export const memberOf = (row: Row, of: number): AreaProfile['districts'][number] => ({
  code: String(row.area_code),
  name: String(row.area_name),
  score: numberOf(row, 'score'),
  rank: numberOf(row, 'rank'),
  of,
  fifth: numberOf(row, 'fifth'),
  kind_of_place: textOf(row, 'kind_of_place') || null,
});
