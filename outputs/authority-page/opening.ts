import type { AuthorityOutcome, AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { whole } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { inSentence, listed } from '../page/words.js';

/** The outcomes that have level and gap. */
export const eachOutcome = ({ outcomes }: Pick<AuthorityProfile, 'outcomes'>): AuthorityOutcome[] =>
  outcomes.filter(({ code }) => code !== ALL_OUTCOMES);

/** All outcomes together, where there are several and they have a rank. */
export const togetherOf = ({ outcomes }: Pick<AuthorityProfile, 'outcomes'>): AuthorityOutcome | undefined =>
  outcomes.length > 2 ? outcomes.find(({ code, rank }) => code === ALL_OUTCOMES && rank !== null) : undefined;

/** The name of an outcome as a heading has it. */
export const headingOf = ({ code, name }: Pick<AuthorityOutcome, 'code' | 'name'>): string =>
  code === ALL_OUTCOMES ? 'All outcomes together' : name;

const WHAT =
  'The long shadow asks how young people who were eligible for free school meals fare later on, and how far they are behind all others. It describes places and says nothing about any one person.';

function rankSentence({ area, outcomes }: AuthorityProfile): string {
  const first = togetherOf({ outcomes }) ?? outcomes.find(({ rank }) => rank !== null);
  if (first === undefined || first.rank === null)
    return `${area.name} has no rank: too few of its figures are published.`;
  const by = first.code === ALL_OUTCOMES ? 'all outcomes together' : inSentence(first);
  const sure =
    first.figures === null
      ? 'How sure that is, is not known.'
      : `In nine of ten draws, with each figure varied as far as it may be off, its rank is ${interval(first.figures.low, first.figures.high)}.`;
  return `By ${by} ${area.name} has rank ${whole(first.rank)} of ${whole(first.of)} among counties and single-tier councils, where 1 is the best. ${sure}`;
}

/** On which outcomes it is a coldspot, and on which a hotspot. */
function endSentence(profile: AuthorityProfile): string {
  const { name } = profile.area;
  const known = eachOutcome(profile).filter((one) => one.class !== null);
  if (known.length === 0) return '';
  const ends = (['coldspot', 'hotspot'] as const).flatMap((end) => {
    const on = known.filter((one) => one.class === end).map(inSentence);
    return on.length === 0 ? [] : [`a ${end} by ${listed(on)}`];
  });
  return ends.length === 0
    ? ` It is neither a coldspot nor a hotspot by any outcome.`
    : ` ${name} is ${listed(ends)}.`;
}

/** The page in a few sentences. */
export const leadOf = (profile: AuthorityProfile): string =>
  `${rankSentence(profile)}${endSentence(profile)} ${WHAT}`;
