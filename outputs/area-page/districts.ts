import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { whole } from '../formats/numbers.js';
import { kindWords } from '../index-report/kinds.js';
import { interval } from '../page/certainty.js';
import { html } from '../page/markup.js';
import { rankLine } from '../page/rank-chart.js';
import type { Section } from '../page/sections.js';
import { brief, dataTable } from '../page/table.js';
import type { AreaAtlas } from './atlas.js';
import { chartRow, fifthChip, linesMean } from './standing.js';
import { areaLink, wholeOf } from './words.js';

/** More areas than these leave no room for a page of their own to what follows them on paper. */
const MANY = 20;

/** The areas of the index in a county, region or combined authority; undefined for an area of the index. */
export function districtSection(profile: AreaProfile, atlas: AreaAtlas): Section | undefined {
  const { districts, area } = profile;
  if (districts.length === 0) return undefined;
  const kinds = new Map(
    kindWords(atlas.structure.filter(({ part }) => part === 'face')).map(({ code, words }) => [code, words]),
  );
  const rows = districts.map((district) => {
    const found = atlas.profiles.get(district.code);
    const top = found && wholeOf(found);
    const { rank, of } = district;
    const both = interval(top?.choices?.low ?? null, top?.choices?.high ?? null);
    return [
      html`${areaLink(atlas, district)}${brief(`90% interval, figures and choices: ${both}`)}`,
      rank === null ? 'no rank' : `${whole(rank)} of ${whole(of)}`,
      fifthChip(district.fifth),
      rank === null || top === undefined
        ? ''
        : rankLine(chartRow(district.name, district.code, rank, top), of),
      interval(top?.figures?.low ?? null, top?.figures?.high ?? null),
      both,
      ...(kinds.size > 0 ? [kinds.get(district.kind_of_place ?? '') ?? '–'] : []),
    ];
  });
  const table = dataTable({
    id: 'in-it',
    caption: html`The areas of the index in ${area.name}, the best rank first <span class="sub">${linesMean(profile.replicates > 0)}</span>`,
    columns: [
      { label: 'Area' },
      { label: 'Rank' },
      { label: 'Fifth' },
      { label: 'Best ← rank → worst' },
      { label: '90% interval, figures alone', numeric: true, wide: true },
      { label: '90% interval, figures and choices', numeric: true, wide: true },
      ...(kinds.size > 0 ? [{ label: 'Kind of place', wide: true }] : []),
    ],
    rows,
  });
  return {
    id: 'districts',
    title: 'The areas in it',
    body: html`<div class="in-it">${table}</div>`,
    ...(districts.length > MANY && { style: 'many' }),
  };
}
