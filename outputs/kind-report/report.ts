import { front, header } from '../index-report/introduction.js';
import { html, joined, type Markup } from '../index-report/markup.js';
import { page } from '../index-report/page.js';
import { shapesOf } from '../index-report/shapes.js';
import { KIND_PATTERNS } from '../long-shadow-report/patterns.js';
import { SHADOW_STYLE } from '../long-shadow-report/style.js';
import { mapSection } from './kind-map.js';
import type { KindReport } from './parts.js';
import { rankedSection } from './ranked-table.js';

const cautionSection = ({
  cautions,
}: KindReport): Markup => html`<section id="cautions" aria-labelledby="cautions-title">
<h2 id="cautions-title">Read with care</h2>
<ul>
${cautions.map((caution) => html`<li>${caution}</li>\n`)}</ul>
</section>
`;

const fileSection = ({ files }: KindReport): Markup => html`<section id="files" aria-labelledby="files-title">
<h2 id="files-title">Files</h2>
<p>The files lie in the same folder as this page.</p>
<ul>
${files.map(
  ({ files: names, what }) =>
    html`<li>${what}: ${joined(
      names.map((name) => html`<a href="${name}">${name}</a>`),
      ', ',
    )}</li>\n`,
)}</ul>
</section>
`;

/** `report.html` of areas by kind: one page that needs no script and loads nothing, with map and ranked table. */
export function kindReportHtml(report: KindReport): string {
  const { name: edition, title, version: method_version, explanation, drawn } = report;
  const shapes = drawn === null ? null : shapesOf(drawn.topology, drawn.object, drawn.inset);
  return page({
    title,
    description: explanation,
    header: header({ title, edition, method_version }),
    front: front(explanation),
    contents: [
      ...(shapes === null ? [] : ([['map', 'The map']] as const)),
      ['ranking', 'All areas by rank'],
      ['cautions', 'Read with care'],
      ['files', 'Files'],
    ],
    style: SHADOW_STYLE,
    main: html`${shapes !== null && html`${shapes.definitions}${KIND_PATTERNS}${mapSection(report, shapes)}`}${rankedSection(report)}${cautionSection(report)}${fileSection(report)}`,
  });
}
