import type { Engine } from '../../engine/engine.js';
import { slotCounts } from './slots.js';
import { type AreaTruth, TRUTH_COLUMNS } from './truth.js';

/** Makes the table `made_areas`: the truth of an area for each slot of 16 bits. */
export async function makeAreaSlots(engine: Engine, truth: readonly AreaTruth[]): Promise<void> {
  const columns = TRUTH_COLUMNS.map((name) => ({
    name,
    title: name,
    description: name,
    nullable: false,
    type: name === 'area_code' ? ('string' as const) : ('number' as const),
  }));
  const slot = {
    name: 'slot',
    title: 'slot',
    description: 'slot',
    type: 'integer' as const,
    nullable: false,
  };
  const types = columns.map(({ name, type }) => `${name} ${type === 'string' ? 'VARCHAR' : 'DOUBLE'}`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE made_areas (slot INTEGER, ${types.join(', ')})`);
  const owners = slotCounts(truth).flatMap((count, i) => Array<number>(count).fill(i));
  await engine.append(
    'made_areas',
    [slot, ...columns],
    owners.map((owner, i) => ({ slot: i, ...truth[owner]! })),
  );
}
