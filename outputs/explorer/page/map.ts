import { whole } from '../../formats/numbers.js';
import { type Box, boxAround } from '../../maps/path-text.js';
import { legendItem, legendList } from '../../page/fills.js';
import { html, type Markup } from '../../page/markup.js';
import { coordinate, type PictureParts } from '../../page/picture.js';
import { dataTable } from '../../page/table.js';
import type { ShapesData } from '../data-types.js';
import { BLANK, fillOf } from '../fills.js';
import { type Explorer, measureBy, shapes, type View } from './context.js';
import { choiceSelect, editionSlider, measureSelect, regionsOf } from './controls.js';
import { fill, inside, on } from './dom.js';
import { wireDownloads } from './downloads.js';
import { type Measure, orderBy } from './measures.js';
import { downloadBar, type Sheet } from './sheet.js';

/** Space around a part of the map that is enlarged. */
const MARGIN = 8;

export interface MapDrawing {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly shapes: ShapesData;
  readonly codes: readonly string[];
  /** Class of the style sheet of an area. */
  readonly markOf: (area: number) => string;
  /** What is said of an area where the pointer rests on it. */
  readonly titleOf: (area: number) => string;
  /** The area with a border of its own; −1 for none. */
  readonly chosen: number;
  /** The areas that are enlarged; all when there are none. */
  readonly around?: readonly number[];
}

/** The part of the map with some areas. */
function boxOf({ shapes, codes, around = [] }: Pick<MapDrawing, 'shapes' | 'codes' | 'around'>): Box {
  const whole = { x: 0, y: 0, width: shapes.width, height: shapes.height };
  const box = boxAround(around.flatMap((area) => shapes.paths[codes[area] ?? ''] ?? []));
  if (box === undefined) return whole;
  return {
    x: box.x - MARGIN,
    y: box.y - MARGIN,
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
}

/** A map of areas by class. Each area has its position in `data-area`. */
export function mapMarkup(drawing: MapDrawing): Markup {
  const { id, title, description, shapes, codes, markOf, titleOf, chosen } = drawing;
  const { x, y, width, height } = boxOf(drawing);
  const paths = codes.map(
    (code, area) =>
      shapes.paths[code] !== undefined &&
      html`<path class="${markOf(area)}" data-area="${area}" d="${shapes.paths[code]}"><title>${titleOf(area)}</title></path>\n`,
  );
  const outline = shapes.paths[codes[chosen] ?? ''];
  return html`<svg class="map" id="${id}" viewBox="${[x, y, width, height].map(coordinate).join(' ')}" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">${title}</title><desc id="${id}-about">${description}</desc>
<g class="areas">${paths}</g><path class="lines" d="${shapes.lines}"/>${outline !== undefined && html`<path class="halo" d="${outline}"/><path class="chosen" d="${outline}"/>`}</svg>
`;
}

/** The class of an area for a measure. */
export const markBy =
  ({ classOf, classes }: Pick<Measure, 'classOf' | 'classes'>) =>
  (area: number): string =>
    classes[classOf(area) ?? -1]?.mark ?? BLANK;

/** As in `Norwich: 66 of 294; 90% interval 40 to 101; Middle 82%`. */
export const sayArea = (explorer: Explorer, measure: Measure, area: number): string =>
  [`${explorer.data.areas.name[area]}: ${measure.text(area)}`, measure.detail(area)]
    .filter(Boolean)
    .join('; ');

/** The classes of a measure with how many areas each has. */
export function measureLegend({ data }: Explorer, measure: Measure): Markup {
  const counts = measure.classes.map(() => 0);
  let none = 0;
  for (const area of data.areas.code.keys()) {
    const own = measure.classOf(area);
    if (own === null) none += 1;
    else counts[own]! += 1;
  }
  return legendList([
    ...measure.classes.map(({ mark, words }, i) => legendItem(mark, words, whole(counts[i]!))),
    none > 0 && legendItem(BLANK, 'No figure', whole(none)),
  ]);
}

/** The map as a picture with its legend. */
export function mapPicture(explorer: Explorer, measure: Measure, drawn: ShapesData): PictureParts {
  const { data, entry } = explorer;
  const mark = markBy(measure);
  const paths = data.areas.code.map(
    (code, area) =>
      drawn.paths[code] !== undefined &&
      html`<path fill="${fillOf(mark(area))}" d="${drawn.paths[code]}"/>\n`,
  );
  const legend = measure.classes.map(
    ({ mark: own, words }, i) =>
      html`<rect x="30" y="${110 + i * 34}" width="36" height="22" fill="${fillOf(own)}" stroke="#16202c"/><text x="78" y="${127 + i * 34}" font-size="18">${words}</text>\n`,
  );
  return {
    about: `${measure.title}: ${entry.title}`,
    description: measure.about,
    licensed: true,
    width: drawn.width,
    height: drawn.height + 60,
    content: html`<text x="30" y="44" font-size="30" font-weight="700">${measure.title}</text><text x="30" y="74" font-size="18">${entry.title}</text>
<g transform="translate(0 60)"><g stroke="#ffffff" stroke-width=".5">${paths}</g><path d="${drawn.lines}" fill="none" stroke="#16202c" stroke-width="1"/></g>
${legend}`,
  };
}

/** Every area with the measure, as a table. */
export function measureSheet({ data }: Explorer, measure: Measure): Sheet {
  const { code, name, region } = data.areas;
  const number = measure.id === 'kind' || measure.id.startsWith('coldspot_');
  return {
    head: ['area_code', 'area_name', 'region_name', measure.id, 'class', 'detail'],
    rows: orderBy(measure, name).map((area) => [
      code[area]!,
      name[area]!,
      region[area]!,
      number ? measure.text(area) : (measure.values[area] ?? null),
      measure.classes[measure.classOf(area) ?? -1]?.words ?? '',
      measure.detail(area),
    ]),
  };
}

function measureTable(explorer: Explorer, measure: Measure): Markup {
  const { name, region } = explorer.data.areas;
  return dataTable({
    id: 'map-table',
    caption: measure.title,
    columns: [{ label: 'Area' }, { label: 'Region' }, { label: measure.title }, { label: 'More' }],
    rows: orderBy(measure, name).map((area) => [
      name[area]!,
      region[area]!,
      measure.text(area),
      measure.detail(area),
    ]),
  });
}

async function render(place: HTMLElement, explorer: Explorer): Promise<void> {
  const { state, data, measures, go, list } = explorer;
  const [measure, drawn] = await Promise.all([measureBy(explorer, state.measure), shapes(explorer)]);
  const chosen = data.areas.code.indexOf(state.area);
  const around = [...data.areas.code.keys()].filter(
    (area) => state.region !== '' && data.areas.region[area] === state.region,
  );
  const [, many] = data.nouns;
  const map = mapMarkup({
    id: 'map',
    title: `Map: ${measure.title}`,
    description: `${measure.about} The table below the map has every area.`,
    shapes: drawn,
    codes: data.areas.code,
    markOf: markBy(measure),
    titleOf: (area) => sayArea(explorer, measure, area),
    chosen,
    around,
  });
  const rest = 'Point at an area to read it, or choose it to keep it.';
  const read = chosen < 0 ? rest : sayArea(explorer, measure, chosen);
  fill(
    place,
    html`<form class="controls" aria-label="What the map shows">${measureSelect('map-measure', 'Show', measures, measure.id)}${choiceSelect(
      'map-region',
      'Enlarge',
      `All ${many}`,
      regionsOf(explorer).map((region) => [region, region]),
      state.region,
    )}${editionSlider(explorer, 'map-edition')}</form>
<figure class="atlas" aria-labelledby="map-caption"><figcaption id="map-caption"><strong>${measure.title}.</strong> ${measure.about}</figcaption>
<div class="plate">${map}</div>
<div class="key">${measureLegend(explorer, measure)}<p class="read" id="map-read">${read}</p>${chosen >= 0 && html`<p><a href="${explorer.link({ view: 'area' })}">More about ${data.areas.name[chosen]}</a></p>`}</div></figure>
${downloadBar('map-take', { sheet: () => measureSheet(explorer, measure), picture: () => mapPicture(explorer, measure, drawn) })}
<details class="table" id="map-details"><summary>The map as a table</summary><div></div></details>`,
  );
  wireDownloads(
    place,
    'map-take',
    {
      name: `${data.edition}-${measure.id}`,
      sheet: () => measureSheet(explorer, measure),
      picture: () => mapPicture(explorer, measure, drawn),
    },
    explorer,
  );
  on(place, 'change', '#map-measure', (select) => go({ measure: (select as HTMLSelectElement).value }));
  on(place, 'change', '#map-region', (select) => go({ region: (select as HTMLSelectElement).value }));
  on(place, 'change', '#map-edition', (slider) =>
    go({ edition: list.editions[Number((slider as HTMLInputElement).value)]?.edition ?? '' }),
  );
  on(place, 'submit', 'form', (_, event) => event.preventDefault());
  wireMap(
    inside(place, '.plate'),
    inside(place, '#map-read'),
    read,
    (area) => sayArea(explorer, measure, area),
    (area) => go({ area: data.areas.code[area] ?? '' }),
  );
  inside(place, '#map-details').addEventListener('toggle', (event) => {
    const details = event.currentTarget as HTMLDetailsElement;
    if (details.open) fill(inside(details, 'div'), measureTable(explorer, measure));
  });
}

/** Says what is under the pointer, and takes an area that is chosen. */
export function wireMap(
  plate: HTMLElement,
  said: HTMLElement,
  rest: string,
  words: (area: number) => string,
  choose: (area: number) => void,
): void {
  on(plate, 'pointerover', '[data-area]', (path) => {
    said.textContent = words(Number(path.dataset.area));
  });
  plate.addEventListener('pointerleave', () => {
    said.textContent = rest;
  });
  on(plate, 'click', '[data-area]', (path) => choose(Number(path.dataset.area)));
}

export const mapView: View = {
  id: 'map',
  title: 'Map',
  heading: 'Where are chances good, and where are they not?',
  lead: 'One question at a time: choose what the map shows.',
  render,
};
