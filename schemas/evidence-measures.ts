import type { EvidenceLevel, EvidenceSet } from './evidence.js';

/** What an index is compared with. */
export interface EvidenceMeasure {
  readonly code: string;
  readonly title: string;
  readonly level: EvidenceLevel;
  /** The set that a method names to have it; null for a table that comes with the edition. */
  readonly set: EvidenceSet | null;
  /** 1 where a good index would go with it, −1 where it would go against it. */
  readonly expected: 1 | -1;
  /** What a higher figure says. */
  readonly higher: string;
}

/** In the order in which they are published: first mobility itself, then others’ indices. */
export const EVIDENCE_MEASURES: readonly EvidenceMeasure[] = [
  {
    code: 'upward_mobility',
    title: 'Long-range upward mobility',
    level: 'itl2',
    set: 'measured_mobility',
    expected: 1,
    higher: 'more people of working-class background reach professional classes',
  },
  {
    code: 'downward_mobility',
    title: 'Long-range downward mobility',
    level: 'itl2',
    set: 'measured_mobility',
    expected: -1,
    higher: 'more people of professional background end in working-class jobs',
  },
  {
    code: 'access_to_salariat',
    title: 'Access to the salariat',
    level: 'itl2',
    set: 'measured_mobility',
    expected: 1,
    higher: 'people reach professional classes more often than their background says',
  },
  {
    code: 'relative_mobility',
    title: 'Relative mobility',
    level: 'itl2',
    set: 'measured_mobility',
    expected: -1,
    higher: 'the class of people goes more closely with that of their parents',
  },
  {
    code: 'conditions_of_childhood',
    title: 'Conditions of childhood',
    level: 'state_of_the_nation',
    set: 'state_of_the_nation_2025',
    expected: 1,
    higher: 'better conditions',
  },
  {
    code: 'labour_market_opportunities',
    title: 'Labour market opportunities',
    level: 'state_of_the_nation',
    set: 'state_of_the_nation_2025',
    expected: 1,
    higher: 'more opportunities',
  },
  {
    code: 'innovation_and_growth',
    title: 'Innovation and growth',
    level: 'state_of_the_nation',
    set: 'state_of_the_nation_2025',
    expected: 1,
    higher: 'more innovation and growth',
  },
  {
    code: 'promising_prospects',
    title: 'Promising prospects',
    level: 'state_of_the_nation',
    set: 'state_of_the_nation_2025',
    expected: 1,
    higher: 'better prospects of young people',
  },
  {
    code: 'index_2016',
    title: 'Social Mobility Index 2016',
    level: 'district',
    set: 'index_2016',
    expected: 1,
    higher: 'better, as here',
  },
  {
    code: 'deprivation_2025',
    title: 'Indices of Deprivation 2025, average score',
    level: 'district',
    set: null,
    expected: -1,
    higher: 'more deprived',
  },
];

/** The measures of some sets. */
export const measuresOf = (sets: readonly EvidenceSet[]): EvidenceMeasure[] =>
  EVIDENCE_MEASURES.filter(({ set }) => set !== null && sets.includes(set));
