/**
 * Lighthouse of the pages of a release as on a telephone, by its own settings: slow 4G and a processor four
 * times as slow, both simulated. The pages come from a server that compresses, as hosts of static pages do.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { mediaTypeOf } from '../../outputs/writer.js';
import { BROWSER, type Line, median, runOnce } from './measure.js';

/** The last that runs on the oldest Node of this project; npm fetches it when the benchmark runs. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const RUNS = 5;

/** The pages, each with the least score that it is to have. */
const PAGES: readonly (readonly [path: string, least: number])[] = [
  ['england-2026/report.html', 0.9],
  ['long-shadow-england-2026/report.html', 0.9],
  ['england-2026/areas/E07000147.html', 0.9],
  ['explorer/index.html', 0.95],
];

/** What is read of its report. */
interface Found {
  readonly categories: { readonly performance: { readonly score: number } };
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
  /** How fast it found this machine, which moves the score: about 1,500 for an idle desktop. */
  readonly environment: { readonly benchmarkIndex: number };
}

/** Serves the pages above and what they load; the paths are those that the pages ask for, on loopback. */
async function serve(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, answer) => {
    const file = join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname));
    if (extname(file) === '' || !existsSync(file)) return answer.writeHead(404).end();
    answer.writeHead(200, { 'content-type': mediaTypeOf(file), 'content-encoding': 'gzip' });
    return answer.end(gzipSync(readFileSync(file)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

async function scored(address: string, report: string): Promise<Found> {
  const flags = '--headless=new --no-sandbox --disable-gpu';
  const args = ['--yes', LIGHTHOUSE, address, '--only-categories=performance', '--quiet'];
  await promisify(execFile)(
    'npx',
    [...args, '--output=json', `--output-path=${report}`, `--chrome-flags=${flags}`],
    { env: { ...process.env, CHROME_PATH: BROWSER }, shell: process.platform === 'win32' },
  );
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** Prints the median score of each page, with how long it blocks and how fast the machine was meanwhile. */
export async function benchLighthouse(line: Line): Promise<void> {
  if (!existsSync(BROWSER)) return line('Lighthouse', 'no browser');
  const folder = mkdtempSync(join(tmpdir(), 'smi-bench-lighthouse-'));
  const release = join(folder, 'release');
  runOnce(['build', '--release', release]);
  const server = await serve(release);
  try {
    const { port } = server.address() as AddressInfo;
    for (const [path, least] of PAGES) {
      const found: Found[] = [];
      for (let run = 0; run < RUNS; run += 1)
        found.push(await scored(`http://127.0.0.1:${port}/${path}`, join(folder, 'report.json')));
      const of = (pick: (one: Found) => number) => median(found.map(pick));
      line(`Lighthouse, ${path}`, of((one) => one.categories.performance.score).toFixed(2), `≥ ${least}`);
      line('  blocked', `${of((one) => one.audits['total-blocking-time']?.numericValue ?? 0).toFixed(0)} ms`);
      line('  speed of this machine', of((one) => one.environment.benchmarkIndex).toFixed(0));
    }
  } catch (error) {
    // Without a network npm cannot fetch it; the benchmarks after this one still run.
    line('Lighthouse', 'failed');
    console.log(String(error));
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
