import { expect, test } from 'vitest';
import { figure } from '../../../outputs/page/figure.js';
import { html } from '../../../outputs/page/markup.js';

test('the caption names the figure, and is its first or its last child', () => {
  const parts = { id: 'a', caption: 'A & B', content: html`<i></i>` };
  const caption = '<figcaption id="a-caption">A &amp; B</figcaption>';
  expect(figure({ ...parts, style: 'wide' }).text).toBe(
    `<figure class="wide" aria-labelledby="a-caption">${caption}\n<i></i></figure>\n`,
  );
  expect(figure({ ...parts, captionAt: 'last' }).text).toBe(
    `<figure aria-labelledby="a-caption"><i></i>${caption}</figure>\n`,
  );
});
