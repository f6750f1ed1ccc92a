import { declaredOf } from '../../pipeline/editions/declared.js';
import { fifthsOf } from '../../pipeline/methods/rank/groups.js';
import type { LongShadowMethod } from '../../schemas/method.js';
import type { Numbers, ShadowData, ShadowOutcome } from './data-types.js';
import { type ReleaseOnDisk, releaseTable } from './read-release.js';

/** A release of the long shadow of deprivation. */
export type ShadowOnDisk = ReleaseOnDisk & { readonly method: LongShadowMethod };

export const isShadowOnDisk = (release: ReleaseOnDisk): release is ShadowOnDisk =>
  release.method.kind === 'long_shadow';

/** The unit of a figure as its source declares it; empty where no source does any more. */
function unitOf(method: LongShadowMethod, code: string): string {
  try {
    return declaredOf(method, code).declaration.unit;
  } catch {
    return '';
  }
}

/**
 * Level and gap of the authority that each area is in, with their ranks among the authorities.
 * @param authorities code of the authority of each area, in the order of the areas
 * Throws `release-incomplete`.
 */
export async function shadowData(
  { folder, method }: ShadowOnDisk,
  authorities: readonly string[],
): Promise<ShadowData> {
  const table = await releaseTable(folder, 'coldspots');
  const [code, outcome] = [table.texts('area_code'), table.texts('outcome')];
  const columns = ['level', 'gap', 'level_rank', 'gap_rank', 'coldspot_probability'].map((name) =>
    table.numbers(name),
  );
  const { group_share, tolerance } = method.steps;
  const fifths = (ranks: Numbers): Numbers =>
    fifthsOf(
      Int32Array.from(ranks, (rank) => rank ?? 0),
      group_share,
      tolerance,
    ).map(({ fifth }) => fifth);
  const outcomes = method.outcomes.map((about): ShadowOutcome => {
    const rows = [...code.keys()].filter((row) => outcome[row] === about.code);
    const positions = new Map(rows.map((row, i) => [code[row], i]));
    const [level, gap, levelRank, gapRank, coldspot] = columns.map((column) =>
      rows.map((row) => column[row] ?? null),
    );
    const spread = (column: Numbers): Numbers =>
      authorities.map((authority) => column[positions.get(authority) ?? -1] ?? null);
    return {
      code: about.code,
      name: about.name,
      period: about.period,
      authorities: rows.length,
      level: {
        unit: unitOf(method, about.level),
        value: spread(level!),
        rank: spread(levelRank!),
        fifth: spread(fifths(levelRank!)),
      },
      gap: {
        unit: unitOf(method, about.gap),
        value: spread(gap!),
        rank: spread(gapRank!),
        fifth: spread(fifths(gapRank!)),
      },
      coldspot: spread(coldspot!),
    };
  });
  return { edition: method.edition, outcomes };
}
