import { html, type Markup } from './markup.js';
import { IMPUTE } from './method-words.js';
import { missingValues } from './missing.js';
import { perCent, whole } from './numbers.js';
import { ownLevelSentences } from './own-level.js';
import { ownMap } from './own-map.js';
import type { Shapes } from './shapes.js';
import { rowsByIndicator, STATUS_ORDER, type StatusCounts, statusCounts } from './status-counts.js';
import { dataTable } from './table.js';
import { type ReportView, type Status, textOf } from './view.js';
import { capital, listed, spaced } from './words.js';

const MEANINGS: Readonly<Record<Status, string>> = {
  observed: 'The area’s own figure, published for the area as it is today.',
  mapped:
    'Published under another code and carried over: the code or name changed, the same land had another kind of council, or areas merged or split.',
  inherited:
    'The figure of the county that the area lies in, because no figure is published below the county.',
  estimated: 'Worked out from the figures of others, such as the mean of the medians of areas that merged.',
  missing: 'No figure.',
};

/** What becomes of a missing value, by the method. */
const missingMeaning = ({ data }: ReportView): string =>
  data.method.steps.impute === 'none'
    ? 'The domain is then made of the figures that are there, if they are enough.'
    : IMPUTE[data.method.steps.impute];

/** How a figure came from another code, in words. */
export const RULES: Readonly<Record<string, string>> = {
  recode: 'a changed code',
  same_footprint: 'the same land under another code',
  merger: 'a merger of areas',
  split: 'the area that it was split from',
};

const cells = (counts: StatusCounts): string[] => STATUS_ORDER.map((status) => whole(counts[status]));

function countTable(view: ReportView): Markup {
  const { data } = view;
  const counts = statusCounts(data.indicators.rows);
  const all = data.indicators.rows.length;
  return dataTable({
    id: 'status-meanings',
    caption: 'What each status means, and how many values have it',
    columns: [{ label: 'Status' }, { label: 'Values', numeric: true }, { label: 'Share', numeric: true }],
    rows: STATUS_ORDER.map((status) => [
      html`${capital(status)}<span class="sub">${MEANINGS[status]}${status === 'missing' && ` ${missingMeaning(view)}`}</span>`,
      whole(counts[status]),
      perCent(all === 0 ? 0 : counts[status] / all),
    ]),
  });
}

function indicatorTable(view: ReportView): Markup {
  const { data } = view;
  const rows = rowsByIndicator(view);
  return dataTable({
    id: 'status-counts',
    caption: 'Values by indicator and status',
    columns: [
      { label: 'Indicator' },
      ...STATUS_ORDER.map((status) => ({ label: capital(status), numeric: true })),
    ],
    rows: data.declared.map(({ declaration: { code, title } }) => [
      title,
      ...cells(statusCounts(rows.get(code) ?? [])),
    ]),
    foot: ['All indicators', ...cells(statusCounts(data.indicators.rows))],
  });
}

/** As in `32 by a changed code and 8 by a merger of areas`; nothing where no value is mapped. */
function mappedSentence({ data }: ReportView): string {
  const reasons = new Map<string, number>();
  for (const row of data.indicators.rows) {
    if (row.status !== 'mapped') continue;
    const reason = textOf(row, 'reason');
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  if (reasons.size === 0) return '';
  const parts = [...reasons].map(
    ([reason, count]) => `${whole(count)} by ${RULES[reason] ?? spaced(reason)}`,
  );
  return `How the mapped values came to their areas: ${listed(parts)}.`;
}

/** What the figures are: own, mapped, inherited, estimated or missing. */
export function statusSection(view: ReportView, shapes: Shapes): Markup {
  const mapped = mappedSentence(view);
  return html`<section id="statuses" aria-labelledby="statuses-title">
<h2 id="statuses-title">Whose figures these are</h2>
<p>Not every official figure is published for every area. Each value of the index carries a status that says how far it is the area’s own.</p>
<div class="narrow">${countTable(view)}</div>
${mapped !== '' && html`<p>${mapped}</p>\n`}<h3>How much of the index is the areas’ own</h3>
<div class="beside"><p>${ownLevelSentences(view)} The ranked table gives the share of each area. Where districts of a county share its figures, they are drawn together in the ranking; figures of their own would set them further apart.</p>
${ownMap(view, shapes)}</div>
<h3>Statuses by indicator</h3>
${indicatorTable(view)}<h3>Missing values</h3>
<div class="narrow">${missingValues(view)}</div>
</section>
`;
}
