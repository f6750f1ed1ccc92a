import { counted } from '../../formats/numbers.js';
import { html, type Markup } from '../../page/markup.js';
import { within } from '../../page/words.js';
import { FRONT_HEADING, FRONT_LEAD } from '../words.js';
import { areaCard, cardSheet, figureWords, fileOf, shadowWords } from './card.js';
import { chosenArea, type Explorer, figures, measureBy, shadow, shapes, type View } from './context.js';
import { regionsOf } from './controls.js';
import { fill, inside } from './dom.js';
import { wireDownloads } from './downloads.js';
import { mapMarkup, mapPicture, markBy, measureLegend, sayArea, wireMap } from './map.js';
import { searchMarkup, wireSearch } from './search-box.js';
import { downloadBar } from './sheet.js';

/** Adds the figures to a card that is shown already: their data are not needed for the first view. */
async function addFigures(place: HTMLElement, explorer: Explorer, area: number): Promise<void> {
  const { data } = explorer;
  const [known, shadows] = await Promise.all([figures(explorer), shadow(explorer)]);
  for (const said of place.querySelectorAll<HTMLElement>('[data-figure]')) {
    const i = Number(said.dataset.figure);
    const [head, columns] = [data.indicators[i], known.indicators[i]];
    if (head !== undefined && columns !== undefined) said.textContent = figureWords(head, columns, area);
  }
  for (const said of place.querySelectorAll<HTMLElement>('[data-shadow]')) {
    const outcome = shadows?.outcomes.find(({ code }) => code === said.dataset.shadow);
    if (outcome !== undefined) said.textContent = shadowWords(outcome, area);
  }
}

/** Draws the map that shows where the area is; the field above can be used before it is there. */
async function drawWhere(place: HTMLElement, explorer: Explorer, go: (code: string) => void): Promise<void> {
  const { data, state } = explorer;
  const [measure, drawn] = await Promise.all([
    measureBy(explorer, data.kinds.length > 0 ? 'kind' : 'index'),
    shapes(explorer),
  ]);
  const chosen = chosenArea(explorer);
  const map = mapMarkup({
    id: 'where',
    title: `Map: ${measure.title}`,
    description: `${measure.about} The view “Table” has every area.`,
    shapes: drawn,
    codes: data.areas.code,
    markOf: markBy(measure),
    titleOf: (area) => sayArea(explorer, measure, area),
    chosen,
  });
  const rest =
    chosen < 0 ? 'Choose a place on the map, or search for it.' : sayArea(explorer, measure, chosen);
  fill(
    place,
    html`<figure aria-labelledby="where-caption"><figcaption id="where-caption"><strong>${measure.title}.</strong> ${measure.about}</figcaption><div class="plate">${map}</div><p class="read" id="where-read">${rest}</p>${measureLegend(explorer, measure)}</figure>${downloadBar('where-take', { picture: () => mapPicture(explorer, measure, drawn) })}`,
  );
  wireDownloads(
    place,
    'where-take',
    { name: `${state.edition}-${measure.id}`, picture: () => mapPicture(explorer, measure, drawn) },
    explorer,
  );
  wireMap(
    inside(place, '.plate'),
    inside(place, '#where-read'),
    rest,
    (area) => sayArea(explorer, measure, area),
    (area) => go(data.areas.code[area] ?? ''),
  );
}

function render(place: HTMLElement, explorer: Explorer): void {
  const { data, go } = explorer;
  const area = chosenArea(explorer);
  const choose = (code: string) => {
    explorer.go({ area: code });
    explorer.say(`${data.areas.name[data.areas.code.indexOf(code)] ?? ''} is shown`);
  };
  fill(
    place,
    html`<div class="front-view"><div>${searchMarkup('find', 'Which place?', 'A council, postcode, county, region, constituency, former name or code')}
<div id="card">${
      area >= 0
        ? html`${areaCard(explorer, area)}${downloadBar('card-take', { sheet: () => cardSheet(explorer, area) })}`
        : beginning(explorer)
    }</div></div>
<div id="where-place" class="where"></div></div>`,
  );
  wireSearch(place, 'find', explorer, { chosen: choose, pageOf: (code) => fileOf(explorer, code, 'html') });
  if (area >= 0)
    wireDownloads(
      place,
      'card-take',
      { name: `${data.edition}-${data.areas.code[area]}`, sheet: () => cardSheet(explorer, area) },
      explorer,
    );
  if (area >= 0) void addFigures(inside(place, '#card'), explorer, area);
  void drawWhere(inside(place, '#where-place'), explorer, (code) => go({ area: code }));
}

/** Ways in for those who do not search: the kinds of place, and the regions. */
function beginning(explorer: Explorer): Markup {
  const { data, link } = explorer;
  const [one, many] = data.nouns;
  const kinds = data.kinds.map(({ code, words, meaning }, i) => {
    const count = data.kind.filter((kind) => kind === i).length;
    return html`<li><a href="${link({ view: 'table', kind: code, region: '' })}">${counted(count, one, many)}: ${within(words)}</a> <span class="what">${meaning.replace(/^./, (letter) => letter.toUpperCase())}.</span></li>\n`;
  });
  return html`${kinds.length > 0 && html`<h2>Or begin with a kind of place</h2><ul class="kinds">${kinds}</ul>`}
<h2>Or with a region</h2>
<ul class="links">${regionsOf(explorer).map((region) => html`<li><a href="${link({ view: 'table', region, kind: '' })}">${region}</a></li>`)}</ul>
`;
}

export const areaView: View = {
  id: 'area',
  title: 'Your area',
  heading: FRONT_HEADING,
  lead: FRONT_LEAD,
  render,
};
