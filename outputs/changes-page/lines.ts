import type { ChangeReport } from '../../pipeline/changes/report.js';
import {
  comparedPhrase,
  goneActions,
  gonePhrase,
  moverPhrase,
  revisedPhrase,
  rowPhrases,
  shapeKind,
  shapeName,
} from './words.js';

/** The first lines of a list, and how many more there are in the file. */
function first<T>(items: readonly T[], limit: number, line: (item: T) => string): string[] {
  const more = items.length > limit ? [`  and ${items.length - limit} more: see changes.html`] : [];
  return [...items.slice(0, limit).map((item) => `  ${line(item)}`), ...more];
}

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines];

/** A change report for the terminal: its parts that have anything, each entry with what to do. */
export function changeLines(report: ChangeReport, limit = 10): string[] {
  const { files, shapes, indicators, areas, codes, gone, suspects, scores, not_compared, stopped } = report;
  const moving = scores?.compared.filter(({ scores_moved }) => scores_moved > 0) ?? [];
  return [
    ...part(
      'official files that changed',
      first(files, limit, ({ file, action }) => `${file}: ${action}`),
    ),
    ...part(
      'columns, series, units and symbols',
      first(
        shapes,
        limit,
        (shape) => `${shape.file}: ${shapeKind(shape)}: ${shapeName(shape)}; ${shape.action}`,
      ),
    ),
    ...part(
      'figures by indicator',
      first(indicators, limit, (change) => {
        const phrases = [
          ...rowPhrases(change),
          ...(change.revised === null ? [] : [revisedPhrase(change.revised)]),
        ];
        return `${change.indicator}: ${phrases.join('; ')}. To do: ${change.actions.join('; ') || 'nothing'}`;
      }),
    ),
    ...part(
      'areas with most revisions',
      first(areas, 5, (area) => `${area.area_name}: ${revisedPhrase(area)}`),
    ),
    ...part('published figures that are gone', [
      ...first(gone, limit, gonePhrase),
      ...goneActions(gone).map((action) => `  to do: ${action}`),
    ]),
    ...part(
      'codes that changed',
      first(
        codes,
        limit,
        ({ from, to, indicators: of, action }) => `${from} → ${to} (${of.join(', ')}); ${action}`,
      ),
    ),
    ...part(
      'SUSPECT',
      first(suspects, limit, ({ text, action }) => `${text}; ${action}`),
    ),
    ...part('scores, ranks and groups', [
      ...first(moving, limit, comparedPhrase),
      ...first(scores?.movers ?? [], limit, moverPhrase),
      ...(scores === null ? [] : [`  to do: ${scores.action}`]),
    ]),
    ...part(
      'not compared',
      first(not_compared, limit, (text) => text),
    ),
    ...(stopped === null ? [] : [`stopped by ${stopped.code}: ${stopped.message}; ${stopped.action}`]),
  ];
}
