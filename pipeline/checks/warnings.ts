import { correlationText, perCent } from '../../outputs/formats/numbers.js';
import type { Checks, CheckWarning, NodeCheck } from '../../schemas/release/checks-file.js';
import { opposed } from '../methods/check/opposed.js';
import type { Structure } from '../methods/structure/structure.js';
import { LIMITS } from './input.js';

const ORDER = ['against_index', 'against_domain', 'no_influence', 'collinear'];

/** What runs against the index, or against what it is part of. */
function againstWarnings(structure: Structure, columns: readonly Float64Array[]): CheckWarning[] {
  const { nodes } = structure;
  const places = new Map(nodes.map(({ code }, place) => [code, place]));
  const nameOf = (code: string) => nodes[places.get(code)!]!.name;
  const index = nodes.at(-1)!.code;
  const found = opposed(structure, (code) => columns[places.get(code)!]!, LIMITS.against);
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

/** What has next to no influence on the index. */
function idleWarnings(checks: readonly NodeCheck[]): CheckWarning[] {
  return checks.flatMap(({ code: about, name, nominal_weight, on_index }): CheckWarning[] => {
    if (on_index === null || on_index.correlation === null || on_index.squared === null) return [];
    if (on_index.squared >= LIMITS.no_influence) return [];
    const goes = perCent(on_index.squared, 1);
    const limit = perCent(LIMITS.no_influence, 1);
    return [
      {
        code: 'no_influence',
        about,
        other: null,
        correlation: on_index.correlation,
        text: `${name} has next to no influence on the index: ${goes} of the variance of the index goes with it (less than ${limit}), and its nominal weight is ${perCent(nominal_weight, 1)}.`,
      },
    ];
  });
}

/** Two of one level that say nearly the same, or the contrary. */
function collinearWarnings({ nodes }: Structure, pairs: Checks['correlations']): CheckWarning[] {
  const nodeOf = new Map(nodes.map((node) => [node.code, node]));
  return pairs.flatMap(({ one, other, pearson }): CheckWarning[] => {
    const first = nodeOf.get(one)!;
    const second = nodeOf.get(other)!;
    if (pearson === null || first.level !== second.level || Math.abs(pearson) <= LIMITS.collinear) return [];
    const same = pearson > 0 ? 'nearly the same' : 'nearly the contrary';
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

/** Every warning, in the order of the structure; pairs that resemble each other last. */
export function warningsOf(
  structure: Structure,
  columns: readonly Float64Array[],
  checks: readonly NodeCheck[],
  pairs: Checks['correlations'],
): CheckWarning[] {
  const places = new Map(structure.nodes.map(({ code }, place) => [code, place]));
  const single = [...againstWarnings(structure, columns), ...idleWarnings(checks)].sort(
    (one, other) =>
      places.get(one.about)! - places.get(other.about)! ||
      ORDER.indexOf(one.code) - ORDER.indexOf(other.code),
  );
  return [...single, ...collinearWarnings(structure, pairs)];
}
