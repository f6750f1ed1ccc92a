import { beforeAll, describe, expect, test } from 'vitest';
import type { IndexEdition } from '../../../pipeline/editions/edition.js';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { planOf } from '../../../pipeline/editions/plan.js';
import { type Modelled, modelEdition } from '../../../pipeline/model/model.js';
import { modelTables } from '../../../pipeline/model/tables.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import type { Figure } from '../../../schemas/figure.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';
import { refusalOf } from '../../fixtures/refusal.js';

const KENT = 'E10000016';

describe('the model of england-2026', () => {
  let edition: IndexEdition;
  const modelled = (figures: readonly Figure[] = edition.figures, changed = edition) =>
    modelEdition(changed, planOf(changed.method, []), figures);
  const named = (found: Modelled | undefined, code: string) =>
    found?.models.find((model) => model.code === code);
  const withModel = (changes: object): IndexEdition => ({
    ...edition,
    method: {
      ...edition.method,
      steps: { ...edition.method.steps, model: { ...edition.method.steps.model!, ...changes } },
    },
  });
  let found: Modelled;

  beforeAll(async () => {
    edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
    found = modelled()!;
  });

  test('models seven indicators; NEET and A levels gain too little', () => {
    const stay = found.models.filter((model) => !model.modelled).map(({ code }) => code);
    expect([found.models.length, stay]).toEqual([9, ['neet_16_17', 'a_level_points']]);
  });

  test('keeps every county’s figure as the weighted mean of its districts, to 1e-9', () => {
    for (const { code, shared } of found.models) {
      for (const { units, shares, value, isCounty } of shared) {
        const own = units.map((unit) => {
          const { area_code } = found.design.areas[unit]!;
          return found.figures.find(
            ({ area_code: area, indicator }) => area === area_code && indicator === code,
          )!.value!;
        });
        const mean = own.reduce((sum, each, i) => sum + each * shares[i]!, 0);
        expect(Math.abs(mean - value)).toBeLessThan(1e-9);
        if (!isCounty) expect(new Set(own)).toEqual(new Set([value]));
      }
    }
  });

  test('changes no figure that an area has itself, and none of another indicator', () => {
    const changed = found.figures.filter((figure, i) => figure !== edition.figures[i]);
    expect(new Set(changed.map(({ status }) => status))).toEqual(new Set(['modelled']));
    expect(changed).toHaveLength(7 * 164);
    expect(changed.every(({ from_codes }) => from_codes.startsWith('E10'))).toBe(true);
  });

  test('leaves a district alone that has a figure of its own, and spreads that of its county over the others', () => {
    const code = 'attainment_8_fsm';
    const source = 'ees-attainment-8-by-district';
    const ofKent = ({ indicator, from_codes }: Figure) => indicator === code && from_codes === KENT;
    const first = edition.figures.find(ofKent)!;
    const own: Figure = {
      ...first,
      value: 12.5,
      status: 'observed',
      reason: '',
      source,
      from_codes: first.area_code,
    };
    const mixed = modelled(edition.figures.map((figure) => (figure === first ? own : figure)))!;
    expect(mixed.figures).toContain(own);
    expect(mixed.figures.filter(ofKent).map(({ status }) => status)).toEqual(Array(11).fill('modelled'));
    const all = edition.figures.map((figure) =>
      ofKent(figure) ? { ...own, area_code: figure.area_code, from_codes: figure.area_code } : figure,
    );
    const units = named(modelled(all), code)!.shared.flatMap((shared) => shared.figures);
    expect(units.filter(ofKent)).toEqual([]);
  });

  test('leaves the districts of a county without a figure without one', () => {
    const gone = edition.figures.map((figure): Figure => {
      const isKent = figure.indicator === 'key_stage_2_fsm' && figure.from_codes === KENT;
      return isKent ? { ...figure, value: null, status: 'missing', reason: 'suppressed' } : figure;
    });
    const without = modelled(gone)!;
    const kent = without.figures.filter(
      ({ indicator, from_codes }) => indicator === 'key_stage_2_fsm' && from_codes === KENT,
    );
    expect(kent.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 'missing'));
    expect(named(without, 'key_stage_2_fsm')!.shared).toHaveLength(20);
    // Kent publishes nothing that the line is fitted on.
    expect(named(without, 'key_stage_2_fsm')!.line).toEqual(named(found, 'key_stage_2_fsm')!.line);
  });

  test('counts districts without a regressor, and counties without a weight', () => {
    const [first, second] = ['E07000105', 'E07000106'];
    const gone = edition.figures.map((figure): Figure => {
      const isGone = figure.area_code === first && figure.indicator === 'weekly_pay';
      return isGone ? { ...figure, value: null, status: 'missing', reason: 'suppressed' } : figure;
    });
    const populations = edition.populations!.map((row) =>
      row.area_code === second ? { ...row, population: null } : row,
    );
    const changed = { ...edition, populations };
    const given = modelled(gone, changed)!;
    const rows = modelTables(given, edition.method, edition.areas, gone).models.rows;
    expect(rows[0]).toMatchObject({ regressors_filled: 1, plain_means: 1, counties: 21, districts: 164 });
    const flags = given.spread.find(({ figure }) => figure.area_code === first)!.figure.flags;
    expect(flags).toBe('plain_mean;regressor_of_region');
  });

  test('models nothing that the method does not let it, or that gains too little', () => {
    const one = modelled(
      edition.figures,
      withModel({ indicators: [{ code: 'key_stage_2_fsm', times: 'child_poverty' }] }),
    )!;
    expect(one.models.filter((model) => model.modelled).map(({ code }) => code)).toEqual(['key_stage_2_fsm']);
    expect(named(one, 'level_3_by_19_fsm')).toMatchObject({ allowed: false, modelled: false });
    const none = modelled(edition.figures, withModel({ minimum_gain: 0.7 }))!;
    expect(none.figures).toEqual(edition.figures);
    expect(none.spread).toHaveLength(found.spread.length);
  });

  test('models nothing where no county is known by its parts', () => {
    const regions = new Set(edition.areas.map(({ region_code }) => region_code));
    const none = modelled(edition.figures, withModel({ outside: [...regions] }))!;
    const model = named(none, 'key_stage_2_fsm');
    expect(model).toMatchObject({ authorities: [], errors: null, gain: null, modelled: false });
    expect(model!.inheritedSd).toBeGreaterThan(0);
  });

  test('is left out where the method has no such step', () => {
    const { model: _, ...steps } = edition.method.steps;
    const plain = { ...edition, method: { ...edition.method, steps } };
    expect(modelled(edition.figures, plain)).toBeUndefined();
    const tables = modelTables(undefined, plain.method, edition.areas, edition.figures);
    expect([tables.models.rows, tables.parameters.rows, tables.spread.rows]).toEqual([[], [], []]);
    expect(tables.upperTiers.rows).toHaveLength(151);
  });

  test('needs populations', () => {
    const { populations: _, ...without } = edition;
    const error = refusalOf(() => modelled(edition.figures, without));
    expect(error).toMatchObject({ code: 'edition-incomplete' });
    expect(error.message).toContain('populations.csv');
  });
});
