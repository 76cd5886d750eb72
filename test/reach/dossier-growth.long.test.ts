import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';

import { openTestStore } from '../support/store.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { keepRows } from './digest-rows.ts';
import { makeUpYear, year } from './dossier-year.ts';

const mostBytes = 4 * 1024 * 1024;
/** Far above what it takes, far below what a server of 1 GiB has. */
const mostMib = 600;
const mostSeconds = 60;

/** Has a process of Node say at its end what memory it took at most, in KiB, and what time of a processor, in µs. */
const saysPeak = `--import=data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('peak '+u.maxRSS+' cpu '+(u.userCPUTime+u.systemCPUTime))})",
)}`;

interface Cost {
  readonly seconds: number;
  readonly ofProcessor: number;
  readonly mib: number;
}

async function costOf(tambour: Tambour, url: string, args: readonly string[]): Promise<Cost> {
  const startedAt = performance.now();
  const { code, out, err } = await tambour.run(args, { env: { DATABASE_URL: url, NODE_OPTIONS: saysPeak } });
  assert.equal(code, 0, out + err);
  const seconds = (performance.now() - startedAt) / 1000;
  const [, peak, cpu] = /peak (\d+) cpu (\d+)/u.exec(err) ?? [];
  return { seconds, ofProcessor: Number(cpu) / 1e6, mib: Number(peak) / 1024 };
}

function said({ seconds, ofProcessor, mib }: Cost): string {
  return `${seconds.toFixed(1)} s, ${ofProcessor.toFixed(1)} s of a processor, ${Math.round(mib)} MiB`;
}

for (const networks of [
  ['mastodon', 'x'],
  ['mastodon', 'x', 'bluesky'],
] as const satisfies readonly (readonly NetworkKind[])[])
  test(`the dossier of 10,000 posts on ${networks.length} networks is a page that can be sent by mail`, async (t) => {
    await using tambour = await openTambour();
    await using store = await openTestStore();
    const run = (args: readonly string[]): Promise<Cost> => costOf(tambour, store.url, args);
    // The same program with nothing to read; the first run makes its key.
    const rest = [await run(['desk', 'list']), await run(['desk', 'list'])];
    await using folder = await temporaryFolder();
    const { rows } = makeUpYear({ posts: networks.length === 2 ? 5700 : 3900, networks });
    await keepRows(store, rows);
    const posts = await store.db.deliveryFigures.count();
    assert.ok(posts > 10_000, String(posts));
    const days = ['--from', year.first, '--to', year.last];
    const cost = await run(['dossier', 'write', '--desk', 'Bruyère', ...days, '--out', folder.path]);
    const files = await readdir(folder.path);
    const page = files.find((name) => name.endsWith('.html')) ?? assert.fail('no page');
    const { size } = await stat(join(folder.path, page));
    t.diagnostic(
      `${posts} posts: ${said(cost)} at most; with nothing to read ${rest.map(said).join(' and ')}; page of ${Math.round(size / 1024)} KiB`,
    );
    assert.ok(size < mostBytes);
    assert.ok(cost.mib < mostMib && cost.seconds < mostSeconds);
  });
