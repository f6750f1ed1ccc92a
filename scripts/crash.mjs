// Kills commands without warning, at random moments and at system calls that rename, link, write or wait for
// the disk, and looks at what they leave: a release that is whole by its hashes, or none; and after the next
// run of the same command nothing of the killed one.
//   npm run test:crash                    20 kills of each command
//   npm run test:crash -- --kills 100     as many
//   npm run test:crash -- --page          and writes the figures into docs/reliability.md
// System calls need strace and Linux; where they are not there, only moments are tried, and that is said.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const mirror = join(root, '..', 'shared', 'data', 'mirror');
const program = join(root, 'bin', 'smi.mjs');
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    page: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
let state = Number(values.seed) >>> 0;
/** A number from 0 up to 1: the same seed gives the same ones. */
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

const work = mkdtempSync(join(tmpdir(), 'smi-crash-'));
const own = join(work, 'tmp');
mkdirSync(own);
const env = { ...process.env, TMPDIR: own };
const inWork = (...parts) => join(work, ...parts);

const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Throws where a folder has a receipt with whose hashes its files do not agree, or has none. */
function checkWhole(folder) {
  const receipt = JSON.parse(readFileSync(join(folder, 'receipt.json'), 'utf8'));
  for (const { path, sha256 } of receipt.outputs)
    if (hashOf(join(folder, path)) !== sha256)
      throw new Error(`${folder}/${path} is not what the receipt says`);
}

/** Every path below a folder that begins with a point, which is how everything that is put aside begins. */
const hidden = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((path) => /(^|[\\/])\.(?!builds$)[^\\/]*$/.test(path))
    : [];

/** Editions in which little is drawn and nothing is compared, so that a build takes a second. */
function makeEditions() {
  const folder = inWork('editions', 'england-2026');
  cpSync(join(root, 'editions', 'england-2026'), folder, { recursive: true });
  const path = join(folder, 'method.yaml');
  const method = readFileSync(path, 'utf8')
    .replace(/^(?:coldspots|moves|evidence): .*\n/gm, '')
    .replace(/^( {2}replicates): \d+$/m, '$1: 20')
    .replace(/^( {2}sensitivity): \d+$/m, '$1: 8');
  writeFileSync(path, method);
}

const example = (name) => join(root, 'docs', 'examples', 'small-index', name);
const build = ['build', 'england-2026', '--editions', inWork('editions'), '--release', inWork('release')];

/**
 * The commands: `again` clears what a run without a mistake has written, since an output folder must be new;
 * `check` throws where what is there after a kill is not whole.
 */
const COMMANDS = [
  {
    name: 'build',
    args: [...build, '--replicates', '0', '--skip', 'areas,explorer'],
    check: () =>
      existsSync(inWork('release', 'england-2026')) && checkWhole(inWork('release', 'england-2026')),
    folders: ['release'],
    keeps: true,
  },
  {
    name: 'build with areas and explorer',
    args: [...build, '--replicates', '20'],
    check: () => {
      for (const name of ['england-2026', 'explorer'])
        if (existsSync(inWork('release', name))) checkWhole(inWork('release', name));
    },
    folders: ['release'],
    keeps: true,
  },
  ...[
    ['score', ['score', '--method', example('method.yaml'), '--data', example('data.csv')]],
    [
      'robustness',
      [
        'robustness',
        'england-2026',
        '--editions',
        inWork('editions'),
        '--replicates',
        '20',
        '--sensitivity',
        '0',
      ],
    ],
    ['synthesise', ['synthesise', '--rows', '2000', '--areas', '5', '--files', '3']],
    ['estimate', ['estimate', inWork('made-up', 'records-1.parquet')]],
  ].map(([name, args]) => ({
    name,
    args: [...args, '--out', inWork('out', name)],
    check: () => existsSync(inWork('out', name)) && checkWhole(inWork('out', name)),
    folders: ['out'],
    keeps: false,
  })),
  ...(existsSync(mirror)
    ? [
        {
          name: 'refresh',
          args: [
            ...['refresh', 'england-2026', '--editions', inWork('editions'), '--store', inWork('store')],
            ...['--mirror', mirror, '--accept'],
          ],
          check: () => {
            const folder = inWork('editions', 'england-2026');
            if (hidden(folder).length > 0) return;
            const origin = JSON.parse(readFileSync(join(folder, 'origin.json'), 'utf8'));
            for (const { file, sha256 } of origin.tables)
              if (hashOf(join(folder, file)) !== sha256)
                throw new Error(`${file} is not what the origin says`);
          },
          folders: ['editions'],
          keeps: true,
        },
      ]
    : []),
].filter(({ name }) => values.only === undefined || values.only === name);

const clear = ({ name, keeps }) => keeps || rmSync(inWork('out', name), { recursive: true, force: true });

/** Runs a command to its end. */
function runWhole(command) {
  clear(command);
  const start = Date.now();
  const { status, stderr } = spawnSync(process.execPath, [program, ...command.args, '--quiet'], {
    env,
    cwd: work,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command.name} ended with ${status}: ${stderr}`);
  return Date.now() - start;
}

/** Starts a command and sends it a signal after a time; true where that came before its end. */
function killAfter(command, ms, signal) {
  clear(command);
  const child = spawn(process.execPath, [program, ...command.args, '--quiet'], {
    env,
    cwd: work,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill(signal), ms);
  return new Promise((resolve) =>
    child.once('close', (code, by) => {
      clearTimeout(timer);
      resolve(by !== null || code !== 0);
    }),
  );
}

const CALLS = [
  'rename',
  'symlink',
  'link',
  'fsync',
  'fdatasync',
  'write',
  'pwrite64',
  'mkdir',
  'unlink',
  'rmdir',
];
const canTrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

const strace = (command, options) =>
  spawnSync('strace', ['-f', '-qq', ...options, process.execPath, program, ...command.args, '--quiet'], {
    env,
    cwd: work,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });

/** How often a command makes each call, by the thread that makes it most often: those can be counted. */
function countCalls(command) {
  clear(command);
  const log = inWork('trace');
  strace(command, ['-e', `trace=${CALLS.join(',')}`, '-o', log]);
  const most = new Map();
  const counts = new Map();
  for (const [, pid, call] of readFileSync(log, 'utf8').matchAll(/^(\d+) +(\w+)\(/gm)) {
    const key = `${pid} ${call}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    most.set(call, Math.max(most.get(call) ?? 0, counts.get(key)));
  }
  return [...most];
}

/** Kills a command at its nth call of a kind; true where it came to that. */
function killAt(command, call, n) {
  clear(command);
  const inject = `inject=${call}:signal=SIGKILL:when=${n}`;
  const { status, signal } = strace(command, ['-e', `trace=${call}`, '-e', inject, '-o', '/dev/null']);
  return signal !== null || status !== 0;
}

/** Looks at what a kill has left, and now and then runs the command again and looks for what is left then. */
function examine(command, what, again) {
  command.check();
  if (!again) return;
  runWhole(command);
  command.check();
  const left = [...command.folders.flatMap((folder) => hidden(inWork(folder))), ...readdirSync(own)];
  if (left.length > 0) throw new Error(`${what}: the next run left ${left.join(', ')}`);
}

/** The next run is tried after so many kills. */
const EACH = 5;

const rows = [];
makeEditions();
try {
  if (COMMANDS.some(({ name }) => name === 'estimate'))
    spawnSync(
      process.execPath,
      [program, 'synthesise', '--rows', '4000', '--areas', '5', '--out', inWork('made-up')],
      { env },
    );
  if (!canTrace) process.stderr.write('strace is not there: system calls are left out\n');
  for (const command of COMMANDS) {
    const ms = Math.min(runWhole(command), runWhole(command));
    const moments = canTrace ? Math.ceil(kills / 2) : kills;
    let survived = 0;
    for (let i = 0; i < moments; i += 1) {
      const signal = i % 4 === 3 ? 'SIGHUP' : 'SIGKILL';
      if (await killAfter(command, random() * ms, signal)) survived += 1;
      examine(command, `${command.name}, ${signal}`, i % EACH === EACH - 1 || i === moments - 1);
    }
    let atCalls = 0;
    const calls = canTrace ? countCalls(command) : [];
    for (let i = 0; i < kills - moments && calls.length > 0; i += 1) {
      const [call, most] = calls[i % calls.length];
      const n = 1 + Math.floor(random() * most);
      if (killAt(command, call, n)) atCalls += 1;
      examine(command, `${command.name}, ${call} ${n}`, i % EACH === EACH - 1 || i === kills - moments - 1);
    }
    rows.push([command.name, survived, atCalls]);
    process.stdout.write(
      `${command.name}: ${survived} at moments and ${atCalls} at system calls, all sound\n`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (values.page) {
  const { putIntoPage } = await import('../dist/scripts/reliability.js');
  const { markdownTable } = await import('../dist/schemas/generate/markdown.js');
  const header = ['Command', 'Killed at moments', 'Killed at system calls', 'Not sound afterwards'];
  await putIntoPage(
    'kills',
    markdownTable(
      header,
      rows.map((row) => [...row.map(String), '0']),
    ),
  );
}
