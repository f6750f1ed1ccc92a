import type { Effect, NodeCheck, NotChecked } from '../../schemas/release/checks-file.js';
import { nominalWeights, type Structure } from '../methods/structure/structure.js';
import { effectiveWeights } from '../methods/weigh/effective.js';
import { bothOf, orNull, whyNone } from './found.js';

/** A node with what it weighs, and what of it could not be found. */
export interface Weighed {
  readonly check: NodeCheck;
  readonly not_checked: NotChecked[];
}

/** What each of `places` weighs in effect in the node at `whole`, by place. */
function effectsOn(
  whole: number,
  places: readonly number[],
  columns: readonly Float64Array[],
): Map<number, Effect> {
  const parts = places.map((place) => columns[place]!);
  return new Map(
    effectiveWeights(parts, columns[whole]!).map(({ correlation, squared, share }, i) => [
      places[i]!,
      { correlation: orNull(correlation), squared: orNull(squared), share: orNull(share) },
    ]),
  );
}

/** Why an effect has no number, for its fields. */
function reasons(effect: Effect | null, field: string, both: number): NotChecked[] {
  if (effect === null || effect.share !== null) return [];
  if (effect.correlation === null) return [{ check: field, reason: whyNone(both) }];
  return [{ check: `${field}.share`, reason: 'none of those that it is compared with has any correlation' }];
}

/**
 * Nominal and effective weight of every node, by place: in its parent among its siblings, and in the index
 * among all of its level.
 * @see OECD/JRC (2008), Handbook, section 1.5 and step 6; Paruolo, Saisana and Saltelli (2013), section 3
 * @throws DataError `not-finite`
 */
export function weighAll(structure: Structure, columns: readonly Float64Array[]): Weighed[] {
  const { nodes } = structure;
  const top = nodes.length - 1;
  const nominal = nominalWeights(structure);
  const on_parent = new Map(nodes.flatMap(({ children }, place) => [...effectsOn(place, children, columns)]));
  const levels = [...new Set(nodes.slice(0, top).map(({ level }) => level))];
  const on_index = new Map(
    levels.flatMap((level) => [
      ...effectsOn(
        top,
        nodes.flatMap((node, place) => (node.level === level && place !== top ? [place] : [])),
        columns,
      ),
    ]),
  );
  return nodes.map(({ code, name, level, parent }, place) => {
    const column = columns[place]!;
    const effects = { on_parent: on_parent.get(place) ?? null, on_index: on_index.get(place) ?? null };
    const both = (whole: number) => (whole < 0 ? 0 : bothOf(column, columns[whole]!));
    return {
      check: {
        code,
        name,
        level,
        parent: nodes[parent]?.code ?? null,
        units: bothOf(column, column),
        nominal_weight: nominal[place]!,
        ...effects,
      },
      not_checked: [
        ...reasons(effects.on_parent, 'on_parent', both(parent)),
        ...reasons(effects.on_index, 'on_index', both(top)),
      ],
    };
  });
}
