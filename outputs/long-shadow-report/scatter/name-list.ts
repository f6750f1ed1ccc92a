import { html, type Markup } from '../../index-report/markup.js';
import { type Label, textOf } from './names.js';

const HEADS = [
  ['coldspot', 'Coldspots'],
  ['hotspot', 'Hotspots'],
] as const;

/** The areas whose dots have numbers, in the order of the numbers: coldspots, then hotspots. */
export function nameList(labels: readonly Label[], sure: boolean): Markup[] {
  const numbered = labels
    .flatMap(({ dot, number }) => (number === undefined ? [] : { dot, number }))
    .sort((a, b) => a.number - b.number);
  return HEADS.flatMap(([kind, head]) => {
    const own = numbered.filter(({ dot }) => dot.area.kind === kind);
    if (own.length === 0) return [];
    const items = own.map(({ dot, number }) => html`<li value="${number}">${textOf(dot)}</li>\n`);
    return [
      html`<div class="numbers"><p>${head} by their numbers in the plot, from left to right${sure && ', each with the probability of being one'}:</p>
<ol>
${items}</ol></div>
`,
    ];
  });
}
