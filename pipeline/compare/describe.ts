import { descending } from 'd3-array';
import { counted, signed, whole } from '../../outputs/formats/numbers.js';
import { tableLines, wrapped } from '../../outputs/formats/text-layout.js';
import type { ComparedArea, ComparedEdition, EditionsCompared, UnmatchedArea } from '../changes/compared.js';
import { describeComparison } from '../changes/comparison.js';

const SHOWN = 10;
/** Parts of a change that are named. */
const NAMED = 3;
const NONE = '–';

const aboutOf = ({ name, method_version, from, ranked }: ComparedEdition): string =>
  `${name}, method ${method_version}, ${counted(ranked, 'area')} ranked (${from})`;

const rankText = (rank: number | null): string => (rank === null ? NONE : String(rank));

const realText = ({ is_real }: ComparedArea): string => (is_real === null ? '' : is_real ? 'real' : 'within');

function scoreText({ score_before, score }: ComparedArea): string {
  return score === null || score_before === null ? NONE : signed(score - score_before, 2);
}

/** The largest parts of the change, and the one that all indicators share where it is among them. */
function partsText({ decomposed }: ComparedArea): string {
  if (decomposed === null) return '';
  const { parts, standardisation } = decomposed;
  return [...parts, { code: 'standardisation', change: standardisation }]
    .sort((a, b) => descending(Math.abs(a.change), Math.abs(b.change)))
    .slice(0, NAMED)
    .map(({ code, change }) => `${code} ${signed(change, 2)}`)
    .join(', ');
}

function moverLines(areas: readonly ComparedArea[], width: number): string[] {
  const movers = areas.filter(({ places }) => places !== null && places !== 0).slice(0, SHOWN);
  if (movers.length === 0) return [];
  const hasReal = movers.some(({ is_real }) => is_real !== null);
  const columns = [
    { title: 'area' },
    { title: 'rank before', right: true },
    { title: 'rank', right: true },
    { title: 'score', right: true },
    ...(hasReal ? [{ title: 'intervals' }] : []),
  ];
  const rows = movers.flatMap((area) => [
    [
      area.area_name,
      rankText(area.rank_before),
      rankText(area.rank),
      scoreText(area),
      ...(hasReal ? [realText(area)] : []),
    ],
  ]);
  const behind = movers.flatMap((area) => {
    const text = partsText(area);
    return text === '' ? [] : wrapped(`  ${area.area_name}: ${text}`, width, 2);
  });
  return [
    ...tableLines(columns, rows, width),
    ...(behind.length === 0 ? [] : ['What moved the score, largest first:', ...behind]),
  ];
}

function unmatchedLines(title: string, areas: readonly UnmatchedArea[], word: string): string[] {
  if (areas.length === 0) return [];
  const lines = areas.slice(0, SHOWN).map(({ area_name, area_code, rank, others }) => {
    const there = others.map((other) => `${other.area_name} (rank ${rankText(other.rank)})`).join(', ');
    return `  ${area_name} (${area_code}), rank ${rankText(rank)}${there === '' ? '' : `; ${word} ${there}`}`;
  });
  const more =
    areas.length > SHOWN ? [`  and ${whole(areas.length - SHOWN)} more; --json lists them all`] : [];
  return [`${title}: ${whole(areas.length)}`, ...lines, ...more];
}

function realLines(areas: readonly ComparedArea[]): string[] {
  const known = areas.filter(({ is_real }) => is_real !== null);
  if (known.length === 0) return [];
  const real = known.filter(({ is_real }) => is_real === true);
  return [
    `${counted(real.length, 'move')} of ${whole(known.length)} ${real.length === 1 ? 'is' : 'are'} real: each rank lies outside the 90% interval of the other`,
  ];
}

const codes = (list: readonly string[]): string => (list.length === 0 ? 'none' : list.join(', '));

/** The comparison as text of at most `width` columns, for each that is ranked. */
export function describeCompared(compared: EditionsCompared, width: number): string[] {
  const { before, after, ranked, areas } = compared;
  const each = ranked.flatMap((of) => {
    const own = areas.filter((area) => area.ranked === of);
    return [
      '',
      ...(ranked.length === 1 ? [] : [`${of}:`]),
      ...describeComparison(own, before.name, 0).flatMap((line) => wrapped(line, width, 2)),
      ...realLines(own).flatMap((line) => wrapped(line, width, 2)),
      ...moverLines(own, width),
    ];
  });
  const hasParts = areas.some(({ decomposed }) => decomposed !== null);
  return [
    `before: ${aboutOf(before)}`,
    `after:  ${aboutOf(after)}`,
    ...each,
    '',
    ...unmatchedLines('new areas', compared.new_areas, 'before:'),
    ...unmatchedLines('retired areas', compared.retired_areas, 'now:'),
    ...(hasParts
      ? [
          ...wrapped(`new indicators: ${codes(compared.new_indicators)}`, width, 2),
          ...wrapped(`retired indicators: ${codes(compared.retired_indicators)}`, width, 2),
        ]
      : []),
    ...compared.notes.flatMap((note) => wrapped(note, width, 2)),
  ];
}
