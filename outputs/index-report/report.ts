import type { JsonObject } from '../../schemas/generate/json-schema.js';
import type { Checks } from '../../schemas/release/checks-file.js';
import { areasOf } from '../maps/topology.js';
import { shapesOf } from '../page/map.js';
import { editionWords, page } from '../page/page.js';
import { inPart } from '../page/sections.js';
import { citedFileSection, hasAreaPages, sourceSection } from '../page/sources.js';
import type { IndexRelease } from '../release-data.js';
import type { FileGroup } from '../writer.js';
import { cautions } from './cautions.js';
import { checkedSection } from './checked.js';
import { domainSection, indicatorSection } from './domains.js';
import { evidenceSection } from './evidence.js';
import { EVIDENCE_STYLE } from './evidence-plot.js';
import { explanation, findings, regionSection } from './findings.js';
import { kindSection } from './kinds.js';
import { indexMap } from './map.js';
import { methodSection } from './method.js';
import { modelledSection } from './modelled.js';
import { MOVES_STYLE, movesSection } from './moves.js';
import { nationSection } from './nations.js';
import { rankedSection } from './ranking.js';
import { statusSection } from './statuses.js';
import { surenessSection } from './sureness.js';
import { reportView } from './view.js';

/**
 * `report.html`: the whole edition on one page that loads nothing: what was found, then how far to trust
 * it, then how it is made. The same data give the same bytes.
 * @param files of the release, for the list on the page
 * @param dataset what search engines read of it: data, which no browser runs
 * @param checked the checks of the index, for what they warn of
 * Throws SmiError `figures-invalid` when an area of the index has no geometry, since it would be missing on
 * the map.
 */
export function reportHtml(
  data: IndexRelease,
  files: readonly FileGroup[] = [],
  dataset?: JsonObject,
  checked?: Checks,
): string {
  const view = reportView(data, hasAreaPages(files));
  areasOf(
    data.topology,
    view.areas.map(({ code }) => code),
    'districts',
  );
  const evidence = evidenceSection(view);
  const shapes = shapesOf(data.topology, 'districts', data.inset);
  const moves = movesSection(view, shapes);
  const kinds = kindSection(view, shapes);
  const modelled = modelledSection(view);
  return page({
    ...(dataset !== undefined && { dataset }),
    title: data.method.title,
    subtitle: editionWords(data.method),
    lead: explanation(view),
    definitions: shapes.definitions,
    style: [moves && MOVES_STYLE, evidence && EVIDENCE_STYLE].filter(Boolean).join(''),
    sections: [
      ...inPart(
        'Results',
        findings(view, checked),
        kinds,
        { id: 'map', title: kinds === undefined ? 'The map' : 'The index', body: indexMap(view, shapes) },
        rankedSection(view),
        domainSection(view, shapes),
      ),
      ...inPart(
        'How far to trust them',
        surenessSection(view),
        checked && checkedSection(checked),
        evidence,
        cautions(view),
      ),
      ...inPart('More', regionSection(view), nationSection(view), moves),
      ...inPart(
        'How it is made',
        methodSection(view),
        indicatorSection(view),
        statusSection(view, shapes),
        modelled,
        sourceSection(data, 'index'),
        citedFileSection(data.method, files),
      ),
    ],
  });
}
