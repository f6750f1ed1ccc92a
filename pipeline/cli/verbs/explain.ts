import { SmiError } from '../../../errors/smi-error.js';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { isIndexRelease } from '../../../outputs/release-data.js';
import { buildEdition } from '../../build.js';
import { chooseIndex } from '../../editions/choose.js';
import { type Against, against } from '../../explain/against.js';
import { describeExplanation } from '../../explain/describe.js';
import { type Explanation, explainArea } from '../../explain/explain.js';
import { findArea } from '../../explain/find-area.js';
import type { RobustnessResult } from '../../robustness/robustness-of.js';
import { silentLog } from '../../system/log.js';
import { textOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

function againstOf(
  data: IndexRelease,
  robustness: RobustnessResult | undefined,
  { area }: Explanation,
  wanted: string,
): Against {
  const found = findArea(data.index.rows, wanted);
  if (robustness === undefined || robustness.to < robustness.from)
    throw new SmiError('usage', 'two areas are compared over replicates, and the method makes none', {
      next: 'set robustness.replicates in the method file',
    });
  if (found.area_code === area.area_code)
    throw new SmiError('usage', `${area.area_name} cannot be compared with itself`, {
      next: 'name another area',
    });
  const codes = data.index.rows.map(({ area_code }) => String(area_code)).sort();
  return against(robustness, codes, String(area.area_code), {
    area_code: String(found.area_code),
    area_name: String(found.area_name),
    rank: found.rank === null ? null : Number(found.rank),
  });
}

/** Explains the score of an area from the frozen figures; it needs no release. */
export async function run({ positionals, options, settings }: VerbContext): Promise<Outcome> {
  if (positionals.length === 0) {
    throw new SmiError('usage', 'explain needs an area', { next: 'give its name or GSS code' });
  }
  const named = typeof options.edition === 'string' ? [options.edition] : [];
  const edition = await chooseIndex(settings.editions, named);
  const { data, robustness } = await buildEdition(edition, {
    ...settings,
    log: silentLog,
    dryRun: true,
    sensitivity: false,
  });
  if (!isIndexRelease(data)) {
    throw new SmiError('usage', `${edition} is not an index; \`smi explain\` works on indices only`, {
      next: `build it and open its report: \`smi build ${edition}\``,
    });
  }
  // A name of several words needs no quotation marks.
  const explanation = explainArea(data, positionals.join(' '));
  const wanted = textOption(options, 'against');
  const other = wanted === undefined ? undefined : againstOf(data, robustness, explanation, wanted);
  return {
    text: describeExplanation(explanation, data, other),
    isAnswer: true,
    json: { edition, ...explanation, ...(other === undefined ? {} : { against: other }) },
  };
}
