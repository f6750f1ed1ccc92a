import { html, type Markup } from '../index-report/markup.js';
import { dataTable } from '../index-report/table.js';
import { amount } from './amounts.js';
import type { ShadowArea } from './area.js';
import { chance } from './kinds.js';
import { areaLink } from './links.js';
import { isCarried, ofKind, type ShadowOutcome, type ShadowView } from './view.js';
import { told } from './words.js';

function endTable(
  view: ShadowView,
  outcome: ShadowOutcome,
  kind: 'coldspot' | 'hotspot',
  probability: (area: ShadowArea) => number | null,
): Markup {
  const found = ofKind(outcome, kind).sort(
    (a, b) => (probability(b) ?? 0) - (probability(a) ?? 0) || (a.name < b.name ? -1 : 1),
  );
  if (found.length === 0) return html`<p>No ${view.one} is a ${kind}.</p>\n`;
  return dataTable({
    id: `${kind}-${outcome.code}`,
    caption: `${kind === 'coldspot' ? 'Coldspots' : 'Hotspots'} by ${told(outcome)}${outcome.sure ? ', the surest first' : ''}`,
    columns: [
      { label: 'Area' },
      { label: 'Probability', numeric: true },
      { label: 'Level', numeric: true },
      { label: 'Gap', numeric: true },
      { label: 'Region' },
    ],
    rows: found.map((area) => {
      const sure = probability(area);
      return [
        html`${areaLink(view, outcome, area)}${isCarried(outcome, area.code) && ' †'}`,
        sure === null ? 'not known' : chance(sure),
        amount(area.level),
        amount(area.gap),
        area.region,
      ];
    }),
  });
}

/** The coldspots and the hotspots of an outcome beside each other, each with its probability. */
export const endTables = (view: ShadowView, outcome: ShadowOutcome): Markup =>
  html`<div class="pair"><div>${endTable(view, outcome, 'coldspot', ({ cold }) => cold)}</div><div>${endTable(view, outcome, 'hotspot', ({ hot }) => hot)}</div></div>\n`;
