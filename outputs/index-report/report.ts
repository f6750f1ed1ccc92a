import { areasOf } from '../maps/topology.js';
import type { IndexRelease } from '../release-data.js';
import { cautionSection } from './cautions.js';
import { domainSection } from './domains.js';
import { fileSection } from './files.js';
import { findings } from './findings.js';
import { indexFiles } from './index-files.js';
import { indexMap } from './index-map.js';
import { explanation, front, header } from './introduction.js';
import { html } from './markup.js';
import { methodSection } from './method-section.js';
import { type Contents, page } from './page.js';
import { rankedSection } from './ranked-table.js';
import { shapesOf } from './shapes.js';
import { sourceSection } from './sources.js';
import { statusSection } from './statuses.js';
import { surenessSection } from './sureness.js';
import { reportView } from './view.js';

const CONTENTS: Contents = [
  ['map', 'The map'],
  ['findings', 'Key findings'],
  ['sureness', 'How sure the ranks are'],
  ['domains', 'The domains'],
  ['ranking', 'All areas by rank'],
  ['statuses', 'Whose figures these are'],
  ['method', 'How the index is made'],
  ['cautions', 'Read with care'],
  ['sources', 'Sources and licences'],
  ['files', 'Files and citation'],
];

/**
 * `report.html`: the whole edition on one page that needs no script and loads nothing, with map, findings, domains,
 * ranked table, statuses, method and sources. The same data give the same bytes.
 * Throws SmiError `figures-invalid` when an area of the index has no geometry, since it would be missing on the map.
 */
export function reportHtml(data: IndexRelease): string {
  const view = reportView(data);
  areasOf(
    data.topology,
    view.areas.map(({ code }) => code),
    'districts',
  );
  const shapes = shapesOf(data.topology, 'districts', data.inset);
  return page({
    title: data.method.title,
    description: explanation(view),
    header: header(data.method),
    front: front(explanation(view)),
    contents: CONTENTS,
    main: html`${shapes.definitions}<section id="map" aria-labelledby="map-title">
<h2 id="map-title">The map</h2>
${indexMap(view, shapes)}</section>
${findings(view)}${surenessSection(view)}${domainSection(view, shapes)}${rankedSection(view)}${statusSection(view, shapes)}${methodSection(view)}${cautionSection(view)}${sourceSection(data, 'index')}${fileSection(data.method, indexFiles(data))}`,
  });
}
