import { beforeAll, describe, expect, test } from 'vitest';
import { type IndexEdition, loadEdition } from '../../../pipeline/editions/edition.js';
import { editionErrors, type IndicatorErrors } from '../../../pipeline/robustness/edition-errors.js';
import { sortedAreas } from '../../../pipeline/robustness/edition-problem.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import type { Area } from '../../../schemas/area.js';
import type { Figure } from '../../../schemas/figure.js';
import { indicatorsOf } from '../../../schemas/method/structure.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';

let edition: IndexEdition;
let areas: Area[];
const columnsOf = (figures: readonly Figure[]) => {
  const known = new Map(figures.map((row) => [`${row.area_code} ${row.indicator}`, row]));
  return indicatorsOf(edition.method).map(({ code }) =>
    areas.map(({ area_code }) => known.get(`${area_code} ${code}`)),
  );
};
const of = (found: readonly IndicatorErrors[], code: string) => found.find((each) => each.code === code)!;
const withChoices = (choices: object): IndexEdition => ({
  ...edition,
  method: { ...edition.method, robustness: { ...edition.method.robustness, ...choices } },
});

beforeAll(async () => {
  edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
  areas = sortedAreas(edition.areas);
});

describe('the errors of figures', () => {
  test('are those of the limits where there are any, once for each publisher', () => {
    const pay = of(editionErrors(edition, areas, columnsOf(edition.figures)), 'weekly_pay');
    const own = edition.figures.find(
      (row) => row.area_code === 'E06000001' && row.indicator === 'weekly_pay',
    )!;
    const unit = areas.findIndex(({ area_code }) => area_code === 'E06000001');
    expect(pay.errors[unit]).toEqual({
      basis: 'limits',
      standard_error: (own.upper! - own.lower!) / 3.92,
      changes: null,
      own_noise: null,
    });
    expect(pay.sampling!.sd[pay.sampling!.publisher[unit]!]).toBe(pay.errors[unit]!.standard_error);
    expect(new Set(pay.sampling!.publisher).size).toBe(294);
  });

  test('are the noise of a year where there are none, the county’s for all of its districts', () => {
    const found = of(editionErrors(edition, areas, columnsOf(edition.figures)), 'higher_education_by_19_fsm');
    const norfolk = areas.flatMap(({ upper_tier_code }, unit) =>
      upper_tier_code === 'E10000020' ? [unit] : [],
    );
    expect(norfolk).toHaveLength(7);
    expect(new Set(norfolk.map((unit) => found.sampling!.publisher[unit])).size).toBe(1);
    const [error] = norfolk.map((unit) => found.errors[unit]!);
    expect(error).toMatchObject({ basis: 'own_changes', changes: 8 });
    expect(error!.standard_error).toBe(error!.own_noise);
  });

  test('are pooled where fewer than six changes are known, and not known without a history', () => {
    const found = editionErrors(edition, areas, columnsOf(edition.figures));
    const schools = of(found, 'key_stage_2');
    expect(new Set(schools.errors.map(({ basis, changes }) => `${basis} ${changes}`))).toEqual(
      new Set(['pooled_changes 3']),
    );
    expect(new Set(schools.sampling!.sd).size).toBe(1);
    const broadband = of(found, 'gigabit_broadband');
    expect(broadband.sampling).toBeNull();
    expect(broadband.errors[0]).toMatchObject({ basis: 'none', standard_error: null });
  });

  test('of a missing figure are none', () => {
    const jobs = of(editionErrors(edition, areas, columnsOf(edition.figures)), 'jobs_below_living_wage');
    const missing = columnsOf(edition.figures)[
      indicatorsOf(edition.method).findIndex(({ code }) => code === 'jobs_below_living_wage')
    ]!.findIndex((figure) => figure?.value == null);
    expect(jobs.errors[missing]).toMatchObject({ basis: 'none', standard_error: null });
    expect(jobs.sampling!.publisher[missing]).toBe(-1);
    expect(jobs.publishers[missing]).toBe('');
  });

  test('are left out where the method says so, limits and noise each by itself', () => {
    const kinds = (choices: object) =>
      new Set(
        editionErrors(withChoices(choices), areas, columnsOf(edition.figures)).flatMap(({ errors }) =>
          errors.map(({ basis }) => basis),
        ),
      );
    expect(kinds({ sampling_error: false })).toEqual(new Set(['own_changes', 'pooled_changes', 'none']));
    expect(kinds({ one_year_noise: false })).toEqual(new Set(['limits', 'none']));
    const { history: _, ...without } = edition;
    expect(
      editionErrors(
        { ...without, method: { ...edition.method, history: [] } },
        areas,
        columnsOf(edition.figures),
      ).filter(({ sampling }) => sampling !== null),
    ).toHaveLength(4);
  });

  test('follow the published figure of the scored year: it is the last of the changes', () => {
    const moved = edition.figures.map((row) =>
      row.indicator === 'neet_16_17' && row.area_code === 'E06000001'
        ? { ...row, value: row.value! + 20 }
        : row,
    );
    const before = of(editionErrors(edition, areas, columnsOf(edition.figures)), 'neet_16_17');
    const after = of(editionErrors(edition, areas, columnsOf(moved)), 'neet_16_17');
    expect(after.errors[0]!.standard_error!).toBeGreaterThan(3 * before.errors[0]!.standard_error!);
    expect(after.errors[1]!.standard_error!).toBeCloseTo(before.errors[1]!.standard_error!, 1);
  });
});
