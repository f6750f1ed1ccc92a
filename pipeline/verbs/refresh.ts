import { join, resolve } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { readLock, sortedLock } from '../acquire/lock.js';
import { chooseEditions } from '../editions/choose.js';
import { compareFrozen, describeDifferences } from '../editions/compare.js';
import { EDITION_FILES, readMethod } from '../editions/edition.js';
import { frozenTables, frozenTexts, writeTogether } from '../editions/freeze.js';
import { shipped } from '../package-root.js';
import { refresh } from '../refresh.js';
import type { Outcome, Verb, VerbContext } from './verb.js';

interface EditionOutcome {
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

async function refreshOne(name: string, context: VerbContext): Promise<EditionOutcome> {
  const { options, settings, log, fetch, now, signal, dryRun } = context;
  const folder = join(settings.editions, name);
  const { method } = await readMethod(settings.editions, name);
  const lockPath = typeof options.lock === 'string' ? resolve(options.lock) : shipped('sources', 'lock.json');
  const lock = await readLock(lockPath);
  const relock = options.relock === true;
  const { frozen, acquired } = await refresh(method, {
    ...{ store: settings.store, threads: settings.threads, log, fetch, now, signal, lock, relock },
    ...(typeof options.mirror === 'string' ? { mirror: options.mirror } : {}),
    offline: options.offline === true,
    methodPath: join(folder, EDITION_FILES.method),
  });
  const differences = await compareFrozen(folder, frozenTables(frozen));
  const relocked = Object.keys(acquired.lock).filter((address) => acquired.lock[address] !== lock[address]);
  const accept = options.accept === true && !dryRun;
  if (accept) {
    const texts = frozenTexts(folder, frozen);
    if (relocked.length > 0) texts.set(lockPath, `${JSON.stringify(sortedLock(acquired.lock), null, 2)}\n`);
    await writeTogether(texts);
  }
  const ending = accept
    ? `written to ${folder}; now run \`smi build ${name}\``
    : 'nothing was written; run again with --accept to take this in';
  const locked = relocked.map((address) => `  lock: ${address}`);
  return {
    lines: [
      `${name}: ${frozen.figures.length} figures`,
      ...describeDifferences(differences),
      ...locked,
      ending,
    ],
    json: { edition: name, figures: frozen.figures.length, accepted: accept, relocked, differences },
  };
}

/** From official files to the frozen figures of an edition. Without --accept it shows what would change. */
export const refreshVerb: Verb = {
  name: 'refresh',
  summary: 'read the official files anew and show, or accept, what changes in an edition',
  usage: 'refresh [edition…] [--mirror DIR|URL | --offline] [--accept]',
  options: {
    mirror: {
      type: 'string',
      value: 'DIR|URL',
      description: 'files laid out as <host>/<path>, instead of the network',
    },
    offline: { type: 'boolean', description: 'use the store alone' },
    accept: { type: 'boolean', description: 'write the figures; without it, show what would change' },
    relock: { type: 'boolean', description: 'take in files that differ from the lock' },
    lock: { type: 'string', value: 'FILE', description: 'the lock (sources/lock.json of the project)' },
  },
  writes: true,
  examples: ['smi refresh england-2026 --mirror ./mirror', 'smi refresh england-2026 --offline --accept'],
  async run(context): Promise<Outcome> {
    const { options, settings, positionals } = context;
    if (options.offline === true && options.mirror !== undefined) {
      throw new SmiError('usage', '--offline and --mirror contradict each other');
    }
    if (options.offline === true && options.relock === true) {
      throw new SmiError('usage', '--offline and --relock contradict each other');
    }
    const outcomes = [];
    for (const name of await chooseEditions(settings.editions, positionals))
      outcomes.push(await refreshOne(name, context));
    return {
      text: outcomes.flatMap(({ lines }) => lines).join('\n'),
      json: { editions: outcomes.map(({ json }) => json) },
    };
  },
};
