import { swatch } from '../index-report/legend.js';
import { mapOf, type Shown } from '../index-report/map.js';
import { insetFrame } from '../index-report/map-frame.js';
import { html, type Markup } from '../index-report/markup.js';
import { counted, whole } from '../index-report/numbers.js';
import type { Shapes } from '../index-report/shapes.js';
import { legendWords } from '../long-shadow-report/kind-map.js';
import { KIND_ORDER, kindMark, kindWord } from '../long-shadow-report/kinds.js';
import { type KindReport, kindOf } from './parts.js';
import { isSure, sureWords } from './ranked-table.js';

/** What the map says of each area of the boundaries, whether the table has it or not. */
function tellerOf(report: KindReport): (code: string) => Shown {
  const { rows, drawn } = report;
  const sure = isSure(report);
  const byCode = new Map(rows.map((row) => [String(row.area_code), row]));
  const names = new Map(
    drawn?.topology.objects[drawn.object].geometries.map(({ id, properties }) => [id, properties.area_name]),
  );
  return (code) => {
    const row = byCode.get(code);
    if (row === undefined) return { mark: kindMark(null), title: `${names.get(code) ?? code}: no figures` };
    const rank = row.rank === null ? 'no rank' : `rank ${row.rank}`;
    return {
      mark: kindMark(kindOf(row)),
      title: `${row.area_name}: ${kindWord(kindOf(row))}${sureWords(row, sure)}; ${rank}`,
    };
  };
}

/** How many areas of the map the table does not have: they are drawn like those without a figure. */
function absent({ rows, drawn }: KindReport): number {
  const there = new Set(rows.map(({ area_code }) => area_code));
  return drawn?.topology.objects[drawn.object].geometries.filter(({ id }) => !there.has(id)).length ?? 0;
}

function legend(report: KindReport): Markup {
  const { rows } = report;
  const words = legendWords('fifth');
  const lacking = absent(report);
  const items = KIND_ORDER.map((kind) => {
    const own = rows.filter((row) => kindOf(row) === kind).length;
    const count = counted(own + (kind === null ? lacking : 0), 'area');
    const more = kind === null && lacking > 0 ? `; ${whole(lacking)} not in the table` : '';
    return html`<li>${swatch(kindMark(kind))}<span>${words[kind ?? 'blank']} <span class="of">${count}${more}</span></span></li>\n`;
  });
  return html`<ul class="legend" aria-label="Legend">\n${items}</ul>\n`;
}

/** The map of the areas by kind, with its legend, and the inset where there is any of it. */
export function mapSection(report: KindReport, shapes: Shapes): Markup {
  const shown = tellerOf(report);
  const inset = insetFrame(
    shapes,
    report.rows.map(({ area_code }) => String(area_code)),
  );
  const description = 'Areas by level and gap. The ranked table says the same of each.';
  const main = mapOf({
    ...{ id: 'kind-map', kind: 'main', shapes, shown, over: inset?.frame, description },
    title: 'Map of the areas by kind',
  });
  const near =
    inset &&
    html`<div class="inset">${mapOf({
      ...{ id: 'inset-map', kind: 'near', shapes, shown, box: inset.box, only: inset.only },
      ...{ title: `${inset.name}, enlarged`, description: `The areas of ${inset.name} in the same kinds.` },
    })}<p>${inset.name}, enlarged</p></div>`;
  return html`<section id="map" aria-labelledby="map-title">
<h2 id="map-title">The map</h2>
<figure class="atlas">
<figcaption>Areas by kind, on the boundaries that their figures are of.</figcaption>
<div class="plate">${main}</div>
<div class="key">${legend(report)}${near}</div>
</figure>
</section>
`;
}
