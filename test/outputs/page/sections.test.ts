import { describe, expect, it } from 'vitest';
import { bullets, closePair, sectionMarkup, stepList } from '../../../outputs/page/sections.js';
import { nestingProblem, tagsOf, wordsOf } from './reading.js';

describe('a section', () => {
  it('is named by its heading, and shows hostile titles as text', () => {
    const { text } = sectionMarkup({ id: 'a', title: '<b>', body: 'x', style: 'wide' });
    expect(nestingProblem(tagsOf(text))).toBeUndefined();
    expect(text).toContain('<section id="a" class="wide" aria-labelledby="a-title">');
    expect(text).toContain('<h2 id="a-title">&lt;b&gt;</h2>');
  });
});

describe('lists', () => {
  it('have an item for each entry, and a formula only where there is one', () => {
    expect(bullets(['a', '<']).text).toBe('<ul>\n<li>a</li>\n<li>&lt;</li>\n</ul>\n');
    const { text } = stepList([
      { title: 'One', text: 'first.' },
      { title: 'Two', text: 'second.', formula: 'a = b' },
    ]);
    expect(wordsOf(text)).toBe('One. first. Two. second. a = b');
    expect(text.match(/class="formula"/g)).toHaveLength(1);
  });
});

describe('two units close in score', () => {
  const ranked = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `U${i + 1}`, score: count - i }));

  it('do not exist in a short ranking', () => {
    expect(closePair([])).toBeUndefined();
    expect(closePair(ranked(14))).toBeUndefined();
  });

  it('are a tenth of the ranking apart, about its middle', () => {
    // of 40: four places apart, 18 before and 18 from the second on
    const pair = closePair(ranked(40));
    expect([pair?.above.name, pair?.below.name, pair?.places, pair?.gap]).toEqual(['U19', 'U23', 4, 4]);
  });
});
