import type { MethodLevel, ScoreRow } from '../../schemas/method.js';
import { counted, exactPerCent, fixedOrDash, weightPerCent } from '../formats/numbers.js';
import { html, type Markup } from '../page/markup.js';
import {
  IMPUTE,
  needed,
  ownTreatments,
  rankWords,
  scaleWords,
  treatmentWords,
  WEIGHTS_FOUND,
  WHOLE,
} from '../page/method-words.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section, Step } from '../page/sections.js';
import { stepList } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { DIRECTION_WORDS, listed, spaced } from '../page/words.js';
import type { CustomReport } from './parts.js';

/** A text about areas and regions as one about units and groups. */
const ofUnits = (text: string): string =>
  text
    .replace(/\bareas\b/g, 'units')
    .replace(/\barea\b/g, 'unit')
    .replace(/\bregion\b/g, 'group');

const WEIGHTS = { ...WEIGHTS_FOUND, given: 'are those of the structure', equal: 'are all the same' };

function levelText(level: MethodLevel, below: MethodLevel | undefined, rows: readonly ScoreRow[]): string {
  const { treatment, normalise, individual = {}, aggregate, minimum_weight_share } = level;
  const made =
    aggregate === undefined || below === undefined
      ? []
      : [
          `Each is the ${WHOLE[aggregate].uneven} of its parts; ${needed(minimum_weight_share)}, or the unit has no score in it.`,
          WHOLE[aggregate].meaning ?? '',
          `The weights ${WEIGHTS[below.weights]}.`,
        ];
  const outliers = treatment === 'none' ? '' : treatmentWords(treatment, 'A column');
  const scale = below === undefined ? scaleWords(normalise).figure : `It is ${scaleWords(normalise).score}.`;
  const others = Object.entries(individual).map(
    ([code, other]) => `${code} has a scale of its own. ${scaleWords(other).figure}`,
  );
  const divided = rows.flatMap(({ code, denominator }) =>
    denominator === undefined ? [] : [`${code} is divided by ${denominator}.`],
  );
  const own = ownTreatments(rows, (code) => code);
  return ofUnits([...made, ...divided, outliers, ...own, scale, ...others].filter(Boolean).join(' '));
}

const levelSteps = ({ method: { steps, structure } }: CustomReport): Step[] =>
  steps.levels.map((level, i) => {
    const formula = level.aggregate && WHOLE[level.aggregate].formula('part');
    return {
      title: `Level ${i + 1}, ${spaced(level.name)}`,
      text: levelText(
        level,
        steps.levels[i - 1],
        structure.filter((row) => row.level === i + 1),
      ),
      formula: formula && ofUnits(formula),
    };
  });

function structureTable({ structure }: CustomReport): Markup {
  return dataTable({
    id: 'structure-table',
    caption: 'Indicators and aggregates, with the weights that were used',
    columns: [
      { label: 'Code' },
      { label: 'Name' },
      { label: 'Level' },
      { label: 'Part of' },
      { label: 'Direction' },
      { label: 'Weight in its parent', numeric: true },
      { label: 'Weight in the index', numeric: true },
    ],
    rows: structure.map((row) => [
      textOf(row, 'code'),
      textOf(row, 'name'),
      spaced(textOf(row, 'level')),
      textOf(row, 'parent') || '–',
      DIRECTION_WORDS[row.direction === -1 ? -1 : 1],
      weightPerCent(numberOf(row, 'weight') ?? 0),
      weightPerCent(numberOf(row, 'index_weight') ?? 0),
    ]),
  });
}

const DONE: Readonly<Record<string, string>> = {
  none: 'nothing',
  winsorise: 'winsorised',
  logarithm: 'logarithm taken',
  natural_logarithm: 'natural logarithm taken',
};

function treatmentTable({ treatment }: CustomReport): Markup {
  if (treatment.length === 0) return html`<p>The method treats no outliers.</p>\n`;
  return dataTable({
    id: 'treatment-table',
    caption: 'Skewness and excess kurtosis before and after the treatment of outliers',
    columns: [
      { label: 'Code' },
      { label: 'Skewness before', numeric: true },
      { label: 'Kurtosis before', numeric: true },
      { label: 'What was done' },
      { label: 'Values changed', numeric: true },
      { label: 'Skewness after', numeric: true },
      { label: 'Kurtosis after', numeric: true },
      { label: 'Within the limits' },
    ],
    rows: treatment.map((row) => [
      textOf(row, 'code'),
      fixedOrDash(numberOf(row, 'skew_before'), 2),
      fixedOrDash(numberOf(row, 'kurt_before'), 2),
      DONE[textOf(row, 'treatment')] ?? '',
      textOf(row, 'points'),
      fixedOrDash(numberOf(row, 'skew_after'), 2),
      fixedOrDash(numberOf(row, 'kurt_after'), 2),
      row.passed === true ? 'yes' : 'no',
    ]),
  });
}

/** The structure with its weights. */
export const structureSection = (report: CustomReport): Section => ({
  id: 'structure',
  title: 'The structure',
  body: structureTable(report),
});

/** How the index is made, and what was done to outliers. */
export function methodSection(report: CustomReport): Section {
  const { method, values, periods, unnamed } = report;
  const { impute, tolerance, rank_decimals, group_share } = method.steps;
  const unused =
    unnamed.length === 0
      ? ''
      : ` Columns that the method does not name and that are not used: ${listed(unnamed)}.`;
  const latest = periods.length < 2 ? '' : ` The period ${periods[0]} is scored.`;
  const steps: readonly Step[] = [
    { title: 'Data', text: `${counted(values.observed, 'value')} of ${report.file}.${latest}${unused}` },
    {
      title: 'Missing values',
      text: `${ofUnits(IMPUTE[impute])} ${counted(values.estimated, 'value was', 'values were')} imputed, and ${counted(values.missing, 'is', 'are')} missing. Each is marked in indicators.csv.`,
    },
    ...levelSteps(report),
    {
      title: 'Ranks',
      text: rankWords(tolerance, rank_decimals),
    },
    {
      title: 'Hotspots and coldspots',
      text: `They are the best and the worst ${exactPerCent(group_share)} of the units, rounded up, with any that tie with the last of them.`,
    },
  ];
  return {
    id: 'method',
    title: 'How the index is made',
    body: html`${stepList(steps)}<h3>Outliers</h3>
${treatmentTable(report)}`,
  };
}
