import { StructureError } from '../../../pipeline/methods/problem.js';
import { reweighted, type Structure } from '../../../pipeline/methods/structure/structure.js';
import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';

/** Weights that a reader chose, by code: only those that differ from the published ones. */
export type Choice = ReadonlyMap<string, number>;

/** The largest weight of a slider, and its step. */
export const LARGEST_WEIGHT = 5;
export const WEIGHT_STEP = 0.05;

/** A slider: an indicator or an aggregate below the index. */
export interface Slider {
  readonly code: string;
  readonly name: string;
  /** Its weight among its siblings as published. */
  readonly published: number;
  /** How far below the index: 1 for its own parts. */
  readonly depth: number;
  readonly parent: string;
  readonly isIndicator: boolean;
}

/**
 * The sliders of an index from the top down, each aggregate before its parts. Parts that are not weighted as
 * the method gives it, such as by principal components, have none; nor has a part without siblings.
 */
export function slidersOf({ structure, chain }: Pick<RobustnessProblem, 'structure' | 'chain'>): Slider[] {
  const { nodes } = structure;
  const below = (parent: number, depth: number): Slider[] =>
    nodes[parent]!.children.flatMap((child) => {
      const { code, name, weight, level } = nodes[child]!;
      const isFree =
        nodes[parent]!.children.length > 1 && (chain.levels[level - 1]!.weights ?? 'given') === 'given';
      const own: Slider = {
        code,
        name,
        published: weight,
        depth,
        parent: nodes[parent]!.code,
        isIndicator: level === 1,
      };
      return [...(isFree ? [own] : []), ...below(child, depth + 1)];
    });
  return below(nodes.length - 1, 1);
}

/** A weight as a reader sees and writes it: two decimals, none that is not needed. */
export const weightText = (weight: number): string => String(Math.round(weight * 100) / 100);

const ENTRY = /^([a-z][a-z0-9_]*):(\d{1,2}(?:\.\d{1,2})?)$/;

/** A choice as the address holds it: `chances:2,skills:0.5`, in the order of the sliders; empty for none. */
export const choiceText = (choice: Choice, sliders: readonly Slider[]): string =>
  sliders
    .flatMap(({ code, published }) => {
      const weight = choice.get(code);
      return weight === undefined || weight === published ? [] : [`${code}:${weightText(weight)}`];
    })
    .join(',');

/** A choice read from an address, and what of it makes no sense, in words for the reader. */
export interface ReadChoice {
  readonly choice: Choice;
  readonly refused: readonly string[];
}

/**
 * Reads a choice from an address. What is not understood is left out and named; a choice that leaves an
 * aggregate without weight is refused as a whole.
 */
export function readChoice(text: string, sliders: readonly Slider[], structure: Structure): ReadChoice {
  const choice = new Map<string, number>();
  const refused: string[] = [];
  const known = new Map(sliders.map((slider) => [slider.code, slider]));
  for (const entry of text.split(',').filter((part) => part !== '')) {
    const [, code = '', number = ''] = ENTRY.exec(entry) ?? [];
    const slider = known.get(code);
    const weight = Number(number);
    if (slider === undefined || number === '' || weight > LARGEST_WEIGHT) {
      refused.push(entry.slice(0, 60));
      continue;
    }
    if (weight !== slider.published) choice.set(code, weight);
  }
  const empty = emptyAggregates(choice, structure);
  if (empty.length === 0) return { choice, refused };
  return { choice: new Map(), refused: [...refused, ...empty.map((name) => `${name}: nothing in it`)] };
}

/** Names of the aggregates of which no part has a weight above zero: with such a choice there is no index. */
export function emptyAggregates(choice: Choice, structure: Structure): string[] {
  try {
    reweighted(structure, choice);
    return [];
  } catch (error) {
    if (!(error instanceof StructureError)) throw error;
    return error.codes.map((code) => structure.nodes.find((node) => node.code === code)?.name ?? code);
  }
}

/** The share of each slider among its siblings, 0 to 1, by code. */
export function sharesOf(choice: Choice, sliders: readonly Slider[]): Map<string, number> {
  const weightOf = ({ code, published }: Slider) => choice.get(code) ?? published;
  const sums = new Map<string, number>();
  for (const slider of sliders) sums.set(slider.parent, (sums.get(slider.parent) ?? 0) + weightOf(slider));
  return new Map(sliders.map((slider) => [slider.code, weightOf(slider) / (sums.get(slider.parent) ?? 1)]));
}
