import { expect, test } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { section } from '../page/reading.js';
import { tinyRelease } from './fixture.js';

const PAGES = [{ files: ['areas/index.csv', 'areas/<code>.html'], what: 'Areas' }];

test('the name of a ranked area leads to its page where the release has one, and to nothing else', () => {
  const data = tinyRelease();
  const [first] = data.index.rows;
  const link = `<a href="areas/${first?.area_code}.html">${first?.area_name}</a>`;
  expect(section(reportHtml(data, PAGES), 'ranking')).toContain(link);
  const without = section(reportHtml(data), 'ranking');
  expect(without).not.toContain('areas/');
  expect(without).toContain(String(first?.area_name));
});
