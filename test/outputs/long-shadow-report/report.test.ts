import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { named, nestingProblem, section, tagsOf, wordsOf } from '../page/reading.js';
import { renamedAuthority, SHADOW_METHOD, tinyShadow } from './fixture.js';

const page = longShadowHtml(tinyShadow());
const tags = tagsOf(page);
const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);

describe('the page of the long shadow', () => {
  it('is well nested, with one heading of the first level and no level skipped', () => {
    expect(nestingProblem(tags)).toBeUndefined();
    const levels = tags.flatMap(({ name, closing }) =>
      /^h[1-6]$/.test(name) && !closing ? Number(name[1]) : [],
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  it('has unique ids, and a target for every reference', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    for (const { attributes } of tags) {
      const href = attributes.get('href');
      if (href?.startsWith('#')) expect(known, href).toContain(href.slice(1));
      for (const id of attributes.get('aria-labelledby')?.split(' ') ?? []) expect(known, id).toContain(id);
    }
    for (const [, id = ''] of style.matchAll(/url\(#([^)]*)\)/g)) expect(known, id).toContain(id);
  });

  it('lists every section in the contents, in order', () => {
    const contents = page.slice(page.indexOf('<nav class="contents"'), page.indexOf('</nav>'));
    const listed = named(tagsOf(`${contents}</nav>`), 'a').map(({ attributes }) =>
      attributes.get('href')?.slice(1),
    );
    expect(listed).toEqual(named(tags, 'section').map(({ attributes }) => attributes.get('id')));
  });

  it('loads nothing, and allows only its own style sheet, by its hash', () => {
    for (const name of ['script', 'iframe', 'img', 'link', 'form', 'object'])
      expect(named(tags, name), name).toEqual([]);
    const keys = tags.flatMap(({ attributes }) => [...attributes.keys()]);
    expect(keys.filter((key) => /^on|^style$|^src/.test(key))).toEqual([]);
    expect(style).not.toMatch(/@import|https?:/);
    const policy = named(tags, 'meta')
      .map(({ attributes }) => attributes.get('content')?.replaceAll('&#39;', "'") ?? '')
      .find((content) => content.startsWith('default-src'));
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it('says that it is not an official statistic, and names its sources', () => {
    expect(page.indexOf(NOT_OFFICIAL)).toBeLessThan(page.indexOf('<section'));
    expect(page.lastIndexOf(NOT_OFFICIAL)).toBeGreaterThan(page.indexOf('<footer'));
    expect(page).toContain(ATTRIBUTION);
    expect(wordsOf(section(page, 'sources'))).toContain('The tool');
    expect(wordsOf(section(page, 'files'))).toContain('edition tiny-shadow-2026, method 1.0.0');
  });

  it('explains its terms, which end of a rank is good, and what holds by construction', () => {
    const words = wordsOf(page);
    expect(words).toContain('Rank 1 is the best and rank 8 the worst.');
    expect(words).toContain('Level and gap are related by construction.');
    for (const term of ['Unexplained gap', 'Hotspot', 'Probability', 'Range'])
      expect(section(page, 'terms')).toContain(`<dt>${term}</dt>`);
  });

  it('gives every picture a text alternative, or hides it', () => {
    for (const { attributes } of named(tags, 'svg')) {
      const labelled = attributes.get('role') === 'img' && attributes.has('aria-labelledby');
      expect(labelled || attributes.get('aria-hidden') === 'true').toBe(true);
    }
  });

  it('shows hostile names as text, everywhere', () => {
    const evil = `</title><script>alert("x")</script>'&<b>`;
    const shown = '&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;&lt;b&gt;';
    const hostile = longShadowHtml(renamedAuthority('E10000901', evil));
    expect(hostile).not.toContain('<script');
    expect(hostile.split(shown).length).toBeGreaterThan(10);
    const outcomes = SHADOW_METHOD.outcomes.map((outcome) => ({ ...outcome, name: evil }));
    expect(longShadowHtml(tinyShadow({ method: { ...SHADOW_METHOD, title: evil, outcomes } }))).not.toContain(
      '<script',
    );
  });

  it('is reproducible, byte for byte', () => {
    expect(longShadowHtml(tinyShadow())).toBe(page);
  });

  it('throws when an authority has no geometry, instead of leaving it out', () => {
    const release = tinyShadow();
    const { upper_tiers } = release.topology.objects;
    const objects = {
      ...release.topology.objects,
      upper_tiers: { ...upper_tiers, geometries: upper_tiers.geometries.slice(1) },
    };
    const act = () => longShadowHtml({ ...release, topology: { ...release.topology, objects } });
    expect(act).toThrow(SmiError);
    expect(act).toThrow(/E09000901/);
  });
});
