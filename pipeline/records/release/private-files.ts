import { toCsv } from '../../../outputs/formats/csv.js';
import { privateCellsTable, privateEstimatesTable } from '../../../schemas/release/private-tables.js';
import type { Row } from '../../../schemas/table.js';
import { FolderWriter } from '../../publish/folder-writer.js';
import { writeOut } from '../../publish/out-folder.js';
import type { DisclosureResult } from '../disclosure/control-disclosure.js';
import { FAMILIES, MEASURES_OF } from '../disclosure/families.js';
import type { Estimates } from '../estimate/options.js';
import type { ShrunkenMeasures } from './shrunken.js';

const WARNING = `NOT READY TO LEAVE THE SECURE SETTING

What lies here is unrounded and before disclosure control: counts of a few people, sums that tell of one. It is for
checking the estimates inside. What may leave is in the folder of --out, after the checks of the setting itself.
`;

function estimateRows(
  { estimates }: Estimates,
  control: DisclosureResult,
  shrunken: ShrunkenMeasures,
): Row[] {
  return estimates.flatMap((estimate) =>
    FAMILIES.flatMap((family) =>
      MEASURES_OF[family].map((measure): Row => {
        const { area_code, area_name, level, disadvantaged, bottom, top, substituted_share } = estimate;
        const found = estimate.measures[measure];
        const pulled = level === 'area' ? shrunken[measure].get(area_code) : undefined;
        return {
          ...{ area_code, area_name, level, measure },
          value: found?.value ?? null,
          standard_error: found?.standard_error ?? null,
          reason: estimate.reasons[measure] ?? '',
          ...{ n: disadvantaged.n, n_bottom: bottom.n, n_top: top.n, substituted_share },
          shrunken: pulled?.shrunken ?? null,
          weight: pulled?.weight ?? null,
          withheld: control.state(area_code, family) === 'withheld',
        };
      }),
    ),
  );
}

/** The engine gives groups in the order in which its threads found them. */
const inOrder = (cells: Estimates['cells']) => {
  const keyed = cells.map((cell) => {
    const { area_code, fsm, fifth, has_circumstances, qualification } = cell;
    return { cell, key: JSON.stringify([area_code, fsm, fifth, has_circumstances, qualification]) };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ cell }) => cell);
};

const cellRows = ({ cells }: Estimates): Row[] =>
  inOrder(cells).map(({ area_code, fsm, fifth, has_circumstances, qualification, sums }) => ({
    ...{ area_code, fsm, fifth, has_circumstances, qualification },
    ...{
      n: String(sums.n),
      w: String(sums.w),
      wy: String(sums.wy),
      wyy: String(sums.wyy),
      top: String(sums.top),
    },
  }));

/** Writes what must not leave: everything unrounded, for checking inside. */
export function writePrivate(
  path: string,
  estimates: Estimates,
  control: DisclosureResult,
  shrunken: ShrunkenMeasures,
): Promise<void> {
  const { checks, cuts } = estimates;
  return writeOut(path, async (folder) => {
    const writer = new FolderWriter(folder);
    await writer.write('NOT-READY-TO-LEAVE.txt', WARNING);
    await writer.write(
      'private_estimates.csv',
      toCsv(privateEstimatesTable, estimateRows(estimates, control, shrunken)),
    );
    await writer.write('private_cells.csv', toCsv(privateCellsTable, cellRows(estimates)));
    await writer.write('checks.json', `${JSON.stringify({ checks, cuts }, null, 2)}\n`);
  });
}
