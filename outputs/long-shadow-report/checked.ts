import type { Checks } from '../../schemas/release/checks-file.js';
import { checkedBody } from '../page/checked.js';
import { html } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import type { ShadowView } from './view.js';

/** What `smi check` warns of, from the same checks as for an index; nothing where nothing was checked. */
export const checkedSection = (
  { data: { method } }: ShadowView,
  checked: Checks | undefined,
): Section | undefined =>
  checked && {
    id: 'checked',
    title: 'What the checks warn of',
    body: html`<p>The checks of an index, with the long-shadow score as the index. ${checked.aggregates.length > 1 && 'Its parts are the outcomes; the parts of each outcome are'}${checked.aggregates.length === 1 && 'Its parts are'} level, gap and unexplained gap, the gaps negated, so that more is better.</p>
${checkedBody(checked)}<p><code>smi check ${method.edition}</code> prints the same, and with <code>--out</code> writes every check.</p>
`,
  };
