import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { tagsOf, withoutScript } from '../page/reading.js';
import { SCHOOLS, tinyRelease } from './fixture.js';

const page = reportHtml(tinyRelease());
const tags = tagsOf(page);

describe('a page that loads nothing', () => {
  it('leads to other sites by links only, and to the files next to it by their bare names', () => {
    for (const { name, attributes } of tags) {
      const href = attributes.get('href');
      if (href === undefined) continue;
      if (name === 'a') expect(href).toMatch(/^(#[\w-]+|https:\/\/\S+|[a-z_-]+\.[a-z]+)$/);
      else expect(href).toMatch(/^#[\w-]+$/);
    }
  });

  it('has the data set for search engines as data, which hostile text cannot end', () => {
    expect(withoutScript(page)).not.toContain('<script');
    const name = '</script><script>alert(1)</script>';
    const [, block = '', rest = ''] = reportHtml(tinyRelease(), [], { name }).split(
      '<script type="application/ld+json">',
    );
    expect(JSON.parse(block.split('</script>')[0] ?? '')).toEqual({ name });
    expect(rest).toBe('');
    expect(withoutScript(block).split('</script>')).toHaveLength(2);
  });

  it('makes no link of an address that is not of the web', () => {
    const release = tinyRelease();
    const sources = [
      { ...SCHOOLS, landing_page: 'javascript:alert(1)', licence_address: 'data:text/html,x' },
    ];
    const text = reportHtml({ ...release, sources });
    expect(text).not.toContain('javascript:');
    expect(text).not.toContain('data:text');
  });
});
