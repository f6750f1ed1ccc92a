import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The installed browser, if any; without one, tests that look at pages are skipped. */
export const BROWSER: string | undefined = PLACES.find((path) => path !== undefined && existsSync(path));

if (BROWSER === undefined) {
  const why = 'no browser is installed to look at pages with: install chromium, or name one in CHROMIUM';
  if (process.env.CI === 'true') throw new Error(why);
  console.warn(`${why}; these tests are left out`);
}

/** Starts it without any request of its own; there is no sandbox for root. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(BROWSER === undefined ? {} : { executablePath: BROWSER }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
}
