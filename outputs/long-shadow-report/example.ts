import { html, type Markup } from '../index-report/markup.js';
import { fixed } from '../index-report/numbers.js';
import { numberOf, textOf } from '../index-report/view.js';
import { lineOf } from './lines.js';
import { ofKind, type ShadowView } from './view.js';
import { told } from './words.js';

const sign = (value: number): string => (value < 0 ? `− ${fixed(-value, 3)}` : `+ ${fixed(value, 3)}`);

/**
 * One unexplained gap to redo by hand: of the likeliest coldspot of the first outcome, or else of the first
 * area.
 */
export function workedExample(view: ShadowView): Markup | undefined {
  const [outcome] = view.outcomes;
  const line = outcome && lineOf(view, outcome);
  if (outcome === undefined || line === undefined) return undefined;
  const [likeliest] = ofKind(outcome, 'coldspot').sort((a, b) => (b.cold ?? 0) - (a.cold ?? 0));
  const area = likeliest ?? outcome.areas[0];
  const { method, data } = { method: outcome.method, data: view.data };
  const residual = data.method.derive.find(({ code }) => code === method.unexplained_gap);
  const on = residual?.step === 'residual' ? residual.on : undefined;
  const earlier = data.figures.rows.find(
    ({ area_code, indicator, period }) =>
      area_code === area?.code && indicator === on && period === textOf(line, 'on_period'),
  );
  const [explaining, slope, intercept] = [
    earlier && numberOf(earlier, 'value'),
    numberOf(line, 'slope'),
    numberOf(line, 'intercept'),
  ];
  if (area === undefined || area.gap === null || area.unexplained === null) return undefined;
  if (explaining === undefined || explaining === null || slope === null || intercept === null)
    return undefined;
  const expected = intercept + slope * explaining;
  return html`<div class="example"><h3>A worked example</h3>
<p>By ${told(outcome)}, the gap of ${area.name} is ${fixed(area.gap, 2)} percentage points; its gap in Attainment 8 of ${textOf(line, 'on_period')} was ${fixed(explaining, 2)} points. The line leads one to expect</p>
<p class="formula">${fixed(intercept, 3)} ${sign(slope)} × ${fixed(explaining, 2)} = ${fixed(expected, 2)}</p>
<p>and the unexplained gap is what is left:</p>
<p class="formula">${fixed(area.gap, 2)} − ${fixed(expected, 2)} = ${fixed(area.unexplained, 2)}</p></div>
`;
}
