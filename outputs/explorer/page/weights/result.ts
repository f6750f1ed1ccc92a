import { correlationText, counted, signed, whole } from '../../../formats/numbers.js';
import { interval } from '../../../page/certainty.js';
import { html, type Markup } from '../../../page/markup.js';
import { dataTable } from '../../../page/table.js';
import type { IndexData } from '../../data-types.js';
import { type Choice, choiceText } from '../../weights/choice.js';
import { distanceOf } from '../../weights/distance.js';
import type { Standings } from '../../weights/standing.js';
import type { Explorer } from '../context.js';
import { sayArea } from '../map.js';
import { measureHeads } from '../measure-heads.js';
import { type Measure, measureOf, orderBy } from '../measures.js';
import type { Sheet } from '../sheet.js';
import type { Recomputed } from './recompute.js';

/** An index with the weights of the reader. */
export interface Result {
  readonly found: Recomputed;
  readonly choice: Choice;
  readonly standings: Standings;
  /** The explorer with these ranks in place of the published ones. */
  readonly explorer: Explorer;
  readonly published: IndexData;
}

/** How many areas are named that move furthest, up and down. */
const NAMED = 3;

const rankOf = ({ parts }: IndexData, area: number): number | null => parts[0]?.rank[area] ?? null;
const rankText = (rank: number | null | undefined): string => (rank == null ? '–' : whole(rank));

/** How many places an area is better than published; null without a rank in either. */
function movedUp({ published, explorer }: Result, area: number): number | null {
  const [before, after] = [rankOf(published, area), rankOf(explorer.data, area)];
  return before === null || after === null ? null : before - after;
}

export function indexMeasure({ data }: Pick<Explorer, 'data'>): Measure {
  const [index] = data.parts;
  return measureOf(measureHeads(data, false).find(({ id }) => id === index?.code)!, data, null);
}

/** How far the ranks lie from the published ones, in words. */
export function farMarkup(result: Result): Markup {
  const { found, choice, standings, published } = result;
  const [one, many] = published.nouns;
  if (choice.size === 0)
    return html`<p><strong>These are the published weights.</strong> Move a slider to see what changes.</p>`;
  const { rank_correlation, largest, groups_changed, ranked } = distanceOf(
    found.published.index,
    standings.index,
  );
  const area = largest === null ? '' : (found.weights.draws.areas[largest.unit]?.name ?? '');
  const furthest =
    largest === null
      ? `No ${one} moves.`
      : `${area} moves furthest, from rank ${whole(largest.from)} to ${whole(largest.to)}.`;
  return html`<p><strong>How far this is from the published index.</strong> Rank correlation ${correlationText(rank_correlation)}. ${furthest} ${counted(groups_changed, one, many)} of ${whole(ranked)} ${
    groups_changed === 1 ? 'is' : 'are'
  } in another group: best fifth, worst fifth or neither.</p>${moversMarkup(result)}`;
}

/** Who moves furthest up and down, and where the chosen area is. */
function moversMarkup(result: Result): Markup {
  const { explorer } = result;
  const { code, name } = explorer.data.areas;
  const moved = [...code.keys()].sort((a, b) => (movedUp(result, b) ?? 0) - (movedUp(result, a) ?? 0));
  const words = (areas: readonly number[], sign: 1 | -1) =>
    areas
      .filter((area) => sign * (movedUp(result, area) ?? 0) > 0)
      .map((area) => `${name[area]} (${rankText(rankOf(explorer.data, area))})`)
      .join(', ') || 'none';
  const chosen = code.indexOf(explorer.state.area);
  return html`<p>Furthest up, with the rank now: ${words(moved.slice(0, NAMED), 1)}. Furthest down: ${words(moved.slice(-NAMED).reverse(), -1)}.</p>${
    chosen >= 0 && html`<p>${sayArea(explorer, indexMeasure(explorer), chosen)}.</p>`
  }`;
}

/**
 * Every area with its rank, its interval, and the published rank.
 * @param without what stands for an interval that is not there
 */
export function ranksTable(result: Result, without: string): Markup {
  const { explorer, published } = result;
  const { data, link } = explorer;
  const index = data.parts[0];
  const sure = index?.sure;
  return dataTable({
    id: 'weigh-caption-table',
    caption: `Ranks with these weights: ${data.nouns[1]}, the best first`,
    columns: [
      { label: 'Area' },
      { label: 'Rank', numeric: true },
      { label: '90% interval', numeric: true },
      { label: 'Published rank', numeric: true, wide: true },
      { label: 'Places up', numeric: true },
      { label: 'Fifth', numeric: true, wide: true },
    ],
    rows: orderBy(indexMeasure(explorer), data.areas.name).map((area) => {
      const moved = movedUp(result, area);
      return [
        html`<a href="${link({ view: 'area', area: data.areas.code[area]! })}">${data.areas.name[area]}</a>`,
        rankText(index?.rank[area]),
        sure == null ? without : interval(sure.lowFigures[area] ?? null, sure.highFigures[area] ?? null),
        rankText(rankOf(published, area)),
        moved === null ? '–' : signed(moved, 0),
        rankText(index?.fifth[area]),
      ];
    }),
  });
}

/** The same as a file. */
export function ranksSheet({ explorer, published, choice, found }: Result): Sheet {
  const { data } = explorer;
  const index = data.parts[0];
  const { code, name } = data.areas;
  const weights = choiceText(choice, found.sliders);
  return {
    head: [
      'area_code',
      'area_name',
      'rank',
      'rank_low_figures',
      'rank_high_figures',
      'published_rank',
      'fifth',
      'kind_of_place',
      'weights',
    ],
    rows: orderBy(indexMeasure(explorer), name).map((area) => [
      code[area]!,
      name[area]!,
      index?.rank[area] ?? null,
      index?.sure?.lowFigures[area] ?? null,
      index?.sure?.highFigures[area] ?? null,
      rankOf(published, area),
      index?.fifth[area] ?? null,
      data.kinds[data.kind[area] ?? -1]?.code ?? null,
      weights,
    ]),
  };
}
