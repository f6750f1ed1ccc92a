import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { leftOutLines, partialSentence } from '../../../outputs/formats/left-out.js';
import { plainRelease } from '../../../outputs/release.js';
import { isIndexRelease } from '../../../outputs/release-data.js';
import type { WrittenFile } from '../../../outputs/writer.js';
import { CHECKS_WRITERS } from '../../../outputs/writers.js';
import { isPartial } from '../../../schemas/method/left-out.js';
import type { Checks } from '../../../schemas/release/checks-file.js';
import { validityTable } from '../../../schemas/release/validity-tables.js';
import { type Built, buildEdition } from '../../build.js';
import { describeChecks } from '../../checks/describe.js';
import { checksTableData } from '../../checks/written.js';
import { chooseIndex } from '../../editions/choose.js';
import { modelLines } from '../../model/describe.js';
import { checkOut, writeOut } from '../../publish/out-folder.js';
import { publish } from '../../publish/publish.js';
import { silentLog } from '../../system/log.js';
import { describeValidity } from '../../validity/describe.js';
import type { Validity } from '../../validity/validity.js';
import { textOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

function writeFiles(out: string, checked: Checks, validity: Validity | undefined): Promise<WrittenFile[]> {
  const compared = validity === undefined ? [] : [{ table: validityTable, rows: validity.rows }];
  return writeOut(out, (folder) =>
    publish(folder, CHECKS_WRITERS, { ...plainRelease([checksTableData(checked), ...compared]), checked }),
  );
}

const withoutEvidence = (edition: string) =>
  new SmiError('usage', `${edition} has nothing to compare its index with`, {
    next: 'name evidence in its method, then run `smi refresh EDITION --accept`',
  });

/** The comparisons of an index with what others measured: `smi check --validity`. */
function validityOutcome(
  edition: string,
  { validity, data }: Built,
): Pick<Outcome, 'json'> & { text: string } {
  if (validity === undefined) throw withoutEvidence(edition);
  return {
    text: describeValidity(validity.rows, data.method.title),
    json: { edition, validity: validity.rows },
  };
}

const withoutScores = (edition: string) =>
  new SmiError('usage', `no outcome of ${edition} has scores to check`, {
    next: 'name an edition with an index or with unexplained gaps: see `smi list editions`',
  });

/**
 * Checks the quality of an index, or of the scores of the long shadow, as a measure, from the frozen
 * figures; it needs no release.
 */
export async function run({ positionals, options, settings, dryRun, folder }: VerbContext): Promise<Outcome> {
  if (positionals.length > 1)
    throw new SmiError('usage', `check takes one edition, not ${positionals.length}`, {
      next: 'check them one at a time',
    });
  const given = textOption(options, 'out');
  const out = given === undefined ? undefined : resolve(folder, given);
  if (out !== undefined) checkOut(out);
  const edition = await chooseIndex(settings.editions, positionals);
  // The checks do not need replicates.
  const without = { replicates: 0, sensitivity: false };
  const built = await buildEdition(edition, { ...settings, ...without, log: silentLog, dryRun: true });
  const { checks, data, validity } = built;
  if (checks === undefined) throw withoutScores(edition);
  const asked = options.validity === true ? validityOutcome(edition, built) : undefined;
  const model = isIndexRelease(data) ? data.model.indicators.rows : [];
  const lines = asked === undefined ? modelLines(model) : [];
  const { left_out } = isIndexRelease(data) ? data.method : {};
  const partial = partialSentence({ left_out });
  const lacking = [...(partial === undefined ? [] : [`! ${partial}`]), ...leftOutLines({ left_out })];
  const written = out === undefined || dryRun ? [] : await writeFiles(out, checks, validity);
  const paths = written.map(({ path }) => join(out ?? '', path));
  return {
    text: [
      asked?.text ?? describeChecks(checks),
      ...(lines.length === 0 ? [] : ['', ...lines]),
      ...(lacking.length === 0 ? [] : ['', ...lacking]),
      ...(paths.length === 0 ? [] : ['', ...paths]),
      ...(out !== undefined && dryRun ? ['', 'Nothing was written (--dry-run)'] : []),
      '',
      'Not an official statistic.',
    ].join('\n'),
    isAnswer: true,
    json: {
      ...(asked?.json ?? { edition, ...checks, model }),
      ...(left_out !== undefined && { partial: isPartial({ left_out }), left_out }),
      out: written.length === 0 ? null : out,
      files: written,
    },
  };
}
