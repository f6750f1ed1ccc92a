import { quoteFound } from '../../../errors/smi-error.js';
import { counted, fixed, perCent, whole } from '../../../outputs/formats/numbers.js';
import type { Row } from '../../../schemas/table.js';
import type { CustomIndex } from '../../custom/index/custom-index.js';
import { indexTableOf, unrankedTableOf } from '../../custom/index/tables.js';
import { warningLines } from '../../custom/index/warning-lines.js';
import { pathLines } from '../summary-lines.js';

/** Units shown at each end of the ranking. */
const SHOWN = 3;

const rowsOf = ({ scored, robustness }: CustomIndex): Row[] => [
  ...indexTableOf(scored, robustness.byUnit).rows,
];

function lineOf(row: Row): string {
  const { rank, unit_name, score, group, rank_low, rank_high } = row;
  const interval = rank_low === null ? '' : `, rank ${rank_low} to ${rank_high} in nine of ten replicates`;
  const chance = group === 'hotspot' ? row.hotspot_probability : row.coldspot_probability;
  const sure = typeof chance === 'number' ? ` (${perCent(chance)})` : '';
  const grouped = group === 'middle' ? '' : `, ${group}${sure}`;
  return `${String(rank).padStart(6)}  ${unit_name}  ${fixed(Number(score), 2)}${grouped}${interval}`;
}

/** The summary of a custom index: both ends of the ranking, warnings, and the files. */
export function scoreSummary(found: CustomIndex, out: string | undefined, listFiles: boolean): string {
  const { scored, robustness, files } = found;
  const rows = rowsOf(found);
  const ranked = rows.filter(({ rank }) => rank !== null);
  const shown = ranked.length <= 2 * SHOWN ? ranked : [...ranked.slice(0, SHOWN), ...ranked.slice(-SHOWN)];
  const lines = shown.map(lineOf);
  if (ranked.length > 2 * SHOWN) lines.splice(SHOWN, 0, '     …');
  const imputed = scored.figures.reduce(
    (sum, { imputed: marks }) => sum + marks.reduce((all, mark) => all + mark, 0),
    0,
  );
  return [
    `${quoteFound(scored.method.title, 200)}: ${whole(ranked.length)} of ${counted(rows.length, 'unit')} have a rank (1 is best).`,
    ...lines,
    ...(imputed === 0 ? [] : [`${imputed} missing values were imputed; they are marked in indicators.csv.`]),
    ...warningLines(scored.plan.structure, found.warnings, out !== undefined),
    ...(robustness.replicates === 0
      ? ['No replicates were made, so how sure the ranks are is not known.']
      : []),
    '',
    ...pathLines(out, files, { table: 'index.csv', listFiles }),
    'Not an official statistic. The figures come from your data.',
  ].join('\n');
}

export const jsonOf = (found: CustomIndex, out: string | undefined) => ({
  title: found.scored.method.title,
  units: rowsOf(found),
  unranked: [...unrankedTableOf(found.scored).rows],
  unnamed_columns: found.unnamed,
  replicates: found.robustness.replicates,
  warnings: found.warnings,
  files: found.files,
  out: out ?? null,
});
