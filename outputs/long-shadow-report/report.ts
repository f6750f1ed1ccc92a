import type { JsonObject } from '../../schemas/generate/json-schema.js';
import type { Checks } from '../../schemas/release/checks-file.js';
import { areasOf } from '../maps/topology.js';
import { shapesOf } from '../page/map.js';
import { editionWords, page } from '../page/page.js';
import { inPart } from '../page/sections.js';
import { citedFileSection, hasAreaPages, sourceSection } from '../page/sources.js';
import type { LongShadowRelease } from '../release-data.js';
import type { FileGroup } from '../writer.js';
import { agreementSection } from './agreement.js';
import { carriedSection } from './carried.js';
import { cautions, termSection } from './cautions.js';
import { chanceSection } from './chances.js';
import { checkedSection } from './checked.js';
import { explanation, findingSection } from './findings.js';
import { methodSection } from './method.js';
import { outcomeSection } from './outcome.js';
import { outlookSection } from './outlook.js';
import { rankingSection } from './ranking.js';
import { SIGNS } from './scatter.js';
import { SHADOW_STYLE } from './style.js';
import { shadowView } from './view.js';

/**
 * `report.html` of the long shadow: the whole edition on one page that loads nothing. For
 * each outcome a map, a plot of level against gap, and who stays cold; then all authorities by rank, the
 * areas named in 2020, method and sources. The same data give the same bytes.
 * @throws SmiError `figures-invalid` when an area has no geometry, since it would be missing on the maps
 */
export function longShadowHtml(
  data: LongShadowRelease,
  files: readonly FileGroup[] = [],
  dataset?: JsonObject,
  checked?: Checks,
): string {
  const view = shadowView(data);
  areasOf(data.topology, new Set(data.coldspots.rows.map((row) => String(row.area_code))), view.object);
  const shapes = shapesOf(data.topology, view.object, data.inset);
  return page({
    ...(dataset !== undefined && { dataset }),
    title: data.method.title,
    subtitle: editionWords(data.method),
    lead: explanation(view),
    style: SHADOW_STYLE,
    definitions: [shapes.definitions, SIGNS],
    sections: [
      ...inPart(
        'Results',
        findingSection(view),
        ...view.outcomes.map((outcome) => outcomeSection(view, outcome, shapes)),
        rankingSection(view, hasAreaPages(files)),
      ),
      ...inPart(
        'How far to trust them',
        termSection(view),
        outlookSection(view),
        checkedSection(view, checked),
        cautions(view),
      ),
      ...inPart('More', chanceSection(view, shapes), agreementSection(view)),
      ...inPart(
        'How it is made',
        methodSection(view),
        carriedSection(view),
        sourceSection(data, 'ranking'),
        citedFileSection(data.method, files),
      ),
    ],
  });
}
