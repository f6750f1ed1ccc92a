import { fileSection } from '../index-report/files.js';
import { front, header } from '../index-report/introduction.js';
import { html } from '../index-report/markup.js';
import { type Contents, page } from '../index-report/page.js';
import { shapesOf } from '../index-report/shapes.js';
import { sourceSection } from '../index-report/sources.js';
import { areasOf } from '../maps/topology.js';
import type { LongShadowRelease } from '../release-data.js';
import { agreementSection } from './agreement.js';
import { carriedSection } from './carried.js';
import { cautionSection } from './cautions.js';
import { findingSection } from './findings.js';
import { explanation } from './introduction.js';
import { methodSection } from './method-section.js';
import { outcomeSection, sectionId } from './outcome-section.js';
import { KIND_PATTERNS } from './patterns.js';
import { rankingSection } from './ranking.js';
import { SIGNS } from './scatter/marks.js';
import { shadowFiles } from './shadow-files.js';
import { SHADOW_STYLE } from './style.js';
import { termSection } from './terms.js';
import { type ShadowView, shadowView } from './view.js';

const contentsOf = (view: ShadowView): Contents => [
  ['findings', 'Key findings'],
  ['terms', 'What the words mean'],
  ...view.outcomes.map((outcome) => [sectionId(outcome), outcome.name] as const),
  ['ranking', `All ${view.many} by rank`],
  ['agreement-2020', 'Beside the report of 2020'],
  ['carried', 'Whose figures these are'],
  ['method', 'How it is made'],
  ['cautions', 'Read with care'],
  ['sources', 'Sources and licences'],
  ['files', 'Files and citation'],
];

/**
 * `report.html` of the long shadow: the whole edition on one page that needs no script and loads nothing. For
 * each outcome a map, a plot of level against gap, and who stays cold; then all authorities by rank, the
 * areas named in 2020, method and sources. The same data give the same bytes. Throws SmiError `figures-
 * invalid` when an area has no geometry, since it would be missing on the maps.
 */
export function longShadowHtml(data: LongShadowRelease): string {
  const view = shadowView(data);
  areasOf(data.topology, new Set(data.coldspots.rows.map((row) => String(row.area_code))), view.object);
  const shapes = shapesOf(data.topology, view.object, data.inset);
  return page({
    title: data.method.title,
    description: explanation(view),
    header: header(data.method),
    front: front(explanation(view)),
    contents: contentsOf(view),
    style: SHADOW_STYLE,
    main: html`${shapes.definitions}${KIND_PATTERNS}${SIGNS}${findingSection(view)}${termSection(view)}${view.outcomes.map((outcome) => outcomeSection(view, outcome, shapes))}${rankingSection(view)}${agreementSection(view)}${carriedSection(view)}${methodSection(view)}${cautionSection(view)}${sourceSection(data, 'ranking')}${fileSection(data.method, shadowFiles(data))}`,
  });
}
