import { test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';
import { score } from '../../../pipeline/score/score.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { silentLog } from '../../../pipeline/log.js';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { methodOf, oneDomain, figuresOf, scored, refusal } from './bench.js';
test('probe', async () => {
  for (let i=0;i<3;i++) {
  let t=performance.now(); const lap=(w: string)=>{console.log(w, (performance.now()-t).toFixed(1)); t=performance.now();};
  const e = await Engine.open({threads:1}); lap('open');
  await score(e, oneDomain([1]), figuresOf({ x1: [1, 2] }), duckdb, silentLog); lap('score');
  await e.rows('select * from score_index'); lap('rows');
  e.close(); lap('close');
  }
  for (const threads of [1,2,8]) {
  let t=performance.now(); const lap=(w: string)=>{console.log(w, (performance.now()-t).toFixed(1)); t=performance.now();};
  const ed = await loadEdition('editions','england-2026'); lap('load');
  const e = await Engine.open({threads}); lap('open');
  await score(e, ed.method, ed.figures, duckdb, silentLog); lap('score');
  e.close(); lap('close');
  }
});
