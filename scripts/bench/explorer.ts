import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { writeExplorer } from '../../outputs/explorer/write.js';
import { silentLog } from '../../pipeline/system/log.js';
import { BROWSER, type Line, median, runOnce } from './measure.js';

const RUNS = 5;
const EDITION = 'england-2026';

/** What the first view loads. */
const FIRST = [
  ...['index.html', 'explorer.css', 'explorer.js', 'data/editions.js'],
  ...['', '.shapes', '.find'].map((kind) => `data/${EDITION}${kind}.js`),
];

/** Milliseconds until the first view is shown and its field can be used, with an empty cache. */
async function interactive(page: string): Promise<number[]> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const times = [];
    for (let run = 0; run <= RUNS; run += 1) {
      const context = await browser.newContext({ bypassCSP: true });
      const opened = await context.newPage();
      await opened.goto(pathToFileURL(page).href);
      await opened.waitForFunction(
        'document.documentElement.dataset.shown !== undefined && document.querySelector("#where path")',
      );
      // From the start of the navigation to the map, as the clock of the page has it.
      const time = await opened.evaluate<number>('performance.now()');
      if (run > 0) times.push(time);
      await context.close();
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** What writing the explorer adds to a build, the size of its first view, and how soon that can be used. */
export async function benchExplorer(line: Line): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'smi-bench-explorer-'));
  try {
    runOnce(['build', EDITION, '--release', folder, '--skip', 'areas,explorer']);
    const times = [];
    for (let run = 0; run <= RUNS; run += 1) {
      const copy = mkdtempSync(join(folder, 'copy-'));
      cpSync(join(folder, EDITION), join(copy, EDITION), { recursive: true, dereference: true });
      const start = performance.now();
      await writeExplorer(copy, silentLog);
      times.push(performance.now() - start);
      if (run < RUNS) continue;
      const written = join(copy, 'explorer');
      const bytes = FIRST.map((path) => gzipSync(readFileSync(join(written, path))).length);
      line('explorer: first view, compressed', kilobytes(bytes), '≤ 350 kB');
      line('  its script', kilobytes(bytes.slice(2, 3)));
      if (!existsSync(BROWSER)) line('explorer: interactive', 'no browser');
      else
        line(
          'explorer: interactive, with its map',
          `${median(await interactive(join(written, 'index.html'))).toFixed(0)} ms`,
          '≤ 1,000 ms',
        );
    }
    // The first writing is that of a build, whose modules are loaded and not yet compiled.
    line('explorer: written, the first time', `${times[0]?.toFixed(0)} ms`, '≤ 1,000 ms');
    line('explorer: written, median of the others', `${median(times.slice(1)).toFixed(0)} ms`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kilobytes = (bytes: readonly number[]): string =>
  `${(bytes.reduce((sum, each) => sum + each, 0) / 1000).toFixed(0)} kB`;
