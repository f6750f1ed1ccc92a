import type { Effect, NodeCheck, NotChecked } from '../../schemas/release/checks-file.js';
import { nominalWeights, type Structure } from '../methods/structure/structure.js';
import { effectiveWeights } from '../methods/weigh/effective.js';
import { bothOf, orNull, whyNone } from './found.js';

/** A node with its nominal and effective weights, and what could not be computed. */
export interface Weighed {
  readonly check: NodeCheck;
  readonly not_checked: NotChecked[];
}

/** Effective weights of nodes in the node `whole`, by index. */
function effectsOn(
  whole: number,
  indices: readonly number[],
  columns: readonly Float64Array[],
): Map<number, Effect> {
  const parts = indices.map((index) => columns[index]!);
  return new Map(
    effectiveWeights(parts, columns[whole]!).map(({ correlation, squared, share }, i) => [
      indices[i]!,
      { correlation: orNull(correlation), squared: orNull(squared), share: orNull(share) },
    ]),
  );
}

/** The reasons why an effect has no number. */
function reasons(effect: Effect | null, field: string, both: number): NotChecked[] {
  if (effect === null || effect.share !== null) return [];
  if (effect.correlation === null) return [{ check: field, reason: whyNone(both) }];
  return [
    { check: `${field}.share`, reason: 'none of the nodes that it is compared with has any correlation' },
  ];
}

/**
 * Nominal and effective weights of every node, by index: in its parent among its siblings, and in the index
 * among all nodes of its level.
 * @see OECD/JRC (2008), Handbook, section 1.5 and step 6; Paruolo, Saisana and Saltelli (2013), section 3
 * @throws DataError `not-finite`
 */
export function weighAll(structure: Structure, columns: readonly Float64Array[]): Weighed[] {
  const { nodes } = structure;
  const top = nodes.length - 1;
  const nominal = nominalWeights(structure);
  const on_parent = new Map(nodes.flatMap(({ children }, i) => [...effectsOn(i, children, columns)]));
  const levels = [...new Set(nodes.slice(0, top).map(({ level }) => level))];
  const on_index = new Map(
    levels.flatMap((level) => [
      ...effectsOn(
        top,
        nodes.flatMap((node, i) => (node.level === level && i !== top ? [i] : [])),
        columns,
      ),
    ]),
  );
  return nodes.map(({ code, name, level, parent }, i) => {
    const column = columns[i]!;
    const effects = { on_parent: on_parent.get(i) ?? null, on_index: on_index.get(i) ?? null };
    const both = (whole: number) => (whole < 0 ? 0 : bothOf(column, columns[whole]!));
    return {
      check: {
        code,
        name,
        level,
        parent: nodes[parent]?.code ?? null,
        units: bothOf(column, column),
        nominal_weight: nominal[i]!,
        ...effects,
      },
      not_checked: [
        ...reasons(effects.on_parent, 'on_parent', both(parent)),
        ...reasons(effects.on_index, 'on_index', both(top)),
      ],
    };
  });
}
