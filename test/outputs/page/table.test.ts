import { describe, expect, it } from 'vitest';
import { jumpList, nameCell, numberCell, rankedTable } from '../../../outputs/page/table.js';
import { named, nestingProblem, rowsOf, tagsOf, wordsOf } from './reading.js';

const cell = (value: string) => numberCell(value);
const plain = { label: 'Plain', cell };
const under = (over: string, label: string) => ({ label, over, numeric: true, cell });

describe('a ranked table', () => {
  it('has one row of headings where none are grouped', () => {
    const { text } = rankedTable({ id: 't', caption: 'T', columns: [plain, plain], rows: ['1'] });
    expect(named(tagsOf(text), 'tr')).toHaveLength(2);
    expect(text).not.toContain('rowspan');
  });

  it('spans only neighbours with the same group heading', () => {
    const columns = [plain, under('A', 'a'), under('A', 'b'), under('B', 'c'), plain, under('A', 'd')];
    const { text } = rankedTable({ id: 't', caption: 'T', columns, rows: ['1'], rowId: (row) => `r${row}` });
    const tags = tagsOf(text);
    expect(nestingProblem(tags)).toBeUndefined();
    const spans = named(tags, 'th').flatMap(({ attributes, text: label }) =>
      attributes.has('colspan') ? `${label} ${attributes.get('colspan')}` : [],
    );
    expect(spans).toEqual(['A 2', 'B 1', 'A 1']);
    expect(named(tags, 'th').filter(({ attributes }) => attributes.get('rowspan') === '2')).toHaveLength(2);
    expect(rowsOf(text, 't')[0]).toHaveLength(columns.length);
    expect(text).toContain('<tr id="r1">');
  });

  it('shows hostile names as text', () => {
    expect(nameCell('<b>', '"').text).toContain('&lt;b&gt;');
  });
});

describe('the list by first letter', () => {
  it('sorts by name, ignores accents, and puts the rest under a symbol', () => {
    const areas = ['Éire', 'Ash', 'Eton', '1st'].map((name, i) => ({ code: `c${i}`, name }));
    expect(wordsOf(jumpList(areas).text)).toBe('Find an area by its first letter: # 1st A Ash E Eton Éire');
  });
});
