import { fixedOrDash, inWords } from '../formats/numbers.js';
import { groupBrief, groupText, interval } from '../page/certainty.js';
import { html, type Markup } from '../page/markup.js';
import { dataTable } from '../page/table.js';
import { areaLink, type ReportArea, type ReportView, whichInterval } from './view.js';

/** How many areas each end names. */
const FEW = 5;

function endTable(view: ReportView, id: string, caption: string, areas: readonly ReportArea[]): Markup {
  const which = whichInterval({ areas });
  return dataTable({
    id,
    caption,
    columns: [
      { label: 'Area' },
      { label: 'Region', wide: true },
      { label: 'Rank', numeric: true },
      { label: `90% interval${which}`, numeric: true, wide: true },
      { label: 'Score', numeric: true },
      { label: 'Group and its probability', wide: true },
    ],
    rows: areas.map((area) => [
      html`${areaLink(view, area.code, area.name)}${groupBrief(area, which)}`,
      area.region,
      area.rank,
      interval(area.low, area.high),
      fixedOrDash(area.score, 2),
      groupText(area),
    ]),
  });
}

/** The best and the worst few areas; no area is in both tables. */
export function ends(view: ReportView): Markup {
  const { scored } = view;
  const few = Math.max(1, Math.min(FEW, Math.floor(scored.length / 2)));
  const best = scored.slice(0, few);
  const worst = scored.slice(-few).toReversed();
  if (scored.length === 0) return html`<p>No area has a score.</p>\n`;
  return html`<div class="pair">${endTable(view, 'best', `The best ${inWords(few)}`, best)}${endTable(view, 'worst', `The worst ${inWords(few)}, worst first`, worst)}</div>
`;
}
