import { groups } from 'd3-array';
import { pearson } from '../../pipeline/methods/check/correlation.js';
import { facesOf } from '../../schemas/method/structure.js';
import { type NamedCode, placeKinds } from '../../schemas/release/index-table.js';
import { counted, fixed, inWords, perCent, whole } from '../formats/numbers.js';
import { figure } from '../page/figure.js';
import { fifthColour, fifthMark, legendItem, legendList } from '../page/fills.js';
import { atlas, type Shapes, shownBy, smallMap } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf } from '../page/rows.js';
import { bullets, keyFigures, type Section } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { capital, listed, within } from '../page/words.js';
import type { ReportView } from './view.js';

/*
 * The kinds of place that two faces make, which a reader meets before the index: where the faces have little
 * to do with each other, their mean says less than the two.
 */

/** Classes of the style sheet for the kinds, in the order of `placeKinds`; an area without one is blank. */
export const KIND_MARKS = ['kind-a', 'kind-b', 'kind-c', 'kind-d'] as const;

/** A kind of place, with its words and its areas. */
export interface Kind {
  readonly code: string;
  readonly mark: (typeof KIND_MARKS)[number];
  /** As in `Both low`. */
  readonly words: string;
  /** What it means, in a clause. */
  readonly meaning: string;
  readonly areas: ReportView['areas'];
}

const LOW = 'in the worst two fifths';

/**
 * The four kinds in their order, from both low to neither, in words; none where there are no two faces.
 * @param faces by code, with their names
 */
export function kindWords(faces: readonly NamedCode[]): Omit<Kind, 'areas'>[] {
  const [first, second] = faces.map(({ code, name = code }) => name);
  if (first === undefined || second === undefined) return [];
  const words = ['Both low', `${first} low only`, `${second} low only`, 'Neither low'];
  const meanings = [
    `${within(first)} and ${within(second)} are both ${LOW}`,
    `${within(first)} are ${LOW}, ${within(second)} are not`,
    `${within(second)} are ${LOW}, ${within(first)} are not`,
    `neither is ${LOW}`,
  ];
  return placeKinds(faces).map((code, i) => ({
    code,
    mark: KIND_MARKS[i]!,
    words: words[i]!,
    meaning: meanings[i]!,
  }));
}

/** The four kinds with their areas; none where the index has no two faces. */
export const kindsOf = ({ data, areas }: Pick<ReportView, 'data' | 'areas'>): Kind[] =>
  kindWords(facesOf(data.method)).map((one) => ({
    ...one,
    areas: areas.filter(({ kind }) => kind === one.code),
  }));

/** Pearson's correlation of the scores of the two faces over the areas that have both; null without one. */
export function faceCorrelation({ data }: Pick<ReportView, 'data'>): number | null {
  const [first, second] = facesOf(data.method).map(({ code }) => `${code}_score`);
  if (first === undefined || second === undefined) return null;
  const column = (name: string) =>
    Float64Array.from(data.index.rows, (row) => numberOf(row, name) ?? Number.NaN);
  const r = pearson(column(first), column(second));
  return Number.isFinite(r) ? r : null;
}

/** How far the two faces go together, in words. */
function togetherSentence(view: ReportView): string {
  const r = faceCorrelation(view);
  if (r === null) return '';
  const size = Math.abs(r) < 0.2 ? 'have next to nothing to do with each other' : 'go together only in part';
  return `The two faces ${size} (correlation ${fixed(r, 2)}): their mean, the index, says less than the two, and places that are alike by the index can be of different kinds.`;
}

function kindMap(view: ReportView, kinds: readonly Kind[], shapes: Shapes): Markup {
  const { areas, many, country, one } = view;
  const byKind = new Map(kinds.map((kind) => [kind.code, kind]));
  const legend = legendList([
    ...kinds.map(({ mark, words, areas: own }) => legendItem(mark, words, counted(own.length, one, many))),
    legendItem(fifthMark(null), 'No score or not ranked', undefined),
  ]);
  return atlas({
    id: 'kind-map',
    title: `Map of the kinds of place: ${many} of ${country}`,
    description: `${listed(kinds.map(({ words, areas: own }) => `${within(words)}: ${counted(own.length, one, many)}`))}. “Regions” counts them by region, and the file index.csv has the kind of every area.`,
    caption: html`${capital(country)}’s ${many} by the two faces: low means ${LOW} (fifths 4 and 5).`,
    legend,
    shapes,
    shown: shownBy(
      {
        topology: view.data.topology,
        level: 'districts',
        byCode: new Map(areas.map((area) => [area.code, area])),
        absent: { mark: fifthMark(null), words: 'not ranked' },
      },
      ({ name, kind, faces }) => {
        const found = byKind.get(kind ?? '');
        const fifths = view.faces.map((face, i) => `${within(face.name)} fifth ${faces[i]?.fifth ?? '–'}`);
        return {
          mark: found?.mark ?? fifthMark(null),
          title: `${name}: ${found === undefined ? 'no score' : `${within(found.words)} (${listed(fifths)})`}`,
        };
      },
    ),
    codes: areas.map(({ code }) => code),
    insetShows: 'by kind',
    insetOf: 'kinds of place',
    many,
  });
}

/** A small map of each face by fifth. */
function faceMaps({ faces, areas, many }: ReportView, shapes: Shapes): { map: Markup; style: string }[] {
  const known = new Map(areas.map((area) => [area.code, area]));
  return faces.map(({ code, name }, i) => {
    const at = (wanted: number) =>
      areas.filter((area) => area.faces[i]?.rank === wanted).map((area) => area.name);
    const last = Math.max(...areas.map((area) => area.faces[i]?.rank ?? 0));
    const extremes = `Best: ${listed(at(1))}. Worst: ${listed(at(last))}.`;
    const { map, style } = smallMap({
      id: `map-${code}`,
      shapes,
      title: `Map of the face ${name}: ${many} by fifth`,
      description: extremes,
      colourOf: (area) => fifthColour(known.get(area)?.faces[i]?.fifth ?? null),
    });
    const caption = html`<strong>${name}</strong><br>${extremes}`;
    return { map: figure({ id: `map-${code}`, caption, content: map, captionAt: 'last' }), style };
  });
}

/** How many areas of each kind every region has; nothing where the index has no two faces. */
export function kindsByRegion(view: ReportView): Markup | false {
  const { areas, one } = view;
  const kinds = kindsOf(view);
  if (kinds.length === 0) return false;
  const regions = groups(areas, ({ region }) => region).sort(([a], [b]) => (a < b ? -1 : 1));
  const table = dataTable({
    id: 'kinds-by-region',
    caption: 'Kinds of place by region',
    columns: [{ label: 'Region' }, ...kinds.map(({ words }) => ({ label: words, numeric: true }))],
    rows: regions.map(([region, own]) => [
      region,
      ...kinds.map(({ code }) => whole(own.filter(({ kind }) => kind === code).length)),
    ]),
  });
  return html`<p>A ${one} is of the kind ${listed(kinds.map(({ words, meaning }) => `“${within(words)}” where ${meaning}`))}.</p>
<div class="regions">${table}</div>
`;
}

/** The kinds of place, their map and the faces; undefined where the index has no two faces. */
export function kindSection(view: ReportView, shapes: Shapes): Section | undefined {
  const kinds = kindsOf(view);
  if (kinds.length === 0) return undefined;
  const { many, scored, data } = view;
  const parts = (face: string) =>
    listed(
      data.method.structure.flatMap(({ parent, name, code }) =>
        parent === face ? [within(name ?? code)] : [],
      ),
    );
  const share = (own: Kind['areas']) => perCent(own.length / Math.max(1, scored.length));
  const maps = faceMaps(view, shapes);
  return {
    id: 'kinds',
    css: maps.map(({ style }) => style).join(''),
    title: `${inWords(kinds.length).replace(/^./, (letter) => letter.toUpperCase())} kinds of place`,
    body: html`${keyFigures(kinds.map(({ words, areas: own }) => [whole(own.length), `${many}: ${within(words)} (${share(own)})`]))}
${bullets(view.faces.map(({ code, name }) => html`<strong>${name}</strong>: ${parts(code)}.`))}
<p>${togetherSentence(view)}</p>
${kindMap(view, kinds, shapes)}<div class="multiples">
${maps.map(({ map }) => map)}</div>
`,
  };
}
