import { getHeapStatistics } from 'node:v8';
import { SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import type { Engine } from '../../engine/engine.js';
import { PROBLEM } from './problems.js';

/** Memory of Node for the sums of one group of people: twice the 820 bytes that were measured. */
const BYTES = 1600;
/** Five fifths, and people without family circumstances or without a cohort. */
const FIFTHS = 7;

export interface Heap {
  readonly heap_size_limit: number;
  readonly used_heap_size: number;
}

/**
 * Throws `memory-short` where the sums of so many groups do not fit into the memory of Node, before they are
 * read: Node ends without a message when that is full. There are no more groups than records, nor than
 * areas × answers × qualifications × fifths.
 */
export async function checkHeap(engine: Engine, heap: Heap = getHeapStatistics()): Promise<void> {
  const [row] = await engine.rows(
    `SELECT count(*) AS kinds, sum(n) AS n
FROM (SELECT area, fsm, qualification, sum(n) AS n FROM estimate_record_types GROUP BY ALL)`,
  );
  const groups = Math.min(Number(row?.kinds ?? 0) * FIFTHS, Number(row?.n ?? 0));
  const free = heap.heap_size_limit - heap.used_heap_size;
  if (groups * BYTES <= free) return;
  const mebibytes = (bytes: number) => `${whole(Math.ceil(bytes / 2 ** 20))} MiB`;
  throw new SmiError(
    PROBLEM.memory,
    `up to ${whole(groups)} groups of area, school meals, fifth and qualification need ${mebibytes(groups * BYTES)}, and Node has ${mebibytes(Math.max(0, free))} left`,
    {
      next: `give fewer different qualifications, or run with NODE_OPTIONS=--max-old-space-size=${Math.ceil((2 * groups * BYTES) / 2 ** 20)}`,
    },
  );
}
