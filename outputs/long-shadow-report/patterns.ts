import { html } from '../index-report/markup.js';

/**
 * Patterns beside those of every map: level lines where the level is low, upright ones where the gap is wide.
 * The slanted lines of the worst, the dots of the best and the crosses of no figure are the maps’ own.
 */
export const KIND_PATTERNS = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="on-level" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="pl" width="7" height="7"/><rect class="ql" y="2.5" width="7" height="1.7"/></pattern>
<pattern id="on-gap" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="pg" width="7" height="7"/><rect class="qg" x="2.5" width="1.7" height="7"/></pattern>
<pattern id="on-level-near" href="#on-level" patternTransform="scale(.28)"/>
<pattern id="on-gap-near" href="#on-gap" patternTransform="scale(.28)"/>
</defs></svg>
`;
