import type { EditionList, IndexData } from '../data-types.js';

/*
 * What the address holds, after its `#`: `view=map&area=E07000147&measure=work`. Whoever has the address
 * sees the same. What a view needs for itself is kept under its own names, and read by the view.
 */

/** How many areas are compared at a time. */
export const MOST_COMPARED = 4;

export interface State {
  readonly view: string;
  readonly edition: string;
  /** Code of the area that is looked at; empty for none. */
  readonly area: string;
  /** Id of the measure of the map and the table. */
  readonly measure: string;
  /** Ids of the two measures of the scatter. */
  readonly x: string;
  readonly y: string;
  /** Codes of the areas that are compared. */
  readonly compare: readonly string[];
  /** Name of a region that the table is about; empty for all. */
  readonly region: string;
  /** Code of a kind of place that the table is about; empty for all. */
  readonly kind: string;
  /** What other views keep in the address. */
  readonly more: Readonly<Record<string, string>>;
}

/** The names in the address. */
const NAMES = ['view', 'edition', 'area', 'measure', 'x', 'y', 'compare', 'region', 'kind'] as const;
const isName = (name: string): name is (typeof NAMES)[number] => (NAMES as readonly string[]).includes(name);

/** Longest address that is read: what is longer was not written by the explorer. */
const MOST_CHARACTERS = 20_000;

export interface Known {
  readonly views: readonly string[];
  readonly measures: readonly string[];
  readonly data: IndexData;
}

export interface ReadState {
  readonly state: State;
  /** What the address asked for and is not there, in sentences. */
  readonly problems: readonly string[];
}

/** The parts of an address; none where it is not one. */
function partsOf(hash: string): URLSearchParams {
  return new URLSearchParams(hash.length > MOST_CHARACTERS ? '' : hash.replace(/^#/, ''));
}

/** The edition that an address asks for: its data must be loaded before the rest can be read. */
export function editionIn(hash: string, { editions }: EditionList): { edition: string; problem?: string } {
  const first = editions.find((edition) => edition.first) ?? editions[0];
  const asked = partsOf(hash).get('edition');
  const edition = first?.edition ?? '';
  if (asked === null || editions.some((each) => each.edition === asked)) return { edition: asked ?? edition };
  return {
    edition,
    problem: `There is no edition “${short(asked)}” here: this is ${first?.title ?? edition}.`,
  };
}

/** A text of an address as a message quotes it. */
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Reads an address. What is not known falls back to what an address without it shows, with a message. */
export function readState(hash: string, edition: string, { views, measures, data }: Known): ReadState {
  const parts = partsOf(hash);
  const problems: string[] = [];
  if (hash.length > MOST_CHARACTERS) problems.push('The address is too long to be one of the explorer.');
  const oneOf = (name: string, what: string, allowed: readonly string[], fallback: string): string => {
    const asked = parts.get(name);
    if (asked === null || asked === '') return fallback;
    if (allowed.includes(asked)) return asked;
    problems.push(`The address asks for ${what} “${short(asked)}”, which is not here.`);
    return fallback;
  };
  const { code, region } = data.areas;
  const [first = '', second = first] = data.parts
    .filter(({ part }) => part === 'face')
    .map((face) => face.code);
  const asked = (parts.get('compare') ?? '').split(',').filter((each) => each !== '');
  const known = [...new Set(asked)].filter((each) => code.includes(each));
  if (known.length < new Set(asked).size) problems.push('The address compares areas that are not here.');
  if (known.length > MOST_COMPARED)
    problems.push(`At most ${MOST_COMPARED} areas are compared: the first are shown.`);
  const standard = data.kinds.length > 0 ? 'kind' : 'index';
  return {
    problems,
    state: {
      view: oneOf('view', 'the view', views, views[0] ?? ''),
      edition,
      area: oneOf('area', 'the area', code, ''),
      measure: oneOf('measure', 'the measure', measures, standard),
      x: oneOf('x', 'the measure', measures, first || 'index'),
      y: oneOf('y', 'the measure', measures, second || 'index'),
      compare: known.slice(0, MOST_COMPARED),
      region: oneOf('region', 'the region', region, ''),
      kind: oneOf(
        'kind',
        'the kind of place',
        data.kinds.map((each) => each.code),
        '',
      ),
      more: Object.fromEntries([...parts].filter(([name]) => !isName(name))),
    },
  };
}

/** The address of a state, without what an address without it shows anyway. */
export function writeState(state: State, standard: State): string {
  const parts = new URLSearchParams();
  for (const name of NAMES) {
    const value = state[name];
    const text = typeof value === 'string' ? value : value.join(',');
    const usual = standard[name];
    if (name === 'view' || text !== (typeof usual === 'string' ? usual : usual.join(',')))
      parts.set(name, text);
  }
  for (const [name, text] of Object.entries(state.more))
    if (!isName(name) && text !== '') parts.set(name, text);
  return `#${parts.toString().replaceAll('%2C', ',')}`;
}
