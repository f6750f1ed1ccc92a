import type { Explorer } from './explorer.js';
import { type Measure, orderBy } from './measures.js';

/** The areas that the filters of the address leave, in the order of the measure. */
export function rowsOf({ data, state }: Explorer, measure: Measure): number[] {
  const kind = data.kinds.findIndex(({ code }) => code === state.kind);
  return orderBy(measure, data.areas.name).filter(
    (area) =>
      (state.region === '' || data.areas.region[area] === state.region) &&
      (kind < 0 || data.kind[area] === kind),
  );
}
