import { expect, test } from 'vitest';
import { escapeHtml } from '../../../outputs/formats/escape.js';

test.each([
  ['Tyne & Wear', 'Tyne &amp; Wear'],
  ['&lt;', '&amp;lt;'],
  [`<a title="x" id='y'>`, '&lt;a title=&quot;x&quot; id=&#39;y&#39;&gt;'],
  ['Ynys Môn', 'Ynys Môn'],
  ['', ''],
])('%j is %j', (text, escaped) => expect(escapeHtml(text)).toBe(escaped));
