import { describe, expect, it } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { section, withoutScript, wordsOf } from '../page/reading.js';
import { testWholePage } from '../page/whole-page.js';
import { renamedAuthority, SHADOW_METHOD, tinyShadow } from './fixture.js';

const page = longShadowHtml(tinyShadow());

describe('the page of the long shadow', () => {
  testWholePage(page);

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

  it('shows hostile names as text, wherever they stand', () => {
    const evil = `</title><script>alert("x")</script>'&<b>`;
    const shown = '&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;&lt;b&gt;';
    const hostile = longShadowHtml(renamedAuthority('E10000901', evil));
    expect(withoutScript(hostile)).not.toContain('<script');
    expect(hostile.split(shown).length).toBeGreaterThan(10);
    const outcomes = SHADOW_METHOD.outcomes.map((outcome) => ({ ...outcome, name: evil }));
    const titled = longShadowHtml(tinyShadow({ method: { ...SHADOW_METHOD, title: evil, outcomes } }));
    expect(withoutScript(titled)).not.toContain('<script');
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
