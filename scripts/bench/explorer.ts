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

/**
 * Runs in the page: moves the slider of the first face, and gives the milliseconds until ranks and map are on
 * the screen, and until the intervals are there too. The page asked for its frame before this does.
 */
const MOVED = (weight: number) => `new Promise((done) => {
  const field = document.querySelector('.weigh input[type=range]');
  const said = document.querySelector('#weigh-sure');
  const start = performance.now();
  field.value = '${weight}';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const drawn = performance.now() - start;
      const watch = new MutationObserver(() => {
        if (!said.textContent.startsWith('Nine in ten')) return;
        watch.disconnect();
        done([drawn, performance.now() - start]);
      });
      watch.observe(said, { childList: true, characterData: true, subtree: true });
    };
    port2.postMessage(null);
  });
})`;

/** Milliseconds from a change of a weight until ranks and map are drawn, and until the intervals are. */
async function changed(page: string): Promise<{ drawn: number; sure: number }> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const opened = await (await browser.newContext({ bypassCSP: true })).newPage();
    await opened.goto(`${pathToFileURL(page).href}#view=weights`);
    await opened.waitForFunction(
      'document.querySelector("#weigh-sure")?.textContent.startsWith("Nine in ten") && document.querySelector("#weigh-table table")',
    );
    const times: [drawn: number, sure: number][] = [];
    for (let run = 0; run <= RUNS; run += 1) {
      times.push(await opened.evaluate<[number, number]>(MOVED(1.1 + run / 10)));
      // The table, which follows, is not part of the next change.
      await opened.waitForTimeout(500);
    }
    const of = (i: 0 | 1) => median(times.slice(1).map((one) => one[i]));
    return { drawn: of(0), sure: of(1) };
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
      else {
        const index = join(written, 'index.html');
        line(
          'explorer: interactive, with its map',
          `${median(await interactive(index)).toFixed(0)} ms`,
          '≤ 1,000 ms',
        );
        const { drawn, sure } = await changed(index);
        line('explorer: a weight changed, ranks and map drawn', `${drawn.toFixed(0)} ms`, '≤ 50 ms');
        line('  its intervals drawn too', `${sure.toFixed(0)} ms`);
      }
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
