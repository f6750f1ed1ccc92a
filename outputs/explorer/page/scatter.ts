import { pearson } from '../../../pipeline/methods/check/correlation.js';
import { correlationText, plain, whole } from '../../formats/numbers.js';
import { axisOf, positionOn } from '../../page/axis.js';
import { legendItem, legendList } from '../../page/fills.js';
import { html, type Markup } from '../../page/markup.js';
import { coordinate, type PictureParts } from '../../page/picture.js';
import { dataTable } from '../../page/table.js';
import { within } from '../../page/words.js';
import { fillOf } from '../fills.js';
import { type Explorer, measureBy, type View } from './context.js';
import { measureSelect } from './controls.js';
import { fill, inside, on } from './dom.js';
import { wireDownloads } from './downloads.js';
import { markBy } from './map.js';
import { type Measure, measureOf } from './measures.js';
import { downloadBar, type Sheet } from './sheet.js';

interface Size {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const WIDE: Size = { width: 720, height: 560, left: 70, right: 16, top: 16, bottom: 56 };
/** For a phone: a wide plot would have letters that nobody can read there. */
const NARROW: Size = { width: 360, height: 380, left: 48, right: 10, top: 12, bottom: 48 };
const sizeNow = (): Size => (globalThis.matchMedia('(max-width: 36rem)').matches ? NARROW : WIDE);

/** The title of an axis: what is too long for it is in the caption. */
function axisTitle({ title, plottedUnit }: Measure, room: number): string {
  const whole = `${title} (${plottedUnit})`;
  const letters = Math.floor(room / 7);
  return whole.length <= letters
    ? whole
    : title.length <= letters
      ? title
      : `${title.slice(0, letters - 1)}…`;
}

/** What an axis has: a sentence for a figure, and the unit for a score, which needs no other. */
const plottedWords = ({ title, about, needs, plottedUnit }: Measure, where: string): string =>
  needs === null ? `${where}: ${title} (${plottedUnit}).` : `${where}: ${title}. ${about}`;

/** The areas that have both values. */
const both = (x: Measure, y: Measure): number[] =>
  [...x.plotted.keys()].filter((area) => x.plotted[area] != null && y.plotted[area] != null);

/** Correlation of two measures over the areas that have both; null where it is not defined. */
export function correlationOf(x: Measure, y: Measure): number | null {
  const areas = both(x, y);
  const column = ({ plotted }: Measure) => Float64Array.from(areas, (area) => plotted[area] ?? Number.NaN);
  const r = areas.length < 3 ? Number.NaN : pearson(column(x), column(y));
  return Number.isFinite(r) ? r : null;
}

interface Plot {
  readonly x: Measure;
  readonly y: Measure;
  readonly colour: Measure;
  readonly chosen: number;
}

/** The points and axes. With `alone` the colours are in the picture itself, for a file. */
function plotContent(explorer: Explorer, { x, y, colour, chosen }: Plot, size: Size, alone: boolean): Markup {
  const areas = both(x, y);
  const { width, height, left, right, top, bottom } = size;
  const xs = axisOf(
    areas.map((area) => x.plotted[area] ?? 0),
    [0.04, 0.04],
  );
  const ys = axisOf(
    areas.map((area) => y.plotted[area] ?? 0),
    [0.04, 0.04],
  );
  const px = (value: number) => coordinate(positionOn(xs, value, left, width - right));
  const py = (value: number) => coordinate(positionOn(ys, value, height - bottom, top));
  const every = size === NARROW && xs.ticks.length > 6 ? 2 : 1;
  const xTicks = xs.ticks.filter((_, i) => i % every === 0);
  const mark = markBy(colour);
  const order = areas.filter((area) => area !== chosen);
  const point = (area: number) =>
    html`<circle class="point ${mark(area)}${area === chosen && ' is-chosen'}"${alone && html` fill="${fillOf(mark(area))}" stroke="#16202c" stroke-width=".6"`} data-area="${area}" cx="${px(x.plotted[area] ?? 0)}" cy="${py(y.plotted[area] ?? 0)}" r="${area === chosen ? 9 : size === NARROW ? 4 : 5}"><title>${pointWords(explorer, x, y, area)}</title></circle>`;
  const line = alone ? html` stroke="#c9d0d8"` : '';
  return html`<g class="grid">${xTicks.map((tick) => html`<path d="M${px(tick)} ${top}V${height - bottom}"${line}/>`)}${ys.ticks.map((tick) => html`<path d="M${left} ${py(tick)}H${width - right}"${line}/>`)}</g>
<g class="scale">${xTicks.map((tick) => html`<text x="${px(tick)}" y="${height - bottom + 18}" text-anchor="middle">${plain(tick)}</text>`)}${ys.ticks.map((tick) => html`<text x="${left - 8}" y="${py(tick)}" dy=".35em" text-anchor="end">${plain(tick)}</text>`)}</g>
<text class="axis" x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle">${axisTitle(x, width - left - right)}</text>
<text class="axis" transform="translate(14 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">${axisTitle(y, height - top - bottom)}</text>
<g class="points">${order.map(point)}${areas.includes(chosen) && point(chosen)}</g>`;
}

const pointWords = ({ data }: Explorer, x: Measure, y: Measure, area: number): string =>
  `${data.areas.name[area]}: ${x.title} ${x.text(area)}; ${y.title} ${y.text(area)}`;

function sheetOf({ data }: Explorer, { x, y }: Plot): Sheet {
  return {
    head: ['area_code', 'area_name', x.id, y.id],
    rows: data.areas.code.map((code, area) => [
      code,
      data.areas.name[area]!,
      x.plotted[area] ?? null,
      y.plotted[area] ?? null,
    ]),
  };
}

const pictureOf = (explorer: Explorer, plot: Plot): PictureParts => ({
  about: `${plot.y.title} by ${plot.x.title}: ${explorer.entry.title}`,
  description: `Every area as a point. ${plot.x.about} ${plot.y.about}`,
  licensed: true,
  width: WIDE.width,
  height: WIDE.height,
  content: plotContent(explorer, plot, WIDE, true),
});

function togetherWords(r: number | null): string {
  if (r === null) return 'How far the two go together cannot be said.';
  const size = Math.abs(r);
  const words =
    size < 0.2
      ? 'have next to nothing to do with each other'
      : size < 0.6
        ? 'go together in part'
        : 'go together closely';
  return `The two ${words}: correlation ${correlationText(r)}. That one causes the other does not follow.`;
}

async function render(place: HTMLElement, explorer: Explorer): Promise<void> {
  const { state, data, go } = explorer;
  const measures = explorer.measures.filter(({ id }) => id !== 'kind' && !id.startsWith('coldspot_'));
  const [x, y] = await Promise.all([measureBy(explorer, state.x), measureBy(explorer, state.y)]);
  const colourHead = explorer.measures[0]!;
  const plot: Plot = {
    x,
    y,
    colour: measureOf(colourHead, data, null),
    chosen: data.areas.code.indexOf(state.area),
  };
  const areas = both(x, y);
  const size = sizeNow();
  const rest =
    plot.chosen >= 0
      ? pointWords(explorer, x, y, plot.chosen)
      : 'Point at an area to read it, or choose it to keep it.';
  const legend = html`<p><strong>Colours: ${within(plot.colour.title)}</strong></p>${legendList(plot.colour.classes.map(({ mark, words }) => legendItem(mark, words, undefined)))}`;
  fill(
    place,
    html`<form class="controls" aria-label="What is plotted">${measureSelect('scatter-x', 'Across', measures, x.id)}${measureSelect('scatter-y', 'Up', measures, y.id)}</form>
<p>${togetherWords(correlationOf(x, y))} ${areas.length < data.areas.code.length && `${whole(data.areas.code.length - areas.length)} areas without one of the figures are left out.`}</p>
<figure class="atlas" aria-labelledby="scatter-caption"><figcaption id="scatter-caption"><strong>${y.title} by ${x.title}.</strong> ${plottedWords(x, 'Across')} ${plottedWords(y, 'Up')}</figcaption>
<div class="plate"><svg class="scatter" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${y.title} by ${x.title}; the table below has every area">${plotContent(explorer, plot, size, false)}</svg></div>
<div class="key">${legend}<p class="read" id="scatter-read">${rest}</p></div></figure>
${downloadBar('scatter-take', { sheet: () => sheetOf(explorer, plot), picture: () => pictureOf(explorer, plot) })}
<details class="table" id="scatter-details"><summary>The plot as a table</summary><div></div></details>`,
  );
  wireDownloads(
    place,
    'scatter-take',
    {
      name: `${data.edition}-${y.id}-by-${x.id}`,
      sheet: () => sheetOf(explorer, plot),
      picture: () => pictureOf(explorer, plot),
    },
    explorer,
  );
  on(place, 'change', '#scatter-x', (select) => go({ x: (select as HTMLSelectElement).value }));
  on(place, 'change', '#scatter-y', (select) => go({ y: (select as HTMLSelectElement).value }));
  on(place, 'submit', 'form', (_, event) => event.preventDefault());
  const said = inside(place, '#scatter-read');
  on(place, 'pointerover', '[data-area]', (circle) => {
    said.textContent = pointWords(explorer, x, y, Number(circle.dataset.area));
  });
  on(place, 'click', '[data-area]', (circle) =>
    go({ area: data.areas.code[Number(circle.dataset.area)] ?? '' }),
  );
  inside(place, '#scatter-details').addEventListener('toggle', (event) => {
    const details = event.currentTarget as HTMLDetailsElement;
    if (!details.open) return;
    fill(
      inside(details, 'div'),
      dataTable({
        id: 'scatter-table',
        caption: `${y.title} by ${x.title}`,
        columns: [{ label: 'Area' }, { label: x.title }, { label: y.title }],
        rows: data.areas.name.map((name, area) => [name, x.text(area), y.text(area)]),
      }),
    );
  });
}

export const scatterView: View = {
  id: 'scatter',
  title: 'Two measures',
  heading: 'What goes together?',
  lead: 'Every area as a point: choose what is across and what is up.',
  render,
};
