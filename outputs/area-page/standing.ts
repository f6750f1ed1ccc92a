import type { AreaProfile, Standing } from '../../schemas/release/area-profile.js';
import { counted, whole } from '../formats/numbers.js';
import { kindWords } from '../index-report/kinds.js';
import { interval, likelihood } from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { type RankRow, rankLine } from '../page/rank-chart.js';
import { bullets, type Section } from '../page/sections.js';
import { brief, dataTable } from '../page/table.js';
import { fifthWords, within } from '../page/words.js';
import type { AreaAtlas } from './atlas.js';
import { areaMap } from './map.js';
import { partsOf } from './opening.js';
import { wholeOf } from './words.js';

const isHeadline = ({ part }: Standing): boolean => part === 'index' || part === 'face';

/** A fifth as a mark in its colour, with its words. */
export const fifthChip = (fifth: number | null): Content =>
  fifth === null
    ? 'No score'
    : html`<span class="fifth"><span class="chip c${fifth}">${fifth}</span> ${fifthWords(fifth).replace('the ', '')}</span>`;

const endOf = (fifth: number | null) => (fifth === 1 ? 'hotspot' : fifth === 5 ? 'coldspot' : 'middle');

/** A standing as a row of a chart of ranks. */
export const chartRow = (name: string, code: string, rank: number, one: Standing): RankRow => ({
  name,
  code,
  rank,
  group: endOf(one.fifth),
  median: null,
  low: one.choices?.low ?? null,
  high: one.choices?.high ?? null,
  lowFigures: one.figures?.low ?? null,
  highFigures: one.figures?.high ?? null,
  cold: one.coldspot_probability,
  hot: one.hotspot_probability,
});

const between = (range: Standing['figures']): string => interval(range?.low ?? null, range?.high ?? null);

/**
 * What the lines of ranks mean, for the caption of a table that has them.
 * @param drawn whether there are replicates
 */
export const linesMean = (drawn: boolean): string =>
  `Rank 1 is the best. On the line the best rank is at the left: the mark is the rank${drawn ? ', the thick line the interval from figures alone, the thin line that from figures and choices.' : '. How sure it is was not worked out.'}`;

/** How sure a rank is, for a window too narrow for the columns. */
const certainty = (one: Standing): string[] => [
  `90% interval, figures alone: ${between(one.figures)}`,
  `figures and choices: ${between(one.choices)}`,
  `In the worst fifth: ${likelihood(one.coldspot_probability)}`,
  `In the best fifth: ${likelihood(one.hotspot_probability)}`,
];

function headlineTable({ standing, replicates }: AreaProfile): Markup {
  const drawn = standing.some(({ choices }) => choices !== null);
  const sure = (one: Standing): Content[] =>
    drawn
      ? [
          between(one.figures),
          between(one.choices),
          likelihood(one.coldspot_probability),
          likelihood(one.hotspot_probability),
        ]
      : [];
  const rows = standing
    .filter(isHeadline)
    .map((one) => [
      html`${one.part === 'index' ? 'The index' : one.name}${drawn && brief(...certainty(one))}`,
      one.rank === null ? 'no rank' : `${whole(one.rank)} of ${whole(one.of)}`,
      fifthChip(one.fifth),
      one.rank === null ? '' : rankLine(chartRow(one.name, one.code, one.rank, one), one.of),
      ...sure(one),
    ]);
  const made = drawn ? ` Shares are of ${counted(replicates, 'repetition')} of the whole index.` : '';
  const columns = [
    '90% interval, figures alone',
    '90% interval, figures and choices',
    'In the worst fifth',
    'In the best fifth',
  ].map((label) => ({ label, wide: true }));
  return dataTable({
    id: 'ranks',
    caption: html`Ranks${drawn && ', and how sure they are'} <span class="sub">${linesMean(drawn)}${made}</span>`,
    columns: [
      { label: 'Ranked on' },
      { label: 'Rank' },
      { label: 'Fifth' },
      { label: 'Best ← rank → worst', wide: true },
      ...(drawn ? columns : []),
    ],
    rows,
  });
}

/** The kind of place that the faces make, in a sentence. */
function kindSentence({ kind_of_place, standing, area }: AreaProfile): Content {
  const faces = standing.filter(({ part }) => part === 'face');
  const kind = kindWords(faces).find(({ code }) => code === kind_of_place);
  return (
    kind !== undefined &&
    html`<p class="kind"><strong>${kind.words}.</strong> In ${area.name}, ${kind.meaning}.</p>\n`
  );
}

/** The fifth of every domain, under its face. */
function domainList({ standing }: AreaProfile, atlas: AreaAtlas): Content {
  const faces = standing.filter(({ part }) => part === 'face');
  const below = (parent: string) => standing.filter((one) => one.part === 'domain' && one.parent === parent);
  const tops = faces.length > 0 ? faces : standing.filter(({ part }) => part === 'index');
  const item = ({ name, fifth }: Standing) => html`<span class="domain">${name} ${fifthChip(fifth)}</span>`;
  return (
    tops.some(({ code }) => below(code).length > 0) &&
    html`<h3>By subject, in fifths of all areas</h3>
${bullets(
  tops.map(
    ({ code, name, part }) =>
      html`${part === 'face' && html`<strong title="${partsOf(atlas, code)}">${name}:</strong> `}${below(code).map(item)}`,
  ),
  'domains',
)}`
  );
}

/** On the chances of the disadvantaged among upper tiers, from published figures alone. */
function upperTierSentence({ upper_tier_chances: chances, area }: AreaProfile, atlas: AreaAtlas): Content {
  if (chances === null || chances.fifth === null) return false;
  const face = atlas.structure.find(({ part }) => part === 'face');
  const what =
    face === undefined
      ? 'the chances of disadvantaged children'
      : `${within(face.name)} (${partsOf(atlas, face.code)})`;
  return html`<p>Among the ${whole(chances.of)} counties and single-tier councils with a score, ${area.name} is in ${fifthWords(chances.fifth)} on ${what}, by published figures alone. How sure that is was not worked out.</p>\n`;
}

/** What the words of the section mean, for who meets them for the first time. */
function meanings({ standing }: AreaProfile, atlas: AreaAtlas): Markup {
  // The list of subjects says what the two sides are made of, where there is one.
  const faces = standing.length > 0 ? [] : atlas.structure.filter(({ part }) => part === 'face');
  return bullets(
    [
      ...faces.map(({ code, name }) => html`<strong>${name}</strong>: ${partsOf(atlas, code)}.`),
      html`<strong>Fifth</strong>: all areas in five groups of the same size, by rank; 1 is the best fifth and 5 the worst.`,
      html`<strong>90% interval</strong>: nine in ten repetitions of the index give a rank within it. With <em>figures alone</em>, each figure is varied as far as it may be off. With <em>figures and choices</em>, so are choices that others would have made.`,
    ],
    'meanings',
  );
}

/** Where the area stands on the index and its two sides, and how sure that is. */
export function standingSection(profile: AreaProfile, atlas: AreaAtlas): Section | undefined {
  const map = areaMap(profile, atlas);
  const chances = upperTierSentence(profile, atlas);
  if (profile.standing.length === 0)
    return map === undefined && chances === false
      ? undefined
      : {
          id: 'standing',
          title: 'Where it is',
          body: html`<div class="beside"><div>${chances}${meanings(profile, atlas)}</div>${map}</div>`,
        };
  // A face or a domain can have a rank where the index has none.
  const ranked = profile.standing.some(({ rank }) => rank !== null);
  const ranks = ranked
    ? html`${kindSentence(profile)}<div class="standing">${headlineTable(profile)}</div>`
    : html`<p>Too few of its figures are published for a score, and a rank needs one. What is known is below.</p>\n`;
  return {
    id: 'standing',
    title: wholeOf(profile)?.rank == null ? 'It has no rank' : 'Where it stands',
    body: html`${ranks}<div class="beside"><div>${ranked && domainList(profile, atlas)}${chances}${meanings(profile, atlas)}</div>${map}</div>`,
  };
}
