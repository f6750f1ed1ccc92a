import { html, type Markup } from '../index-report/markup.js';
import type { Shapes } from '../index-report/shapes.js';
import { amount } from './amounts.js';
import { endTables } from './ends.js';
import { kindMap } from './kind-map.js';
import { moveTables } from './moves.js';
import { persistenceGrid } from './persistence.js';
import { scatter } from './scatter/scatter.js';
import { sureSentences } from './sure.js';
import { isCarried, type ShadowOutcome, type ShadowView } from './view.js';

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
