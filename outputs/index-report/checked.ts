import type { Checks } from '../../schemas/release/checks-file.js';
import { checkedBody } from '../page/checked.js';
import { html } from '../page/markup.js';
import type { Section } from '../page/sections.js';

/** What `smi check` warns of, plainly, from the same checks. */
export const checkedSection = (checked: Checks): Section => ({
  id: 'checked',
  title: 'What the checks warn of',
  body: html`${checkedBody(checked)}<p><code>smi check</code> prints the same; checks.json has every check, and checks.csv the weights of every indicator.</p>
`,
});
