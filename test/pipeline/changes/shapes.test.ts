import { describe, expect, test } from 'vitest';
import { compareShapes } from '../../../pipeline/changes/shapes.js';
import type { FileShape } from '../../../sources/source.js';

const SHAPE: FileShape = {
  columns: ['areacd', 'period', 'observation', 'unit'],
  series: ['Literacy', 'Mathematics'],
  units: ['Literacy: %', 'Mathematics: %'],
  measures: ['Literacy: Percentage', 'Mathematics: Percentage'],
  symbols: ['', 'x'],
};
const found = (changes: Partial<FileShape>) =>
  compareShapes('f.csv', SHAPE, { ...SHAPE, ...changes }, new Set(['Literacy'])).map(
    ({ kind, name, was }) => [kind, name, ...(was === undefined ? [] : [was])],
  );

describe('what a file has, old and new', () => {
  test.each([
    ['nothing', {}, []],
    ['a new column', { columns: [...SHAPE.columns, 'sex'] }, [['column_new', 'sex']]],
    ['a column that is gone', { columns: SHAPE.columns.slice(0, 3) }, [['column_gone', 'unit']]],
    [
      'a column with another name at the same position',
      { columns: ['areacd', 'period', 'value', 'unit'] },
      [['column_renamed', 'value', 'observation']],
    ],
    [
      'a column with nearly the same name anywhere',
      { columns: ['observations', 'areacd', 'period', 'unit', 'sex'] },
      [
        ['column_renamed', 'observations', 'observation'],
        ['column_new', 'sex'],
      ],
    ],
    ['a new series', { series: [...SHAPE.series, 'Writing and more'] }, [['series_new', 'Writing and more']]],
    ['a series that is gone', { series: ['Literacy'] }, [['series_gone', 'Mathematics']]],
    [
      'a series with another name',
      { series: ['Literacy', 'Mathematic'] },
      [['series_renamed', 'Mathematic', 'Mathematics']],
    ],
    ['a unit', { units: ['Literacy: share', 'Mathematics: %'] }, [['unit_new', 'Literacy: share']]],
    [
      'a measure',
      { measures: ['Literacy: Proportion', 'Mathematics: Percentage'] },
      [['measure_new', 'Literacy: Proportion']],
    ],
    ['a symbol', { symbols: ['', 'k', 'x'] }, [['symbol_new', 'k']]],
  ])('%s', (_, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test('the unit of a new series is no news of its own', () => {
    const changes = { series: [...SHAPE.series, 'Physical'], units: [...SHAPE.units, 'Physical: points'] };
    expect(found(changes)).toEqual([['series_new', 'Physical']]);
  });

  test('a series that the edition uses has another thing to do than one that it does not', () => {
    const [used, unused] = ['Mathematics', 'Literacy'].map(
      (kept) => compareShapes('f.csv', SHAPE, { ...SHAPE, series: [kept] }, new Set(['Literacy']))[0],
    );
    expect(used).toMatchObject({ kind: 'series_gone', name: 'Literacy' });
    expect(used?.action).toContain('select');
    expect(unused?.action).toMatch(/^nothing/);
  });
});
