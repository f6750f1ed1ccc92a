import type { ChangeReport } from '../../pipeline/changes/report.js';
import { counted, perCent, plain } from '../formats/numbers.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { page } from '../page/page.js';
import { bullets, type Section } from '../page/sections.js';
import { dataTable, type TableColumn } from '../page/table.js';
import {
  comparedPhrase,
  fromTo,
  groupWords,
  rankWords,
  rowPhrases,
  scoreWords,
  shapeKind,
  shapeName,
} from './words.js';

/** A page stays readable with so many rows; the JSON has every one. */
const MOST_ROWS = 500;

const text = (label: string): TableColumn => ({ label });
const figure = (label: string): TableColumn => ({ label, numeric: true });

function tableOf(
  id: string,
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly Content[])[],
): Markup {
  const shown = rows.slice(0, MOST_ROWS);
  const more =
    rows.length > shown.length && `; the first ${MOST_ROWS} of ${rows.length}, changes.json has all`;
  return dataTable({ id, caption: html`${caption}${more}`, columns, rows: shown });
}

const section = (id: string, title: string, body: Content, hasAny: boolean): Section[] =>
  hasAny ? [{ id, title, body }] : [];

function suspectSection({ suspects }: ChangeReport): Section[] {
  const rows = suspects.map(({ text: said, code, action }) => [said, code, action]);
  const body = html`<p>These jumps look like another unit or like a mistake. <code>--accept</code> refuses them until each is accepted by the code of its indicator.</p>
${tableOf('suspect-table', 'Suspect jumps', [text('What'), text('Indicator'), text('What to do')], rows)}`;
  return section('suspects', 'Suspect jumps', body, suspects.length > 0);
}

function stoppedSection({ stopped }: ChangeReport): Section[] {
  if (stopped === null) return [];
  const body = html`<p><strong>${stopped.code}</strong>: ${stopped.message}</p><p>What to do: ${stopped.action}.</p>`;
  return section('stopped', 'What stopped the refresh', body, true);
}

function fileSections({ files, shapes }: ChangeReport): Section[] {
  const hashOf = (hash: string | null) => (hash === null ? '–' : hash.slice(0, 12));
  const fileRows = files.map(({ file, source, sha256_before, sha256_after, action }) => [
    file,
    source,
    `${hashOf(sha256_before)} → ${hashOf(sha256_after)}`,
    action,
  ]);
  const shapeRows = shapes.map((shape) => [shape.file, shapeKind(shape), shapeName(shape), shape.action]);
  return [
    ...section(
      'files',
      'Official files that changed',
      tableOf(
        'file-table',
        'Files and the first digits of their SHA-256',
        [text('File'), text('Source'), text('Before and now'), text('What to do')],
        fileRows,
      ),
      files.length > 0,
    ),
    ...section(
      'layout',
      'Columns, series, units and symbols',
      tableOf(
        'shape-table',
        'What is new, gone or renamed in the files',
        [text('File'), text('Change'), text('Name'), text('What to do')],
        shapeRows,
      ),
      shapes.length > 0,
    ),
  ];
}

function figureSections({ indicators, areas, codes, revised, gone }: ChangeReport): Section[] {
  const titles = new Map(indicators.map(({ indicator, title }) => [indicator, title]));
  const indicatorRows = indicators.map((change) => [
    html`${change.title} <span class="code">${change.indicator}, ${change.unit}</span>`,
    rowPhrases(change).join('; ') || '–',
    change.revised === null ? '–' : `${change.revised.count} (${perCent(change.revised.share)})`,
    change.revised === null
      ? '–'
      : `${change.revised.largest.area_name}, ${change.revised.largest.period}: ${fromTo(change.revised.largest)}`,
    change.compared_with === 'file' ? 'the file of before' : 'the frozen figures only',
    change.actions.join('; ') || 'nothing',
  ]);
  const areaRows = areas.map((area) => [
    html`${area.area_name} <span class="code">${area.area_code}</span>`,
    `${area.count} (${perCent(area.share)})`,
    `${titles.get(area.largest.indicator) ?? area.largest.indicator}, ${area.largest.period}: ${fromTo(area.largest)}`,
  ]);
  const revisedRows = revised.map((each) => [
    html`${each.area_name} <span class="code">${each.area_code}</span>`,
    titles.get(each.indicator) ?? each.indicator,
    each.period,
    fromTo(each),
    each.cell,
  ]);
  const goneRows = gone.map((each) => [
    html`${each.area_name} <span class="code">${each.area_code}${each.to_code !== each.area_code && ` to ${each.to_code}`}</span>`,
    titles.get(each.indicator) ?? each.indicator,
    each.period,
    each.table,
    fromTo({ from: each.was, to: null }),
    each.cell,
    each.action,
  ]);
  return [
    ...section(
      'indicators',
      'Figures by indicator',
      tableOf(
        'indicator-table',
        'Rows added and lost, periods, areas, and values revised in periods already published',
        [
          text('Indicator'),
          text('Rows, periods, areas'),
          figure('Revised'),
          text('Largest revision'),
          text('Compared with'),
          text('What to do'),
        ],
        indicatorRows,
      ),
      indicators.length > 0,
    ),
    ...section(
      'gone',
      'Published figures that are gone',
      tableOf(
        'gone-table',
        'Figures of the edition whose row is no longer in the official file',
        [
          text('Area'),
          text('Indicator'),
          text('Period'),
          text('Table'),
          figure('Before and now'),
          text('Where it was'),
          text('What to do'),
        ],
        goneRows,
      ),
      gone.length > 0,
    ),
    ...section(
      'areas',
      'Revisions by area',
      tableOf(
        'area-table',
        'Areas with most revisions first',
        [text('Area'), figure('Revised'), text('Largest revision')],
        areaRows,
      ),
      areas.length > 0,
    ),
    ...section(
      'codes',
      'Codes that changed',
      bullets(
        codes.map(({ from, to, indicators: of, action }) => `${from} → ${to} (${of.join(', ')}): ${action}`),
      ),
      codes.length > 0,
    ),
    ...section(
      'revisions',
      'Every revised figure',
      tableOf(
        'revision-table',
        'Figures of periods already published that differ now',
        [text('Area'), text('Indicator'), text('Period'), figure('Before and now'), text('Cell')],
        revisedRows,
      ),
      revised.length > 0,
    ),
  ];
}

function scoreSection({ scores }: ChangeReport): Section[] {
  if (scores === null) return [];
  const rows = scores.movers.map((mover) => [
    html`${mover.area_name} <span class="code">${mover.area_code}</span>`,
    mover.of,
    `${scoreWords(mover.score_before)} → ${scoreWords(mover.score_after)}`,
    `${rankWords(mover.rank_before)} → ${rankWords(mover.rank_after)}`,
    `${groupWords(mover.group_before)} → ${groupWords(mover.group_after)}`,
  ]);
  const body = html`${bullets(scores.compared.map(comparedPhrase))}<p>What to do: ${scores.action}.</p>
${rows.length > 0 && tableOf('mover-table', 'Areas that move, the furthest by rank first', [text('Area'), text('Of'), figure('Score'), figure('Rank'), text('Group')], rows)}`;
  return section('scores', 'Scores, ranks and groups', body, scores.compared.length > 0);
}

function frozenSection({ frozen }: ChangeReport): Section[] {
  const files = [...new Set(frozen.map(({ file }) => file))];
  const countOf = (file: string, change: string) =>
    plain(frozen.filter((row) => row.file === file && row.change === change).length);
  const rows = files.map((file) => [
    file,
    countOf(file, 'changed'),
    countOf(file, 'added'),
    countOf(file, 'removed'),
  ]);
  return section(
    'frozen',
    'Files of the edition',
    tableOf(
      'frozen-table',
      'Rows that --accept would change, add and remove',
      [text('File'), figure('Changed'), figure('Added'), figure('Removed')],
      rows,
    ),
    frozen.length > 0,
  );
}

/** `changes.html`: what a refresh would take in, with what to do about each change. */
export function changesHtml(report: ChangeReport): string {
  const { edition, files, indicators, suspects, not_compared } = report;
  const sections = [
    ...stoppedSection(report),
    ...suspectSection(report),
    ...scoreSection(report),
    ...figureSections(report),
    ...fileSections(report),
    ...frozenSection(report),
    ...section('not-compared', 'What was not compared', bullets(not_compared), not_compared.length > 0),
  ];
  return page({
    title: `What changes in ${edition}`,
    subtitle: `Edition ${edition}`,
    lead: `${counted(files.length, 'official file')} changed; ${counted(indicators.length, 'indicator')} with other figures; ${counted(suspects.length, 'suspect jump')}. Nothing of the edition is changed until the refresh runs with --accept.`,
    sections,
  });
}
