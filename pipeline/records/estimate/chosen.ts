import { SmiError } from '../../../errors/smi-error.js';
import { type Engine, text } from '../../engine/engine.js';
import type { Sex } from './options.js';
import { PROBLEM } from './problems.js';
import type { Schema } from './schema.js';

/** Words of the records with this meaning, as they are written there. */
async function wordsOf(engine: Engine, column: 'sex' | 'fsm', meaning: string): Promise<string[]> {
  const rows = await engine.rows(
    `SELECT DISTINCT said_${column} AS word FROM estimate_kinds WHERE ${column} = ${meaning} ORDER BY word`,
  );
  return rows.map(({ word }) => text(String(word)));
}

/**
 * Makes the view `estimate_chosen`: the records of the chosen sex with a weight above zero, `fsm` true, false
 * or null. It compares with the very words that the checks have found, so that the engine can skip what it
 * need not read. Throws when there is no such record.
 */
export async function makeChosen(engine: Engine, schema: Schema, sex: Sex): Promise<void> {
  const sexes = sex === 'all' ? [] : await wordsOf(engine, 'sex', text(sex));
  if (sex !== 'all' && sexes.length === 0)
    throw new SmiError(PROBLEM.value, `the files hold no record of ${sex}`, { next: 'look at --sex' });
  const yes = await wordsOf(engine, 'fsm', 'true');
  const no = await wordsOf(engine, 'fsm', 'false');
  const when = (words: readonly string[], is: string) =>
    words.length === 0 ? '' : ` WHEN fsm IN (${words.join(', ')}) THEN ${is}`;
  const fsm =
    schema.columns.fsm?.kind === 'boolean'
      ? 'fsm'
      : `CASE${when(yes, 'true')}${when(no, 'false')} WHEN false THEN false END`;
  const chosen = sex === 'all' ? '' : `sex IN (${sexes.join(', ')}) AND `;
  await engine.run(
    `CREATE TEMP VIEW estimate_chosen AS
SELECT area, cohort, ${fsm} AS fsm, circumstances, qualification, earnings, weight
FROM estimate_records
WHERE ${chosen}weight > 0`,
  );
}
