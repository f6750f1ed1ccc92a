import { correlationText, perCent } from '../../outputs/formats/numbers.js';
import type { Checks, CheckWarning, NodeCheck } from '../../schemas/release/checks-file.js';
import { opposed } from '../methods/check/opposed.js';
import type { Structure } from '../methods/structure/structure.js';
import { LIMITS } from './input.js';

const ORDER = ['against_index', 'against_domain', 'no_influence', 'collinear'];

/** Warnings of nodes that run against the index, or against an aggregate that they are part of. */
function againstWarnings(structure: Structure, columns: readonly Float64Array[]): CheckWarning[] {
  const { nodes } = structure;
  const indexOf = new Map(nodes.map(({ code }, i) => [code, i]));
  const nameOf = (code: string) => nodes[indexOf.get(code)!]!.name;
  const index = nodes.at(-1)!.code;
  const found = opposed(structure, (code) => columns[indexOf.get(code)!]!, LIMITS.against);
  return found.map(({ code: about, against, correlation }): CheckWarning => {
    const r = correlationText(correlation);
    const base = { about, other: against, correlation };
    return against === index
      ? {
          code: 'against_index',
          ...base,
          text: `${nameOf(about)} runs against the index (r = ${r}): where it is better, the index tends to be worse.`,
        }
      : {
          code: 'against_domain',
          ...base,
          text: `${nameOf(about)} pulls against ${nameOf(against)}, which it is part of (r = ${r}).`,
        };
  });
}

/** Warnings of nodes with next to no influence on the index. */
function idleWarnings(checks: readonly NodeCheck[]): CheckWarning[] {
  return checks.flatMap(({ code: about, name, nominal_weight, on_index }): CheckWarning[] => {
    if (on_index === null || on_index.correlation === null || on_index.squared === null) return [];
    if (on_index.squared >= LIMITS.no_influence) return [];
    const squared = perCent(on_index.squared, 1);
    const limit = perCent(LIMITS.no_influence, 1);
    return [
      {
        code: 'no_influence',
        about,
        other: null,
        correlation: on_index.correlation,
        text: `${name} has next to no influence on the index: it accounts for ${squared} of the variance of the index (less than ${limit}), although its nominal weight is ${perCent(nominal_weight, 1)}.`,
      },
    ];
  });
}

/** Warnings of pairs on a level that say nearly the same, or the opposite. */
function collinearWarnings({ nodes }: Structure, pairs: Checks['correlations']): CheckWarning[] {
  const nodeOf = new Map(nodes.map((node) => [node.code, node]));
  return pairs.flatMap(({ one, other, pearson }): CheckWarning[] => {
    const first = nodeOf.get(one)!;
    const second = nodeOf.get(other)!;
    if (pearson === null || first.level !== second.level || Math.abs(pearson) <= LIMITS.collinear) return [];
    const same = pearson > 0 ? 'nearly the same' : 'nearly the opposite';
    return [
      {
        code: 'collinear',
        about: one,
        other,
        correlation: pearson,
        text: `${first.name} and ${second.name} say ${same} (r = ${correlationText(pearson)}): what they have in common counts twice.`,
      },
    ];
  });
}

/** All warnings in the order of the structure, with collinear pairs last. */
export function warningsOf(
  structure: Structure,
  columns: readonly Float64Array[],
  checks: readonly NodeCheck[],
  pairs: Checks['correlations'],
): CheckWarning[] {
  const indexOf = new Map(structure.nodes.map(({ code }, i) => [code, i]));
  const single = [...againstWarnings(structure, columns), ...idleWarnings(checks)].sort(
    (a, b) => indexOf.get(a.about)! - indexOf.get(b.about)! || ORDER.indexOf(a.code) - ORDER.indexOf(b.code),
  );
  return [...single, ...collinearWarnings(structure, pairs)];
}
