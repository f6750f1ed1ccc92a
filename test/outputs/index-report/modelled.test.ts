import { describe, expect, it } from 'vitest';
import { modelledSection } from '../../../outputs/index-report/modelled.js';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { reportView } from '../../../outputs/index-report/view.js';
import type { IndexRelease } from '../../../outputs/release-data.js';
import type { Row } from '../../../schemas/table.js';
import { rowsOf, section, wordsOf } from '../page/reading.js';
import { tinyRelease } from './fixture.js';

const MODELS: readonly Row[] = [
  {
    indicator: 'reading',
    treatment: 'modelled',
    gain: 0.25,
    modelled_rmse: 3,
    inherited_rmse: 4,
    modelled_coverage: 0.96,
    pseudo_counties: 19,
  },
  {
    indicator: 'absence',
    treatment: 'inherited',
    gain: null,
    modelled_rmse: null,
    inherited_rmse: null,
    modelled_coverage: null,
    pseudo_counties: 0,
  },
];

/** The tiny release with the inherited figures of an indicator as modelled ones. */
function withModel(): IndexRelease {
  const release = tinyRelease();
  const [first] = release.indicators.rows.filter(({ status }) => status === 'inherited');
  return {
    ...release,
    model: { ...release.model, indicators: { ...release.model.indicators, rows: MODELS } },
    indicators: {
      ...release.indicators,
      rows: release.indicators.rows.map((row) =>
        row === first
          ? {
              ...row,
              indicator: 'reading',
              status: 'modelled',
              value: 12.25,
              lower: 10,
              upper: 14.5,
              county_value: 11,
            }
          : row,
      ),
    },
  };
}

describe('the section of modelled figures', () => {
  it('is left out where nothing is modelled', () => {
    expect(modelledSection(reportView(tinyRelease()))).toBeUndefined();
    expect(reportHtml(tinyRelease())).not.toContain('id="modelled"');
  });

  it('has the errors of each indicator, and dashes where nothing is known', () => {
    const page = reportHtml(withModel());
    expect(rowsOf(page, 'model-errors')).toEqual([
      ['Reading', 'modelled', '25%', '3.00', '4.00', '96%'],
      ['Absence', 'inherited', '–', '–', '–', '–'],
    ]);
    expect(wordsOf(section(page, 'modelled'))).toContain('19 counties');
  });

  it('leads to every modelled figure with its limits', () => {
    const own = section(reportHtml(withModel()), 'modelled');
    expect(own).toContain('<a href="indicators.csv">');
    expect(wordsOf(own)).toContain('status modelled');
  });
});
