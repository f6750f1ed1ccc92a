import type { Engine } from '../../engine/engine.js';
import { type AreaTruth, TRUTH_COLUMNS } from './truth.js';

export const SLOTS = 65_536;

/**
 * How many of the slots each area has, in proportion to its people (Hamilton, by largest remainder), at least
 * one. A draw of 16 bits then finds its area by a look-up; a search among shares would need a sort.
 */
export function slotCounts(areas: readonly AreaTruth[]): number[] {
  const total = areas.reduce((sum, { people }) => sum + people, 0);
  const free = SLOTS - areas.length;
  const exact = areas.map(({ people }) => (people / total) * free);
  const counts = exact.map((share) => 1 + Math.floor(share));
  const left = SLOTS - counts.reduce((sum, count) => sum + count, 0);
  const order = exact
    .map((share, i) => ({ i, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) counts[i] = (counts[i] ?? 0) + 1;
  return counts;
}

/** Makes the table `made_areas`: for each slot of 16 bits, the truth of its area. */
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
