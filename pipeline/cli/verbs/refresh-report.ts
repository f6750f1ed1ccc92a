import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { changeLines } from '../../../outputs/changes-page/lines.js';
import type { Method } from '../../../schemas/method.js';
import { type ChangeReport, isEmptyReport } from '../../changes/report.js';
import { frozenInputs } from '../../editions/derived.js';
import { writeChanges } from '../../publish/write-changes.js';
import type { RefreshOptions } from '../../refresh.js';
import { didYouMean } from '../../system/nearest.js';
import { textOption } from '../options.js';
import type { OptionValues, VerbContext } from '../verb.js';

/** Where the report of an edition goes: the folder of --out, or `refresh-<edition>` in the working folder. */
function folderOf({ options, folder }: VerbContext, edition: string, several: boolean): string {
  const out = textOption(options, 'out');
  if (out === undefined) return join(folder, `refresh-${edition}`);
  return several ? join(resolve(folder, out), edition) : resolve(folder, out);
}

/** The codes of --accept-suspect. Throws `usage` for one that the edition does not use. */
function acceptedSuspects(options: OptionValues, method: Method): string[] {
  const given = textOption(options, 'accept-suspect');
  if (given === undefined) return [];
  const codes = given
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const used = [...new Set([...frozenInputs(method), ...method.context].map(({ code }) => code))];
  const unknown = codes.find((code) => !used.includes(code));
  if (unknown === undefined) return codes;
  throw new SmiError(
    'usage',
    `--accept-suspect: ${method.edition} uses no indicator ${JSON.stringify(unknown)}`,
    didYouMean(unknown, used) ?? { next: 'see `smi list indicators`' },
  );
}

/** What a refresh is given for its report, and what the verb says of it afterwards. */
export interface Reporting {
  readonly options: Pick<RefreshOptions, 'acceptSuspects' | 'onReport'>;
  /** The report in lines, with the paths of its files. */
  readonly lines: () => string[];
  readonly json: () => { readonly report: readonly string[]; readonly suspects: ChangeReport['suspects'] };
}

/**
 * Writes the report of a refresh before anything else is written, also where a file then stops it. Nothing is
 * written where nothing changed, or with --dry-run.
 * @param several whether the command refreshes several editions
 */
export function reporting(context: VerbContext, method: Method, several: boolean): Reporting {
  const { options, log, dryRun } = context;
  const folder = folderOf(context, method.edition, several);
  const accepted = acceptedSuspects(options, method);
  let report: ChangeReport | undefined;
  let paths: readonly string[] = [];
  return {
    options: {
      acceptSuspects: accepted,
      onReport: async (found) => {
        report = found;
        if (!dryRun && !isEmptyReport(found)) paths = await writeChanges(folder, found);
        const refused =
          options.accept === true && found.suspects.some(({ code }) => !accepted.includes(code));
        if (paths.length > 0 && (found.stopped !== null || refused))
          log.warn(`what changed is in ${paths.join(' and ')}`);
      },
    },
    lines: () => {
      if (report === undefined) return [];
      const suspect = new Set(report.suspects.map(({ code }) => code));
      const calm = accepted.filter((code) => !suspect.has(code));
      return [
        ...changeLines(report),
        ...calm.map((code) => `--accept-suspect ${code}: nothing of it is suspect`),
        ...(paths.length === 0 ? [] : [`report: ${paths.join(', ')}`]),
      ];
    },
    json: () => ({ report: paths, suspects: report?.suspects ?? [] }),
  };
}
