import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

const executablePath = process.env['TAMBOUR_CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * The reason why browser tests cannot run here; false if they can. If they are required (CI=true), they fail instead.
 */
export const noBrowser: string | false =
  existsSync(executablePath) || process.env['CI'] === 'true'
    ? false
    : `NO BROWSER TESTS: there is no Chromium at ${executablePath} (apt-get install chromium, or set TAMBOUR_CHROMIUM)`;

/** Starts a real headless Chromium. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    timeout: 120_000,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
