import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { type Built, buildEdition } from '../build.js';
import { chooseEditions } from '../editions/choose.js';
import { readMethod } from '../editions/edition.js';
import { duckdb } from '../engine/dialect.js';
import { text as sqlText, type Value } from '../engine/engine.js';
import { checkTarget } from '../publish/release-folder.js';
import { scoreSteps } from '../score/steps.js';
import type { Outcome, Verb, VerbContext } from './verb.js';

const literal = (value: Value) => (typeof value === 'string' ? sqlText(value) : String(value));

/** The steps as a reader would run them by hand, with the values that are bound. */
async function showSql(name: string, editions: string): Promise<string> {
  const { method } = await readMethod(editions, name);
  const steps = scoreSteps(method, duckdb).map(({ name: table, purpose, query, bindings }) => {
    const bound = Object.entries(bindings).map(([key, value]) => `-- $${key} = ${literal(value)}`);
    return [
      `-- ${table}: ${purpose}`,
      ...bound,
      `CREATE TABLE ${duckdb.identifier(table)} AS`,
      `${query};`,
    ].join('\n');
  });
  return [
    [
      `-- The score stage of ${name}, step by step. It begins from two tables: score_values (the frozen figures) and`,
      '-- score_nodes (the structure of the method).',
    ].join('\n'),
    ...steps,
  ].join('\n\n');
}

function summary({ edition, path, data, files }: Built, dryRun: boolean): string {
  const ranked = data.index.rows.filter(({ rank }) => rank !== null);
  const line = (row: (typeof ranked)[number]) =>
    `  ${String(row.rank).padStart(3)}  ${Number(row.score).toFixed(2).padStart(5)}  ${row.area_name}`;
  const made = dryRun
    ? [`Nothing was written (--dry-run); the release would go to ${path}`]
    : [
        `${path}`,
        ...files.map(
          ({ path: file, bytes }) => `  ${file.padEnd(34)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`,
        ),
      ];
  return [
    data.method.title,
    '',
    `Best five of ${ranked.length} areas (rank, score, area)`,
    ...ranked.slice(0, 5).map(line),
    'Worst five',
    ...ranked.slice(-5).map(line),
    '',
    ...made,
    ...(dryRun
      ? []
      : [
          '',
          `Next: open ${join(path, 'report.html')} in a browser, or look at one area:`,
          `  npx smi explain "${ranked.at(-1)?.area_name}"${edition === 'england-2026' ? '' : ` --edition ${edition}`}`,
        ]),
    'Not an official statistic.',
  ].join('\n');
}

const outcomeOf = ({ edition, path, data, files, laps }: Built) => ({
  ...{ edition, path, areas: data.index.rows.length, files, milliseconds: laps },
});

/** The main job: builds editions from their frozen figures, offline. */
export const build: Verb = {
  name: 'build',
  summary: 'build editions from the figures that the project ships, offline, and publish them',
  usage: 'build [edition…] [--show-sql]',
  options: {
    'show-sql': { type: 'boolean', description: 'print the SQL of the score stage, and do nothing else' },
  },
  writes: true,
  examples: ['smi build', 'smi build england-2026 --release /srv/smi', 'smi build england-2026 --show-sql'],
  async run({ positionals, options, settings, log, dryRun }: VerbContext): Promise<Outcome> {
    const names = await chooseEditions(settings.editions, positionals);
    if (names.length === 0)
      throw new SmiError('edition-unknown', `no edition in ${settings.editions} is marked as a default one`);
    if (options['show-sql'] === true) {
      const texts = await Promise.all(names.map((name) => showSql(name, settings.editions)));
      return {
        text: texts.join('\n\n'),
        json: { sql: Object.fromEntries(names.map((name, at) => [name, texts[at]])) },
      };
    }
    // A name that is mistyped stops the command before the first edition is built.
    for (const name of names) {
      await readMethod(settings.editions, name);
      checkTarget(settings.release, name);
    }
    const built = [];
    for (const name of names) built.push(await buildEdition(name, { ...settings, log, dryRun }));
    return {
      text: built.map((one) => summary(one, dryRun)).join('\n\n'),
      json: { built: built.map(outcomeOf) },
    };
  },
};
