import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { loadEdition } from '../pipeline/editions/edition.js';
import { planOf } from '../pipeline/editions/plan.js';
import { modelEdition } from '../pipeline/model/model.js';
import { modelTables } from '../pipeline/model/tables.js';
import { parseTable } from '../pipeline/tables/read-shipped-table.js';
import { populationRow, populationTable } from '../schemas/population.js';
import { shipped } from '../pipeline/system/package-root.js';

test('x', async () => {
  const e = (await loadEdition(shipped('editions'), 'england-2026')) as any;
  const path = '/work/w/evidence/repo/editions/england-2026/populations.csv';
  const populations = parseTable({ ...populationTable, row: populationRow }, readFileSync(path, 'utf8'), path);
  const edition = { ...e, populations, method: {...e.method, steps: {...e.method.steps, model: MODEL}} };
  const units = edition.areas.map((a: any) => a.area_code).sort();
  const plan = planOf(edition.method, units);
  const t0 = performance.now();
  const m = modelEdition(edition, plan, edition.figures)!;
  const t1 = performance.now();
  const m2 = modelEdition(edition, plan, edition.figures)!;
  console.log('ms', t1 - t0, performance.now() - t1);
  const t = modelTables(m, edition.method, edition.areas, edition.figures);
  for (const r of t.models.rows) console.log(JSON.stringify(r));
  console.log(t.upperTiers.rows.length, JSON.stringify(t.upperTiers.rows.slice(0,3)));
  console.log(m.omega.map((r,i)=>Array.from(r,(v,k)=>(v/Math.sqrt(m.omega[i]![i]!*m.omega[k]![k]!)).toFixed(2)).join(' ')).join('\n'));
  console.log(m.spread.filter(s=>s.figure.area_code==='E07000147').map(s=>[s.figure.indicator,s.figure.status,s.figure.value,s.county_value,s.standard_error,s.interval].join(' ')).join('\n'));
});
const MODEL = {
 regressors: ['literacy_at_5','key_stage_2','english_and_maths_by_19','level_3_or_above','weekly_pay','claimant_count','child_poverty','housing_affordability','first_time_buyers'],
 outside: ['E12000007'], minimum_gain: .1, inherited_sd: .8,
 indicators: ['good_development_fsm','key_stage_2_fsm','attainment_8_fsm','persistent_absence_fsm','neet_16_17','level_3_by_19_fsm','higher_education_by_19_fsm','a_level_points','healthy_life_expectancy'].map(code=>code.endsWith('_fsm')?{code,times:'child_poverty'}:{code}),
};
