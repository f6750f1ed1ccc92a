import type { AreaProfile, ProfileIndicator } from '../../schemas/release/area-profile.js';
import { figureText, whole } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import { brief, dataTable, type TableColumn } from '../page/table.js';
import { within, yearWords } from '../page/words.js';
import { type AreaAtlas, comparedWith, comparison } from './atlas.js';
import { indicatorLine, type LineFigure } from './line.js';
import { rankRange } from './rank-range.js';
import { goodEnd, isOfIndex, valueOrWhy, whoseWords } from './words.js';

/** A figure with a rank. */
type RankedFigure = LineFigure & Pick<ProfileIndicator, 'rank' | 'of'>;

/** The range of ranks within the limits of a figure; null where no limits are known. */
const rangeOf = (one: RankedFigure, atlas: Pick<AreaAtlas, 'sorted'>) =>
  rankRange(one, atlas.sorted(one.code));

/** As in `Rank 276 of 294 (235 to 290)`; without limits, that none are published. */
export function rankWords(one: ProfileIndicator, atlas: AreaAtlas): string {
  if (one.rank === null) return 'No rank';
  const range = rangeOf(one, atlas);
  const sure = range === null ? 'no limits published' : interval(range[0], range[1]);
  return `Rank ${whole(one.rank)} of ${whole(one.of)} (${sure})`;
}

/** A rank with the range of ranks under it, for a cell of a table; a dash where there is none. */
export function rankCell(one: RankedFigure, atlas: Pick<AreaAtlas, 'sorted'>): Content {
  if (one.rank === null) return '–';
  const range = rangeOf(one, atlas);
  return html`${whole(one.rank)} of ${whole(one.of)}<span class="sub">${range === null ? 'no limits' : interval(range[0], range[1])}</span>`;
}

/** A longer name would make the head of its column taller than a row. */
const LONG_NAME = 18;

interface FigureColumn extends TableColumn {
  readonly cell: (one: ProfileIndicator) => Content;
  /** What the name of the figure has below it where the window is too narrow for the column. */
  readonly text?: (one: ProfileIndicator) => string;
}

const comparatorText = (one: ProfileIndicator['region']): string => (one === null ? '–' : valueOrWhy(one));

/** The columns of the table of figures, after the name of the indicator. */
function columnsOf(profile: AreaProfile, atlas: AreaAtlas): FigureColumn[] {
  const { area, indicators } = profile;
  const [sample] = indicators;
  const isCompared = comparedWith(profile).length > 0;
  const compared = comparison(atlas, profile);
  const larger = (['county', 'region', 'country'] as const).flatMap((level): FigureColumn[] => {
    const place = sample?.[level];
    return place == null
      ? []
      : [
          {
            label: place.name,
            numeric: true,
            wide: true,
            cell: (one) => comparatorText(one[level]),
            text: (one) => `${place.name} ${comparatorText(one[level])}`,
          },
        ];
  });
  const those = profile.districts.length > 0 ? 'Its areas' : 'Places like it';
  const middleText = (one: ProfileIndicator) => {
    const found = compared(one.code).median;
    return found === undefined ? '–' : figureText(found);
  };
  const middle: FigureColumn = {
    label: those,
    numeric: true,
    wide: true,
    cell: middleText,
    text: (one) => `${within(those)} ${middleText(one)}`,
  };
  return [
    {
      label: 'Year',
      wide: true,
      cell: ({ period }) => yearWords(period),
      text: ({ period }) => yearWords(period),
    },
    {
      label: area.name.length > LONG_NAME ? 'Here' : area.name,
      numeric: true,
      cell: (one) =>
        html`<b>${valueOrWhy(one)}</b>${whoseWords(one) !== '' && html`<span class="sub">${whoseWords(one)}</span>`}`,
    },
    ...larger,
    ...(isCompared ? [middle] : []),
    ...(isOfIndex(profile)
      ? [{ label: 'Rank', numeric: true, cell: (one: ProfileIndicator) => rankCell(one, atlas) }]
      : []),
    {
      label: 'Worst ← of all areas → best',
      wide: true,
      cell: (one) => indicatorLine(profile, one, atlas, compared(one.code)),
    },
  ];
}

function figureTable(
  id: string,
  caption: Content,
  columns: readonly FigureColumn[],
  own: readonly ProfileIndicator[],
  domains: ReadonlyMap<string, string>,
): Markup {
  const hidden = (one: ProfileIndicator) => columns.flatMap(({ text }) => text?.(one) ?? []).join('; ');
  return dataTable({
    id,
    caption,
    columns: [{ label: 'Figure' }, ...columns],
    rows: own.map((one) => [
      html`${one.title}<span class="sub">${[domains.get(one.domain), one.unit, goodEnd(one)].filter(Boolean).join('; ')}</span>${brief(hidden(one))}`,
      ...columns.map(({ cell }) => cell(one)),
    ]),
  });
}

/** What the marks on the lines are, and what stands in the cells. */
function keyOf(profile: AreaProfile): Markup {
  const compared = comparedWith(profile).length > 0;
  const strokes = profile.districts.length > 0 ? 'its areas' : 'the places like it';
  const item = (picture: Content, words: string) =>
    html`<li><svg class="swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false">${picture}</svg><span>${words}</span></li>\n`;
  return html`<ul class="legend across" aria-label="Key of the lines">
${item(html`<g class="line"><circle class="here" cx="22" cy="14" r="8"/></g>`, profile.area.name)}${item(html`<g class="line"><path class="band" d="M4 14H40"/></g>`, '95% limits of its figure')}${compared && item(html`<g class="line"><path class="near-by" d="M12 6V22M22 6V22M32 6V22"/></g>`, strokes)}${item(html`<g class="line"><path class="nation" d="M22 3l8 11-8 11-8-11z"/></g>`, profile.indicators[0]?.country?.name ?? 'The country')}</ul>
`;
}

const RANKS_MEAN =
  'Rank 1 is the best of the areas with a figure. Under it are the ranks that the figure would have at the ends of its 95% limits, all others as they are; “no limits” where none are published.';

/** Every figure of the area next to those of the larger areas around it. */
export function figureSection(profile: AreaProfile, atlas: AreaAtlas): Section | undefined {
  const { indicators } = profile;
  if (indicators.length === 0) return undefined;
  const columns = columnsOf(profile, atlas);
  const domains = new Map(atlas.structure.map(({ code, name }) => [code, name]));
  const faces = atlas.structure.filter(({ part }) => part === 'face');
  const faceOf = new Map(atlas.structure.map(({ code, parent }) => [code, parent]));
  const table = (id: string, caption: string, own: readonly ProfileIndicator[]) =>
    own.length > 0 && figureTable(id, caption, columns, own, domains);
  const tables =
    faces.length > 0
      ? faces.map(({ code, name }) =>
          table(
            `figures-${code}`,
            `${name}: every figure`,
            indicators.filter(({ domain }) => faceOf.get(domain) === code),
          ),
        )
      : table('figures-all', 'Every figure', indicators);
  return {
    id: 'figures',
    title: 'Its figures',
    body: html`<p>${isOfIndex(profile) && `${RANKS_MEAN} `}Figures of larger places are as the official files print them${comparedWith(profile).length > 0 && `; that of ${profile.districts.length > 0 ? 'its areas' : 'places like it'} is their median`}.</p>
${keyOf(profile)}<div class="all-figures">${tables}</div>`,
  };
}
