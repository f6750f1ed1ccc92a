import { whole } from '../../formats/numbers.js';
import { within } from '../../page/words.js';
import type { EditionEntry, IndexData, PartData } from '../data-types.js';

/** Data that a measure needs besides those of the first view. */
export type Needs = 'figures' | 'moves' | 'shadow' | null;

/** A measure by name; what it says of the areas is read when its data are there. */
export interface MeasureHead {
  readonly id: string;
  readonly title: string;
  /** Heading of the list of measures that it is under. */
  readonly group: string;
  readonly needs: Needs;
  /** What it says, in a sentence. */
  readonly about: string;
}

const GOOD = 'Where a place stands';
const FACES = 'Faces';
const DOMAINS = 'Domains';
const INDICATORS = 'Indicators';
const SURE = 'How sure it is';
const SHADOW = 'The long shadow';
const MOVES = 'Who moved, 2020 to 2021';

const WHOSE = 'Pupils who were eligible for free school meals, in their county or single-tier council';

const GROUP_OF: Readonly<Record<PartData['part'], string>> = {
  index: GOOD,
  face: FACES,
  domain: DOMAINS,
  group: 'Other parts',
};

/** Every measure of an edition, in the order of the lists that offer them. */
export function measureHeads(
  data: IndexData,
  hasMoves: boolean,
  shadow: EditionEntry['shadow'] = null,
): MeasureHead[] {
  const [, many] = data.nouns;
  const kinds: MeasureHead[] =
    data.kinds.length === 0
      ? []
      : [
          {
            id: 'kind',
            title: 'Kind of place',
            group: GOOD,
            needs: null,
            about: `Low means in the worst two fifths of ${many}.`,
          },
        ];
  const parts = data.parts.map(
    (part): MeasureHead => ({
      id: part.code,
      title: part.name,
      group: GROUP_OF[part.part],
      needs: null,
      about:
        part.part === 'index'
          ? 'Rank 1 is the best. The index is the mean of its faces, and says less than the two.'
          : `Rank 1 is the best. Made of ${partsIn(data, part.code)}.`,
    }),
  );
  const indicators = data.indicators.map(
    ({ code, title, description, direction }): MeasureHead => ({
      id: code,
      title,
      group: INDICATORS,
      needs: 'figures',
      about: `${description}${description === '' ? '' : ' '}${direction === 1 ? 'Higher is better.' : 'Lower is better.'}`,
    }),
  );
  const sure: MeasureHead[] = data.parts.some((part) => part.part === 'index' && part.sure !== null)
    ? [
        {
          id: 'certainty',
          title: 'How sure the group is',
          group: SURE,
          needs: null,
          about: `Share of ${whole(data.replicates)} replicates in which a place is in the group that it is in: best fifth, worst fifth or neither.`,
        },
        {
          id: 'width',
          title: 'Width of the interval of the rank',
          group: SURE,
          needs: null,
          about: 'Places in the 90% interval of the rank, with figures and choices of method drawn.',
        },
      ]
    : [];
  const outcomes = data.outcomes.map(
    ({ code, name }): MeasureHead => ({
      id: `coldspot_${code}`,
      title: `Coldspots: ${name}`,
      group: SHADOW,
      needs: null,
      about: `${WHOSE}: whether level and gap are both among the worst fifth.`,
    }),
  );
  const moves: MeasureHead[] = hasMoves
    ? [
        {
          id: 'left_for_better',
          title: 'Left for a better place',
          group: MOVES,
          needs: 'moves',
          about:
            'Share of those who left that went to a better fifth of the index. Everyone moves for many reasons.',
        },
        {
          id: 'net_arrivals',
          title: 'Net arrivals',
          group: MOVES,
          needs: 'moves',
          about: 'Arrivals less departures between the areas of the index, in people.',
        },
      ]
    : [];
  const authorities = (shadow?.outcomes ?? []).flatMap(({ code, name }): MeasureHead[] => [
    {
      id: `level_${code}`,
      title: `${name}: level`,
      group: SHADOW,
      needs: 'shadow',
      about: `${WHOSE}. Higher is better.`,
    },
    {
      id: `gap_${code}`,
      title: `${name}: gap`,
      group: SHADOW,
      needs: 'shadow',
      about: `${WHOSE}: how far they are behind all others. Lower is better.`,
    },
  ]);
  return [...kinds, ...parts, ...sure, ...outcomes, ...authorities, ...moves, ...indicators];
}

function partsIn({ parts, indicators }: IndexData, code: string): string {
  const names = [
    ...parts.filter(({ parent }) => parent === code).map(({ name }) => name),
    ...indicators.filter(({ domain }) => domain === code).map(({ title }) => title),
  ];
  return names.map(within).join('; ');
}
