/** Reads the mutants of one reader, and tells the process that started it of each, before and after. */
import { SmiError } from '../../errors/smi-error.js';
import { Draws, mutantOf } from './mutate.js';
import { newFolder, putMutant, READERS } from './readers.js';

/** How a mutant ended. */
export interface Ended {
  readonly number: number;
  /** `result` or `named` is as it should be; `crash` is an error that no code names. */
  readonly outcome: 'result' | 'named' | 'crash';
  readonly seconds: number;
  /** The largest memory of the process up to now, in bytes. */
  readonly memory: number;
  readonly message?: string;
}

export interface Started {
  readonly number: number;
  readonly bytes: string;
}

async function outcomeOf(read: () => Promise<unknown>): Promise<Pick<Ended, 'outcome' | 'message'>> {
  try {
    await read();
    return { outcome: 'result' };
  } catch (error) {
    if (error instanceof SmiError && error.exit !== 1) return { outcome: 'named' };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: 'crash', message };
  }
}

const [name, from, to, seed, root = ''] = process.argv.slice(2);
const reader = READERS.find((each) => each.name === name);
if (reader === undefined || process.send === undefined) throw new RangeError(`there is no reader ${name}`);
const tell = (message: Started | Ended) => new Promise<void>((done) => process.send?.(message, () => done()));
const seeds = await reader.seeds();
// The first reading loads what is needed, and a seed must be readable or refused by name.
const folder = newFolder(root);
for (const each of seeds)
  await reader.read(Buffer.from(each), putMutant(folder, reader, Buffer.from(each))).catch(() => undefined);
for (let number = Number(from); number < Number(to); number += 1) {
  const draws = new Draws(Number(seed), number);
  const bytes = await (reader.mutant?.(seeds, draws) ?? mutantOf(seeds, draws));
  const path = putMutant(folder, reader, bytes);
  await tell({ number, bytes: bytes.subarray(0, 1_000_000).toString('base64') });
  const start = process.cpuUsage();
  const ended = await outcomeOf(() => reader.read(bytes, path));
  const { user, system } = process.cpuUsage(start);
  const memory = process.resourceUsage().maxRSS * 1024;
  await tell({ number, ...ended, seconds: (user + system) / 1e6, memory });
}
process.disconnect();
