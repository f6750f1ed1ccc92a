import { amount } from '../formats/numbers.js';
import { chance } from '../page/kinds.js';
import type { Shapes } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { dataTable } from '../page/table.js';
import { told } from '../page/words.js';
import { kindMap } from './map.js';
import { moveTables, persistenceGrid } from './persistence.js';
import { scatter } from './scatter.js';
import { sureSentences } from './sureness.js';
import { areaLink, isCarried, ofKind, type ShadowArea, type ShadowOutcome, type ShadowView } from './view.js';

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

/** Id of the section of an outcome. */
export const sectionId = ({ code }: ShadowOutcome): string => `outcome-${code}`;

function range(outcome: ShadowOutcome): string {
  const { areas, level } = outcome;
  const known = areas.flatMap((area) => (area.level === null ? [] : [{ area, level: area.level }]));
  const sorted = known.sort((a, b) => a.level - b.level);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return '';
  const carried = ({ area: { code } }: typeof least) => isCarried(outcome, code);
  const told = (end: typeof least) => `${amount(end.level)} (${end.area.name}${carried(end) ? ' †' : ''})`;
  const mark = carried(least) || carried(most);
  return `The level runs from ${told(least)} to ${told(most)}, in ${level?.unit ?? 'its unit'}.${mark ? ' † marks a figure that is carried from an authority that is no more.' : ''}`;
}

/** One outcome: its map, its plot, its two ends, how sure they are, and who stays cold. */
export function outcomeSection(view: ShadowView, outcome: ShadowOutcome, shapes: Shapes): Markup {
  const { name, level, gap } = outcome;
  const id = sectionId(outcome);
  const meaning = [level?.description, gap && `Gap: ${gap.description}`].filter(Boolean).join(' ');
  return html`<section id="${id}" class="outcome" aria-labelledby="${id}-title">
<h2 id="${id}-title">${name}</h2>
<p>Level: ${meaning} ${range(outcome)}</p>
<h3>The map</h3>
${kindMap(view, outcome, shapes)}<h3>Level against gap</h3>
<p>Level and gap are related by construction: the gap is what others reach less the level. Where others do alike, a low level makes a wide gap by itself.</p>
${scatter(view, outcome)}<h3>Coldspots and hotspots</h3>
${endTables(view, outcome)}<h3>How sure this is</h3>
<ul>
${sureSentences(outcome, view).map((sentence) => html`<li>${sentence}</li>\n`)}</ul>
<h3>Who stays cold</h3>
${persistenceGrid(outcome, view)}${moveTables(outcome)}</section>
`;
}
