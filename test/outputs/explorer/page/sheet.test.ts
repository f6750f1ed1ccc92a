import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { downloadBar, sheetCsv } from '../../../../outputs/explorer/page/sheet.js';
import { nestingProblem, tagsOf } from '../../page/reading.js';

test('a sheet is CSV that another program reads as it was; nothing is empty', () => {
  const head = ['area_name', 'rank'];
  const rows = [
    ['Bristol, City of', 1],
    ['“Quoted” and "quoted"', -2.5],
    ['Two\nlines', null],
  ];
  const { data, errors } = Papa.parse<string[]>(sheetCsv({ head, rows }), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data).toEqual([
    head,
    ['Bristol, City of', '1'],
    ['“Quoted” and "quoted"', '-2.5'],
    ['Two\nlines', ''],
  ]);
});

test('a cell that a spreadsheet would take for a formula is none there', () => {
  const text = sheetCsv({ head: ['area_name'], rows: [['=1+1']] });
  expect(text.split('\n')[1]).not.toMatch(/^"?=/);
});

test('there is a button for each format that there is, and always one for the link', () => {
  const buttons = (given: Parameters<typeof downloadBar>[1]) => {
    const { text } = downloadBar('take', given);
    expect(nestingProblem(tagsOf(text))).toBeUndefined();
    return [...text.matchAll(/data-take="(\w+)" id="take-(\w+)"/g)].map(([, what, id]) => [what, id]);
  };
  const sheet = () => ({ head: [], rows: [] });
  const picture = () => ({ about: '', description: '', licensed: true, width: 1, height: 1, content: '' });
  const both = (...names: string[]) => names.map((name) => [name, name]);
  expect(buttons({ sheet, picture })).toEqual(both('csv', 'png', 'svg', 'link'));
  expect(buttons({ sheet })).toEqual(both('csv', 'link'));
  expect(buttons({ picture })).toEqual(both('png', 'svg', 'link'));
  expect(buttons({})).toEqual(both('link'));
});
