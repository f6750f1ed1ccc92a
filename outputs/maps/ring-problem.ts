import { arcIndex } from './renumber.js';

type Step = readonly [number, number];

/** The least number of positions of a closed ring, the first one counted again at the end. */
const LEAST_POSITIONS = 4;

interface Ends {
  readonly first: Step;
  readonly last: Step;
}

/** Both ends of an arc that is written as steps, in the direction in which the reference runs it. */
function endsOf(arc: readonly Step[], backwards: boolean): Ends {
  const first: Step = arc[0] ?? [0, 0];
  const last = arc.reduce<Step>(([x, y], [dx, dy]) => [x + dx, y + dy], [0, 0]);
  return backwards ? { first: last, last: first } : { first, last };
}

/** What is wrong with a ring, in words: an arc that is not there, a gap, too few positions. Else undefined. */
export function ringProblem(arcs: readonly (readonly Step[])[], ring: readonly number[]): string | undefined {
  const ends: Ends[] = [];
  let positions = 1;
  for (const reference of ring) {
    const arc = arcs[arcIndex(reference)];
    if (arc === undefined) return `arc ${arcIndex(reference)} is not there`;
    ends.push(endsOf(arc, reference < 0));
    positions += arc.length - 1;
  }
  const gap = ends.findIndex(({ first }, i) => {
    const before = ends.at(i - 1)?.last;
    return before?.[0] !== first[0] || before[1] !== first[1];
  });
  if (gap !== -1) return `a ring is open at arc ${arcIndex(ring[gap] ?? 0)}`;
  return positions < LEAST_POSITIONS ? `a ring has ${positions} positions` : undefined;
}
