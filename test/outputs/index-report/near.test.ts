import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { spatialAreasTable, spatialTable } from '../../../schemas/release/spatial-tables.js';
import { nestingProblem, rowsOf, section, tagsOf, wordsOf } from '../page/reading.js';
import { tinyRelease } from './fixture.js';

const release = tinyRelease();
const [first, second] = release.index.rows;
const part = (code: string, more = {}) => ({
  code,
  name: code === 'index' ? 'A tiny index' : 'Work',
  moran_i: 0.64,
  expected: 0.15,
  sd: 0.05,
  p_value: 0.001,
  permutations: 999,
  areas: 5,
  borders: 4,
  cold: 1,
  hot: 0,
  without_neighbours: String(second?.area_code),
  ...more,
});
const page = (more = {}) =>
  reportHtml({
    ...release,
    spatial: {
      parts: {
        table: spatialTable,
        rows: [part('index', more), part('work', { moran_i: null, p_value: null })],
      },
      areas: {
        table: spatialAreasTable,
        rows: [
          { code: 'index', area_code: first!.area_code!, area_name: first!.area_name!, cluster: 'cold' },
        ],
      },
    },
  });

describe('whether places near each other are alike, on the page', () => {
  it('is not there where it was not asked for', () => {
    expect(section(reportHtml(release), 'near')).toBe('');
  });

  it('has a sentence with what was found, what chance gives, and who does not count', () => {
    const words = wordsOf(section(page(), 'near'));
    expect(nestingProblem(tagsOf(page()))).toBeUndefined();
    expect(words).toMatch(/0\.64.*0\.15.*\.001/);
    expect(words).toContain(`${second?.area_name} shares a border with no other`);
    expect(wordsOf(section(page({ without_neighbours: '' }), 'near'))).not.toContain(
      'shares a border with no',
    );
    expect(wordsOf(section(page({ p_value: 0.4 }), 'near'))).toContain('no more alike');
  });

  it('has a row for each part, with the places of a small cluster and a dash for what is not defined', () => {
    expect(rowsOf(page(), 'near-table')).toEqual([
      ['Index', '0.64', '0.15', '.001', `1: ${first?.area_name}`, 'none'],
      ['Work', '–', '0.15', '–', 'none', 'none'],
    ]);
  });
});
