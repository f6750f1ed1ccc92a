import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { named, tagsOf } from '../page/reading.js';
import { SCHOOLS, tinyRelease } from './fixture.js';

const page = reportHtml(tinyRelease());
const tags = tagsOf(page);
const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';

describe('a page that loads nothing', () => {
  it('has no script, frame, form, image or linked file', () => {
    for (const name of [
      'script',
      'iframe',
      'object',
      'embed',
      'form',
      'img',
      'link',
      'base',
      'video',
      'audio',
    ])
      expect(named(tags, name), name).toEqual([]);
    expect(
      tags.filter(({ attributes }) => [...attributes.keys()].some((key) => /^on|^style$|^src/.test(key))),
    ).toEqual([]);
  });

  it('has a style sheet that refers to nothing outside the page', () => {
    const addresses = [...style.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.every((address) => address?.startsWith('#'))).toBe(true);
    expect(style).not.toMatch(/@import|https?:|expression/);
  });

  it('refers to other sites in links only, and to the files next to it by bare names', () => {
    for (const { name, attributes } of tags) {
      const href = attributes.get('href');
      if (href === undefined) continue;
      if (name === 'a') expect(href).toMatch(/^(#[\w-]+|https:\/\/\S+|[a-z_-]+\.[a-z]+)$/);
      else expect(href).toMatch(/^#[\w-]+$/);
    }
  });

  it('has a policy that allows its own style sheet, by its hash, and nothing else', () => {
    const policy = named(tags, 'meta').find(
      ({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy',
    );
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy?.attributes.get('content')?.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it('makes no link of an address without http or https', () => {
    const release = tinyRelease();
    const sources = [
      { ...SCHOOLS, landing_page: 'javascript:alert(1)', licence_address: 'data:text/html,x' },
    ];
    const text = reportHtml({ ...release, sources });
    expect(text).not.toContain('javascript:');
    expect(text).not.toContain('data:text');
  });
});
