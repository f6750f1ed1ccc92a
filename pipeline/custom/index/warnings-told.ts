import { quoteFound } from '../../../errors/smi-error.js';
import type { CheckWarning } from '../../../schemas/release/checks-file.js';
import type { Structure } from '../../methods/structure/structure.js';
import { cleanText } from '../../tables/clean-text.js';

/** Names that are told of each kind; the page has all. Pairs are longer. */
const MOST = 4;
const MOST_PAIRS = 2;

interface Kind {
  readonly one: string;
  readonly several: string;
  readonly next: string;
}

/** How each kind of warning is told of, in this order. */
const KINDS: Readonly<Record<CheckWarning['code'], Kind>> = {
  against_index: {
    one: 'runs against the index',
    several: 'run against the index',
    next: 'look at each direction',
  },
  against_domain: {
    one: 'pulls against what it is part of',
    several: 'pull against what they are part of',
    next: 'look at each direction and parent',
  },
  no_influence: {
    one: 'has next to no influence on the index',
    several: 'have next to no influence on the index',
    next: 'look at each weight',
  },
  collinear: {
    one: 'says nearly the same, or the contrary',
    several: 'say nearly the same, or the contrary',
    next: 'what two have in common counts twice',
  },
};

const CODES = ['against_index', 'against_domain', 'no_influence', 'collinear'] as const;

/** A name of the user's, as a terminal may have it. */
const shown = (name: string): string => (cleanText(name) === name ? name : quoteFound(name));

/**
 * What the checks warn of, for a terminal: a line for each kind, with how many there are and their names.
 * @param page whether there is a page to look at
 */
export function warningLines(
  { nodes }: Structure,
  warnings: readonly CheckWarning[],
  page: boolean,
): string[] {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  const nameOf = (about: string) => shown(byCode.get(about)?.name ?? about);
  // What runs against the index mostly pulls against its parent too, for the same reason.
  const opposed = new Set(warnings.filter(({ code }) => code === 'against_index').map(({ about }) => about));
  return CODES.flatMap((code) => {
    const found = warnings.filter(
      (warning) => warning.code === code && !(code === 'against_domain' && opposed.has(warning.about)),
    );
    if (found.length === 0) return [];
    // One may pull against several that it is part of, and is told of once.
    const named = new Map(
      found.map(({ about, other }) =>
        code === 'collinear'
          ? [JSON.stringify([about, other]), `${nameOf(about)} with ${nameOf(other ?? '')}`]
          : [about, nameOf(about)],
      ),
    );
    const part = found.every(({ about }) => byCode.get(about)?.level === 1) ? 'indicator' : 'part';
    const noun = code === 'collinear' ? 'pair' : part;
    const { one, several, next } = KINDS[code];
    const names = [...named.values()];
    const many = `${names.length} ${noun}${names.length === 1 ? ` ${one}` : `s ${several}`}`;
    const most = code === 'collinear' ? MOST_PAIRS : MOST;
    const more = names.length > most ? ` and ${names.length - most} more` : '';
    const see = page ? '; see Checks in report.html' : '';
    return [`${many} (${names.slice(0, most).join(', ')}${more}): ${next}${see}.`];
  });
}
