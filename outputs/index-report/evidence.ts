import { group } from 'd3-array';
import type { EvidenceLevel } from '../../schemas/evidence.js';
import { EVIDENCE_MEASURES } from '../../schemas/evidence-measures.js';
import { indexRowOf } from '../../schemas/method/structure.js';
import type { Row } from '../../schemas/table.js';
import { correlationText, counted } from '../formats/numbers.js';
import { CANNOT_SHOW, levelWords, withLimits } from '../page/evidence-words.js';
import { later } from '../page/later.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import { bullets, type Section } from '../page/sections.js';
import { subjectWords } from '../page/subject.js';
import { dataTable } from '../page/table.js';
import { capital, listed, within } from '../page/words.js';
import type { ValidityTables } from '../release-data.js';
import { type EvidencePoint, evidencePlot } from './evidence-plot.js';
import type { ReportView } from './view.js';

const LEVEL_TITLES: Readonly<Record<EvidenceLevel, string>> = {
  itl2: 'Measured mobility',
  state_of_the_nation: 'State of the Nation 2025',
  district: 'Other indices',
};
const ALL = 'all';
/** Measures that the faces are drawn against; the index is drawn against all measures of mobility. */
const PLOTTED_OF_FACES = ['upward_mobility', 'downward_mobility'];
/** Two-sided 95% of a normal distribution, for figures with a standard error only. */
const Z = 1.96;

const cellOf = (row: Row | undefined): string =>
  row === undefined
    ? '–'
    : withLimits({
        spearman: numberOf(row, 'spearman'),
        lower: numberOf(row, 'lower'),
        upper: numberOf(row, 'upper'),
      });

const nameOf = (row: Row, index: string): string => (row.code === index ? 'Index' : textOf(row, 'name'));

/** Rank correlations of one kind of place over one subset: a row for each part, a column for each measure. */
function correlationTable(rows: readonly Row[], level: string, subset: string, index: string): Markup {
  const measures = [...group(rows, (row) => textOf(row, 'against'))];
  const parts = [...group(rows, (row) => textOf(row, 'code'))];
  const places = Math.max(...rows.map((row) => numberOf(row, 'n') ?? 0));
  return dataTable({
    id: `evidence-${level}-${subset === ALL ? 'all' : 'rest'}`,
    caption: html`Rank correlations over ${subset === ALL ? 'all' : 'the'} ${counted(places, 'place')}${subset !== ALL && ` ${subset}`}, with 95% limits`,
    columns: [
      { label: 'Scores' },
      ...measures.map(([, [row]]) => ({
        label: `${textOf(row ?? {}, 'against_title')} (${row?.expected === 1 ? 'expected above' : 'expected below'} 0)`,
        numeric: true,
      })),
    ],
    rows: parts.map(([, own]) => [
      nameOf(own[0] ?? {}, index),
      ...measures.map(([against]) => cellOf(own.find((row) => row.against === against))),
    ]),
  });
}

/** Limits of a figure: as published, or from its standard error; none where that is zero by definition. */
function limitsOf(row: Row): Pick<EvidencePoint, 'lower' | 'upper'> {
  const [value, error] = [numberOf(row, 'value'), numberOf(row, 'standard_error')];
  if (error === 0) return { lower: null, upper: null };
  const [lower, upper] = [numberOf(row, 'lower'), numberOf(row, 'upper')];
  if (lower !== null || upper !== null || value === null || error === null) return { lower, upper };
  return { lower: value - Z * error, upper: value + Z * error };
}

/** The districts of the inset, and so the larger places that have one of them. */
const isInside = ({ data, areas }: ReportView): ((place: Row) => boolean) => {
  const inset = new Set(areas.filter(({ region }) => region === data.inset?.name).map(({ code }) => code));
  return (place) =>
    textOf(place, 'area_codes')
      .split(';')
      .some((code) => inset.has(code));
};

function pointsOf(view: ReportView, { places, evidence }: ValidityTables, code: string, measure: string) {
  const inside = isInside(view);
  const means = new Map(
    places.rows.filter((row) => row.code === code).map((row) => [`${row.level} ${row.place_code}`, row]),
  );
  return evidence.rows.flatMap((row): EvidencePoint[] => {
    const mean = row.measure === measure ? means.get(`${row.level} ${row.place_code}`) : undefined;
    const [score, value] = [numberOf(mean ?? {}, 'score'), numberOf(row, 'value')];
    if (mean === undefined || score === null || value === null) return [];
    return [{ name: textOf(row, 'place_name'), score, value, ...limitsOf(row), inside: inside(mean) }];
  });
}

/** One plot of some scores against one measure of mobility. */
function plotOf(view: ReportView, tables: ValidityTables, row: Row, index: string): Markup {
  const [code, measure] = [textOf(row, 'code'), textOf(row, 'against')];
  const about = tables.evidence.rows.find((each) => each.measure === measure) ?? {};
  const higher = EVIDENCE_MEASURES.find((each) => each.code === measure)?.higher ?? '';
  const name = nameOf(row, index);
  return evidencePlot({
    id: `plot-${code}-${measure}`.replaceAll('_', '-'),
    caption: html`<strong>${name} and ${within(textOf(row, 'against_title'))}</strong>, ${counted(numberOf(row, 'n') ?? 0, 'region')}: rank correlation ${cellOf(row)}. Higher: ${higher}.`,
    across: `${name}, mean score of the region`,
    up: `${textOf(row, 'against_title')} (${within(textOf(about, 'unit'))})`,
    points: pointsOf(view, tables, code, measure),
  });
}

/** The aggregates right below the index that are not domains themselves: the faces of an index. */
function facesOf({ data: { method } }: ReportView): string[] {
  const top = indexRowOf(method).level;
  return method.structure
    .filter(({ type, level }) => type === 'Aggregate' && level === top - 1 && level > 2)
    .map(({ code }) => code);
}

/** The index against each measure of mobility, and its faces against some. */
function plots(view: ReportView, tables: ValidityTables, index: string): Content {
  const rows = tables.correlations.rows.filter(({ level, subset }) => level === 'itl2' && subset === ALL);
  if (rows.length === 0) return undefined;
  const faces = facesOf(view);
  const ofFaces = rows.filter(
    (row) => faces.includes(textOf(row, 'code')) && PLOTTED_OF_FACES.includes(textOf(row, 'against')),
  );
  const ofIndex = rows.filter(({ code }) => code === index);
  const drawn = (some: readonly Row[]) =>
    html`<div class="pair">\n${some.map((row) => plotOf(view, tables, row, index))}</div>\n`;
  const inset = view.data.inset;
  return html`<p>Each dot is a region where people grew up${inset !== undefined && `; squares are those of ${inset.name}`}. The bars are 95% limits of what was measured.</p>
${drawn([...ofIndex, ...ofFaces])}`;
}

/** What was found for one part over all regions, in a sentence. */
function findingOf(rows: readonly Row[], index: string): string {
  const found = rows.flatMap((row) => {
    const correlation = numberOf(row, 'spearman');
    const [lower, upper] = [numberOf(row, 'lower') ?? -1, numberOf(row, 'upper') ?? 1];
    if (correlation === null) return [];
    const unclear = lower <= 0 && upper >= 0 ? ' (there may be no relation)' : '';
    return [`${correlationText(correlation)} with ${within(textOf(row, 'against_title'))}${unclear}`];
  });
  const [first = {}] = rows;
  const name = first.code === index ? 'the index' : within(textOf(first, 'name'));
  return `${capital(name)}: ${listed(found)}.`;
}

/** What was found for the index and its faces. */
function findings(view: ReportView, rows: readonly Row[], index: string): Content {
  const own = rows.filter(({ level, subset }) => level === 'itl2' && subset === ALL);
  const shown = [index, ...facesOf(view)].map((code) => own.filter((row) => row.code === code));
  const [first] = shown;
  if (first === undefined || first.length === 0) return undefined;
  return html`<p>Rank correlations over ${counted(numberOf(first[0] ?? {}, 'n') ?? 0, 'region')} where people grew up:</p>
${bullets(shown.filter((each) => each.length > 0).map((each) => findingOf(each, index)))}`;
}

/** How the scores go with what others measured, in tables and plots; undefined without evidence. */
export function evidenceSection(view: ReportView): Section | undefined {
  const tables = view.data.validity;
  if (tables === undefined) return undefined;
  const index = indexRowOf(view.data.method).code;
  const { rows } = tables.correlations;
  const levels = [...group(rows, (row) => textOf(row, 'level'))];
  const subsets = [...new Set(rows.map((row) => textOf(row, 'subset')))];
  const parts = levels.map(
    ([level, own]) => html`<h3>${LEVEL_TITLES[level as EvidenceLevel]}</h3>
<p>${levelWords(level as EvidenceLevel)}</p>
${subsets.map((subset) =>
  correlationTable(
    own.filter((row) => row.subset === subset),
    level,
    subset,
    index,
  ),
)}${level === 'itl2' && plots(view, tables, index)}`,
  );
  return {
    id: 'evidence',
    title: subjectWords(view.data.method).evidence,
    body: html`${findings(view, rows, index)}<p>The index is not made from these figures. What a comparison with them can and cannot show:</p>
${bullets(CANNOT_SHOW)}<p>The limits are of 95%, from 1,000 resamples of the places. With few places they are wide, and where they contain zero there may be no relation at all. Every row is in validity.csv.</p>
${later({
  id: 'evidence-tables',
  summary: 'Every comparison, in tables and plots',
  instead: html`They are in <a href="validity.csv">validity.csv</a>; the figures of the plots are in validity_places.csv and evidence.csv.`,
  body: parts,
})}`,
  };
}
