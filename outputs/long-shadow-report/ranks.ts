import { counted } from '../formats/numbers.js';
import { type Content, html } from '../page/markup.js';
import { type RankRow, rankChart } from '../page/rank-chart.js';
import { rankNames, rankOverview } from '../page/rank-picture.js';
import type { LongShadowRelease } from '../release-data.js';
import { type ShadowView, shadowView } from './view.js';

/** The authorities by all outcomes together or, where there is one outcome only, by that. */
const standing = ({ all, outcomes }: ShadowView) => (all.length > 0 ? all : (outcomes[0]?.areas ?? []));

/**
 * Every ranked authority in the order of its rank. The chart shows no coldspots and hotspots: these go by
 * level and gap of one outcome, and not by this rank.
 */
const rankedRows = (view: ShadowView): RankRow[] =>
  standing(view).flatMap(({ name, code, rank, median, low, high, cold, hot }) =>
    rank === null
      ? []
      : [
          {
            name,
            code,
            rank,
            median,
            low,
            high,
            cold,
            hot,
            group: null,
            lowFigures: null,
            highFigures: null,
          },
        ],
  );

const chartParts = (view: ShadowView) => {
  const { one, many } = view;
  return { id: 'ranks', rows: rankedRows(view), one, many };
};

/** A picture by itself says by which outcomes the ranks go. */
function pictureParts(data: LongShadowRelease) {
  const view = shadowView(data);
  const which = view.all.length > 0 ? 'all outcomes' : (view.outcomes[0]?.name ?? '');
  return { ...chartParts(view), title: `${data.method.title}, ${which}`, licensed: true };
}

/** `rank_chart.svg` of the long shadow: the ranks by all outcomes with their intervals, without names. */
export const shadowRankPicture = (data: LongShadowRelease): string => rankOverview(pictureParts(data));

/** `rank_names.svg`: the same with the name of each authority, in one tall picture. */
export const shadowRankNames = (data: LongShadowRelease): string => rankNames(pictureParts(data));

/** The same chart on the page, and where the files are; nothing where nothing is ranked. */
export function shadowRankChart(view: ShadowView): Content {
  const parts = chartParts(view);
  const chart = rankChart({
    ...parts,
    names: html`<p>The same with the name of each ${view.one}: <a href="rank_names.svg">rank_names.svg</a>.</p>\n`,
  });
  return (
    chart !== undefined &&
    html`<h3>Ranks with their intervals</h3>
<p>One line for each of the ${counted(parts.rows.length, view.one, view.many)}, the best at the top: where lines lie above one another, the order says little. A rank outside its line is that of a year far from those before it. For a slide: <a href="rank_chart.png">rank_chart.png</a>, <a href="rank_chart.svg">rank_chart.svg</a>.</p>
${chart}`
  );
}
