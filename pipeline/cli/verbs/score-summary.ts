import { quoteFound } from '../../../errors/smi-error.js';
import { fixed, perCent } from '../../../outputs/formats/numbers.js';
import type { Row } from '../../../schemas/table.js';
import type { CustomIndex } from '../../custom/index/custom-index.js';
import { indexTableOf } from '../../custom/index/index-table.js';
import { warningLines } from '../../custom/index/warnings-told.js';
import { fileLines } from '../summary-lines.js';

/** Units that are shown of each end. */
const FEW = 3;

const rowsOf = ({ scored, worth }: CustomIndex): Row[] => [...indexTableOf(scored, worth.byUnit).rows];

function lineOf(row: Row): string {
  const { rank, unit_name, score, group, rank_low, rank_high } = row;
  const interval = rank_low === null ? '' : `, ranks ${rank_low} to ${rank_high} in nine replicates of ten`;
  const chance = group === 'hotspot' ? row.hotspot_probability : row.coldspot_probability;
  const sure = typeof chance === 'number' ? ` (${perCent(chance)})` : '';
  const said = group === 'middle' ? '' : `, ${group}${sure}`;
  return `${String(rank).padStart(6)}  ${unit_name}  ${fixed(Number(score), 2)}${said}${interval}`;
}

/** What was found, for people: the ends of the ranking, and the files. */
export function scoreSummary(found: CustomIndex, out: string | undefined): string {
  const { scored, worth, files } = found;
  const rows = rowsOf(found);
  const ranked = rows.filter(({ rank }) => rank !== null);
  const shown = ranked.length <= 2 * FEW ? ranked : [...ranked.slice(0, FEW), ...ranked.slice(-FEW)];
  const lines = shown.map(lineOf);
  if (ranked.length > 2 * FEW) lines.splice(FEW, 0, '     …');
  const imputed = scored.figures.reduce(
    (sum, { imputed: marks }) => sum + marks.reduce((all, mark) => all + mark, 0),
    0,
  );
  return [
    `${quoteFound(scored.method.title, 200)}: ${ranked.length} of ${rows.length} units have a rank (1 is best).`,
    ...lines,
    ...(imputed === 0 ? [] : [`${imputed} missing values were imputed; they are marked in indicators.csv.`]),
    ...warningLines(scored.plan.structure, found.warnings, out !== undefined),
    ...(worth.replicates === 0 ? ['What the ranks are worth was not worked out (no replicates).'] : []),
    '',
    ...fileLines(out, files),
    'Not an official statistic. The figures are those of the data that you gave.',
  ].join('\n');
}

export const jsonOf = (found: CustomIndex, out: string | undefined) => ({
  title: found.scored.method.title,
  units: rowsOf(found),
  unnamed_columns: found.unnamed,
  replicates: found.worth.replicates,
  warnings: found.warnings,
  files: found.files,
  out: out ?? null,
});
