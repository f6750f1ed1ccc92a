import { quoteFound } from '../../../errors/smi-error.js';
import { counted, whole } from '../../../outputs/formats/numbers.js';
import type { CheckWarning } from '../../../schemas/release/checks-file.js';
import type { Structure } from '../../methods/structure/structure.js';
import { cleanText } from '../../tables/clean-text.js';

/** Names shown for each warning; the page has all. Pairs are longer. */
const MAX_NAMES = 4;
const MAX_PAIRS = 2;

interface Wording {
  readonly singular: string;
  readonly plural: string;
  readonly next: string;
}

/** The words of each warning, in the order in which they are printed. */
const WORDINGS: Readonly<Record<CheckWarning['code'], Wording>> = {
  against_index: {
    singular: 'runs against the index',
    plural: 'run against the index',
    next: 'look at each direction',
  },
  against_domain: {
    singular: 'pulls against an aggregate above it',
    plural: 'pull against aggregates above them',
    next: 'look at each direction and parent',
  },
  no_influence: {
    singular: 'has next to no influence on the index',
    plural: 'have next to no influence on the index',
    next: 'look at each weight',
  },
  collinear: {
    singular: 'is nearly the same, or nearly opposite',
    plural: 'are nearly the same, or nearly opposite',
    next: 'what two have in common counts twice',
  },
};

const CODES = ['against_index', 'against_domain', 'no_influence', 'collinear'] as const;

/** A name from the user’s file, made safe for a terminal. */
const shown = (name: string): string => (cleanText(name) === name ? name : quoteFound(name));

/**
 * What the checks warn of, for a terminal: a line for each kind of warning, with how many there are and their
 * names.
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
    // An indicator may pull against several of the aggregates above it, and is named once.
    const named = new Map(
      found.map(({ about, other }) =>
        code === 'collinear'
          ? [JSON.stringify([about, other]), `${nameOf(about)} with ${nameOf(other ?? '')}`]
          : [about, nameOf(about)],
      ),
    );
    const part = found.every(({ about }) => byCode.get(about)?.level === 1) ? 'indicator' : 'part';
    const noun = code === 'collinear' ? 'pair' : part;
    const { singular, plural, next } = WORDINGS[code];
    const names = [...named.values()];
    const howMany = `${counted(names.length, noun)} ${names.length === 1 ? singular : plural}`;
    const max = code === 'collinear' ? MAX_PAIRS : MAX_NAMES;
    const more = names.length > max ? ` and ${whole(names.length - max)} more` : '';
    const see = page ? '; see Checks in report.html' : '';
    return [`${howMany} (${names.slice(0, max).join(', ')}${more}): ${next}${see}.`];
  });
}
