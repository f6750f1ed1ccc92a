import type { Subject } from '../../schemas/method/subject.js';

/** How pages and files speak of what an index is of. */
export interface SubjectWords {
  /** As in `a profile of social mobility`. */
  readonly name: string;
  /** What it measures of a place, after `by`. */
  readonly measures: string;
  /** What it measures of a place, after `The index says`. */
  readonly says: string;
  /** The heading above comparisons with what others measured. */
  readonly evidence: string;
  /** A sentence that says what the index is not; empty where it is what its name says. */
  readonly isNot: string;
}

const WORDS: Readonly<Record<Subject, SubjectWords>> = {
  social_mobility: {
    name: 'social mobility',
    measures: 'how far life there helps people get on, whatever family they were born into',
    says: 'how far life in a place helps people to get on, whatever family they were born into',
    evidence: 'Does it measure mobility?',
    isNot: '',
  },
  local_conditions: {
    name: 'local conditions',
    measures: 'the conditions that they offer anyone who lives there',
    says: 'what conditions a place offers anyone who lives there',
    evidence: 'What others measured',
    isNot: 'It is an index of local conditions, not of social mobility.',
  },
};

/** The words of an index; of social mobility where its method does not say otherwise. */
export const subjectWords = ({ subject = 'social_mobility' }: { readonly subject?: Subject | undefined }) =>
  WORDS[subject];
