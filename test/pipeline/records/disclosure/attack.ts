import type { CellState } from '../../../../pipeline/records/disclosure/earlier-output.js';
import type { Selection } from '../../../../pipeline/records/disclosure/selection.js';
import { Elimination } from './elimination.js';
import {
  areasOf,
  type GroupName,
  type Nation,
  PARTS,
  type Part,
  partsOf,
  peopleIn,
  placesOf,
} from './people.js';

export interface Seen {
  readonly selection: Selection;
  readonly state: (area_code: string, family: 'earnings' | 'gap') => CellState;
}
export interface Found {
  readonly what: 'withheld figure' | 'few people';
  readonly family: string;
  readonly group: GroupName;
  readonly of: string;
}

const GROUPS_OF = { earnings: ['disadvantaged'], gap: ['bottom', 'top', 'line'] } as const;

/** People, or pounds, of an area as a sum of unknowns: those out of work have no pounds. */
const countsOf = (within: readonly string[], parts: readonly Part[]): string[] =>
  within.flatMap((area) => parts.map((part) => `${area}/${part}`));
const poundsOf = (within: readonly string[], parts: readonly Part[]): string[] =>
  countsOf(
    within,
    parts.filter((part) => part.endsWith(' in')),
  );

function attackGroup(
  nation: Nation,
  outputs: readonly Seen[],
  family: 'earnings' | 'gap',
  group: GroupName,
): Found[] {
  const places = placesOf(nation);
  const size = (within: readonly string[], parts: readonly Part[]) =>
    peopleIn(nation, within, group, parts).length;
  const found: Found[] = [];
  for (const sumOf of [countsOf, poundsOf]) {
    const unknowns = countsOf(areasOf(nation), PARTS);
    const reader = new Elimination(unknowns);
    let hidden: { of: string; sum: string[] }[] = [];
    for (const { selection, state } of outputs) {
      const parts = partsOf(selection);
      for (const { code, within } of places) {
        const sum = sumOf(within, parts);
        // a value withheld now that followed from earlier outputs is not disclosed by this one
        if (state(code, family) === 'withheld' && size(within, parts) > 0 && !reader.knows(sum))
          hidden.push({ of: `${code} ${selection.sex} ${selection.earnings}`, sum });
      }
      for (const { code, within } of places) {
        // from a single output, a reader may know where there are no people
        const nobody = outputs.length === 1 && within.length === 1 && size(within, parts) === 0;
        if (state(code, family) !== 'withheld' || nobody) reader.know(sumOf(within, parts));
      }
      for (const { of, sum } of hidden.filter(({ sum }) => reader.knows(sum)))
        found.push({ what: 'withheld figure', family, group, of: `${of}: ${sum.length}` });
      hidden = hidden.filter(({ sum }) => !reader.knows(sum));
    }
    if (sumOf === poundsOf) continue;
    for (const sum of reader.plainSums()) {
      const people = sum.reduce((count, unknown) => {
        const [area, part] = unknown.split('/') as [string, Part];
        return count + size([area], [part]);
      }, 0);
      if (people > 0 && people < 10) found.push({ what: 'few people', family, group, of: sum.join(' + ') });
    }
  }
  return found;
}

/**
 * Every confidential value that can be derived from the published outputs by adding and
 * subtracting.
 */
export const attack = (nation: Nation, outputs: readonly Seen[]): Found[] =>
  (['earnings', 'gap'] as const).flatMap((family) =>
    GROUPS_OF[family].flatMap((group) => attackGroup(nation, outputs, family, group)),
  );
