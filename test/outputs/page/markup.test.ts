import { describe, expect, it } from 'vitest';
import { html, joined, linkTo, trusted } from '../../../outputs/page/markup.js';

describe('html', () => {
  it('escapes text that would be markup', () => {
    expect(html`<p>${'<script>alert(1)</script>'}</p>`.text).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    );
  });

  it('escapes both kinds of quotes, so that text cannot end an attribute', () => {
    expect(html`<p title="${`" onclick='x'`}">`.text).toBe('<p title="&quot; onclick=&#39;x&#39;">');
  });

  it('escapes an ampersand once, and escaped text again', () => {
    expect(html`${'Tyne & Wear'}`.text).toBe('Tyne &amp; Wear');
    expect(html`${'&lt;'}`.text).toBe('&amp;lt;');
  });

  it('keeps markup, however deep in lists', () => {
    expect(html`<ul>${[[html`<li>${'<a>'}</li>`], '<b>']}</ul>`.text).toBe(
      '<ul><li>&lt;a&gt;</li>&lt;b&gt;</ul>',
    );
  });

  it('shows zero, and nothing for null, undefined and false', () => {
    expect(html`${0}|${null}|${undefined}|${false}`.text).toBe('0|||');
  });

  it('does not change trusted text', () => {
    expect(html`${trusted('a>b')}`.text).toBe('a>b');
  });

  it('puts a separator between contents, and none around them', () => {
    expect(html`${joined(['a', '<'], ', ')}`.text).toBe('a, &lt;');
    expect(html`${joined([], ', ')}`.text).toBe('');
  });
});

describe('a link', () => {
  it('is made only for http and https addresses', () => {
    expect(linkTo('https://a.example/?a=1&b=2', 'A').text).toBe(
      '<a href="https://a.example/?a=1&amp;b=2">A</a>',
    );
    for (const address of [
      'javascript:alert(1)',
      ' https://a.example',
      'data:text/html,x',
      'file:///etc',
      '',
    ])
      expect(linkTo(address, 'A & B').text).toBe('A &amp; B');
  });
});
