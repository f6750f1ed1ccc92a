import type { Row } from '../../schemas/table.js';
import { counted, fixedOrDash, inWords } from '../formats/numbers.js';
import { CLASS_ORDER, classOf, classWord, groupPhrase } from '../page/classes.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section, Titled } from '../page/sections.js';
import { bullets, titled } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { capital, inSentence, listed, spaced } from '../page/words.js';
import type { ShadowOutcome, ShadowView } from './view.js';

const NAMED = [
  ['cold', 'Named cold in 2020', 'coldspot'],
  ['hot', 'Named hot in 2020', 'hotspot'],
] as const;

const rowsOf = ({ data }: ShadowView, { code }: ShadowOutcome, named: string): readonly Row[] =>
  data.agreement.rows.filter(({ outcome, place_kind }) => outcome === code && place_kind === named);

/**
 * How many of the districts that were named cold, or hot, are in the coldspots and hotspots of each outcome.
 */
function sentence(view: ShadowView, named: string): string {
  const parts = view.outcomes.map((outcome) => {
    const rows = rowsOf(view, outcome, named);
    const count = (areaClass: string) => inWords(rows.filter((row) => row.kind === areaClass).length, 'none');
    return `by ${inSentence(outcome)}, ${count('coldspot')} in a coldspot and ${count('hotspot')} in a hotspot`;
  });
  const places = new Set(
    view.data.agreement.rows.flatMap((row) => (row.place_kind === named ? textOf(row, 'place_code') : [])),
  );
  return `Of the ${counted(places.size, 'district')} named ${named}, these lie in a coldspot or hotspot of this edition: ${parts.join('; ')}.`;
}

function countTable(view: ShadowView): Markup {
  return dataTable({
    id: 'agreement-counts',
    caption: `Groups in this edition of the ${view.many} that contain the districts named in 2020: counts of districts`,
    columns: [
      { label: 'Districts' },
      { label: 'Outcome' },
      { label: 'All', numeric: true },
      ...CLASS_ORDER.map((areaClass) => ({ label: classWord(areaClass), numeric: true })),
    ],
    rows: NAMED.flatMap(([named, words]) =>
      view.outcomes.map((outcome) => {
        const rows = rowsOf(view, outcome, named);
        const counts = CLASS_ORDER.map(
          (areaClass) => rows.filter((row) => classOf(row) === areaClass).length,
        );
        return [words, outcome.name, rows.length, ...counts];
      }),
    ),
  });
}

function placeCell(row: Row | undefined): string {
  if (row === undefined) return '–';
  const rank = numberOf(row, 'rank');
  const areas = numberOf(row, 'areas') ?? 0;
  const group = groupPhrase({
    areaClass: classOf(row),
    cold: numberOf(row, 'coldspot_probability'),
    hot: numberOf(row, 'hotspot_probability'),
  });
  return `${rank === null ? 'No rank' : `Rank ${rank} of ${areas}`}; ${group}`;
}

function placeTable(view: ShadowView): Markup {
  const { outcomes, data, one } = view;
  const [first] = outcomes;
  const places = data.agreement.rows.filter(({ outcome }) => outcome === first?.code);
  const cell = (code: string, { code: outcome }: ShadowOutcome) =>
    placeCell(data.agreement.rows.find((row) => row.place_code === code && row.outcome === outcome));
  return dataTable({
    id: 'agreement',
    caption: 'Each district named in 2020',
    columns: [
      { label: 'District' },
      { label: 'In 2020' },
      { label: `${capital(one)} of today` },
      ...outcomes.map(({ name }) => ({ label: name })),
    ],
    rows: places.map((row) => [
      textOf(row, 'place'),
      capital(textOf(row, 'place_kind')),
      `${textOf(row, 'area_name')} (${row.whole === true ? 'the whole' : 'a part'})`,
      ...outcomes.map((outcome) => cell(textOf(row, 'place_code'), outcome)),
    ]),
  });
}

/** How often a place named hot does better than one named cold, by each figure. */
function heldMarkup({ data, outcomes }: ShadowView): Markup | false {
  const { rows } = data.names;
  if (rows.length === 0) return false;
  const local = data.method.local_2020?.code;
  const nameOf = (code: string) => {
    const outcome = outcomes.find((one) => one.code === code);
    if (outcome !== undefined) return `${outcome.name}, of the disadvantaged in the authority`;
    return code === local ? `${capital(spaced(code))} of residents, in the district of today` : code;
  };
  const table = dataTable({
    id: 'names-2020',
    caption: html`How often a place named hot has the higher figure than one named cold <span class="sub">Over all pairs of a hot and a cold place; 0.50 is the toss of a coin.</span>`,
    columns: [
      { label: 'Figure' },
      { label: 'Hot places', numeric: true },
      { label: 'Cold places', numeric: true },
      { label: 'Pairs', numeric: true },
      { label: 'Hot is higher', numeric: true },
    ],
    rows: rows.map((row) => [
      nameOf(textOf(row, 'measure')),
      String(numberOf(row, 'hot') ?? 0),
      String(numberOf(row, 'cold') ?? 0),
      String(numberOf(row, 'pairs') ?? 0),
      fixedOrDash(numberOf(row, 'hot_higher'), 2),
    ]),
  });
  return html`<p>Near 1, the places named hot in 2020 are those with the higher figure; near 0.50, the names of 2020 say nothing about it; below, it is rather the other way round.</p>
<div class="more">${table}</div>
`;
}

/** Whether the areas that the report of 2020 named are cold and hot here, and how the two rankings differ. */
export function agreementSection(view: ShadowView): Section {
  const none = view.data.agreement.rows.length === 0;
  const found = html`${heldMarkup(view)}${bullets(NAMED.map(([named]) => sentence(view, named)))}<div class="more">${countTable(view)}</div>
<div class="more">${placeTable(view)}</div>
`;
  const differences: readonly Titled[] = [
    {
      title: 'Other years',
      text: 'It followed sons born from 1986 to 1988; these are young people of recent years.',
    },
    {
      title: 'Other outcomes',
      text: `It looked at earnings at 28; this edition looks at ${listed(view.outcomes.map(inSentence))}, of young women and men.`,
    },
    {
      title: 'Another level',
      text: `It ranked the districts where they grew up; these are ${view.many}, some of which contain many districts.`,
    },
    {
      title: 'Another unexplained gap',
      text: 'There it was a part of the gap between persons; here it is a residual between areas.',
    },
  ];
  return {
    id: 'agreement-2020',
    title: 'Compared with the report of 2020: another thing is measured',
    body: html`<p>“The long shadow of deprivation” (Social Mobility Commission, 2020) named districts where disadvantaged sons earned little and fell far behind others (cold), and districts where they did well (hot). This edition does not measure that. <strong>Pay at 28 by where people grew up has no open figure by authority</strong>: it comes from linked tax and school records. Who holds the tables of the report can map them with <code>smi coldspots</code>; who may use the records can estimate it again with <code>smi estimate</code>. What differs:</p>
${bullets(differences.map(titled))}${none ? html`<p>The edition holds no areas of 2020 to compare with its own.</p>\n` : found}`,
  };
}
