import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const ofPackage = createRequire(import.meta.url);

export const CLUSTER = 'three';

/** A port that nothing listens on at present. */
const freePort = () =>
  new Promise<number>((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => done(port));
    });
  });

export interface Shard {
  readonly url: string;
  readonly http: number;
  readonly tcp: number;
  readonly folder: string;
  process: ChildProcess;
}

/** A user of the program, who may only read, and whom the shards ask for a password. */
export const ANALYST = { user: 'analyst', password: 'p4ss&word=?/#"' } as const;

const USERS = `<clickhouse>
  <profiles><default/><reader><readonly>2</readonly></reader></profiles><quotas><default/></quotas>
  <users>
    <default><password/><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default>
    <${ANALYST.user}>
      <password_sha256_hex>${createHash('sha256').update(ANALYST.password).digest('hex')}</password_sha256_hex>
      <networks><ip>127.0.0.1</ip></networks><profile>reader</profile><quota>default</quota>
    </${ANALYST.user}>
  </users>
</clickhouse>
`;

const configuration = (shards: readonly { readonly tcp: number }[], folder: string) => `<clickhouse>
  <logger><level>error</level><errorlog>${folder}/error.log</errorlog></logger>
  <users_config>${folder}/users.xml</users_config>
  <remote_servers><${CLUSTER}>${shards
    .map(
      ({ tcp }) =>
        `<shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`,
    )
    .join('')}</${CLUSTER}></remote_servers>
</clickhouse>
`;

/** What a shard does all its life: it listens, and waits. */
const LIFE = `SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP;
SELECT sleepEachRow(1) FROM numbers(36000)
SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block = 0 FORMAT Null`;

function launch({ http, tcp, folder }: Omit<Shard, 'process' | 'url'>): ChildProcess {
  const library: string = ofPackage('chdb/libchdb').libchdbPath();
  const options = [`--config-file=${join(folder, 'config.xml')}`, `--path=${join(folder, 'data')}`];
  const listen = ['--listen_host=127.0.0.1', `--tcp_port=${tcp}`, `--http_port=${http}`];
  return spawn('python3', [join(FOLDER, 'shard.py'), library, ...options, ...listen, '--query', LIFE], {
    stdio: ['ignore', 'ignore', openSync(join(folder, 'log'), 'a')],
  });
}

async function answers(url: string, shard: ChildProcess): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (shard.exitCode !== null || shard.signalCode !== null)
      throw new Error(`a shard ended with ${shard.exitCode ?? shard.signalCode} before it answered`);
    try {
      if ((await fetch(`${url}/?query=SELECT%201`)).ok) return;
    } catch {
      // it does not listen yet
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error('a shard did not answer within a minute');
}

const hasEnded = ({ process }: Shard) => process.exitCode !== null || process.signalCode !== null;

/** Three shards on loopback, each a process with ports and a folder of its own. */
export class Shards {
  readonly all: readonly Shard[];
  readonly folder: string;

  private constructor(folder: string, all: readonly Shard[]) {
    this.folder = folder;
    this.all = all;
  }

  static async start(count = 3): Promise<Shards> {
    const folder = mkdtempSync(join(tmpdir(), 'smi-shards-'));
    const made = [];
    for (let i = 0; i < count; i += 1)
      made.push({ http: await freePort(), tcp: await freePort(), folder: join(folder, String(i + 1)) });
    const all: Shard[] = [];
    for (const each of made) {
      mkdirSync(each.folder, { recursive: true });
      writeFileSync(join(each.folder, 'users.xml'), USERS);
      writeFileSync(join(each.folder, 'config.xml'), configuration(made, each.folder));
      all.push({ ...each, url: `http://127.0.0.1:${each.http}`, process: launch(each) });
    }
    const shards = new Shards(folder, all);
    process.once('exit', () => shards.stop());
    await Promise.all(all.map(({ url, process }) => answers(url, process)));
    return shards;
  }

  /** Runs a statement on one shard, or on each of them, as the administrator. */
  async run(sql: string, on: readonly Shard[] = this.all): Promise<string[]> {
    return Promise.all(
      on.map(async ({ url }) => {
        const answer = await fetch(url, { method: 'POST', body: sql });
        const text = await answer.text();
        if (!answer.ok) throw new Error(text);
        return text.trim();
      }),
    );
  }

  /** Kills a shard as a power cut does. */
  async kill(shard: Shard): Promise<void> {
    if (hasEnded(shard)) return;
    const ended = new Promise((done) => shard.process.once('exit', done));
    shard.process.kill('SIGKILL');
    await ended;
  }

  /**
   * Starts every shard again that has ended, with the tables that it had, and waits until each finds this
   * table on the others. One that lost a peer in the middle of an answer may have ended by itself: the
   * library is no server.
   */
  async heal(table: string): Promise<void> {
    for (const end = Date.now() + 40_000; ; ) {
      for (const shard of this.all.filter(hasEnded)) shard.process = launch(shard);
      try {
        await Promise.all(this.all.map(({ url, process }) => answers(url, process)));
        await this.run(`SELECT count() FROM cluster('${CLUSTER}', ${table})`);
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
        await new Promise((later) => setTimeout(later, 200));
      }
    }
  }

  stop(): void {
    for (const shard of this.all) shard.process.kill('SIGKILL');
    if (!process.env.SMI_KEEP_SHARDS) rmSync(this.folder, { recursive: true, force: true });
  }
}
