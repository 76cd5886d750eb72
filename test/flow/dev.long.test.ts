import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';

import { runningServer } from '#storage/postgres/running-server.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

const main = join(import.meta.dirname, '../../bin/tambour.js');

/** Tambour as Node's watcher starts it: with a channel to it. Needs none of the machine's file watches. */
function watched(data: string): {
  readonly program: ChildProcess;
  readonly exited: Promise<unknown>;
  readonly written: () => string;
} {
  const program = fork(main, ['start'], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C', TAMBOUR_DATA: data, TAMBOUR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let written = '';
  program.stdout?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  return { program, exited: once(program, 'exit'), written: () => written };
}

for (const [when, isServing, end] of [
  // All that the program sees of a watcher that is killed is that the channel closes.
  ['when the watcher of "npm run dev" is killed while Tambour serves', true, ['disconnect']],
  ['when the watcher of "npm run dev" is killed while Tambour starts', false, ['disconnect']],
  ['when a file changes, for which the watcher asks', true, ['SIGTERM']],
  ['at Ctrl-C, after which the watcher asks as well', true, ['SIGINT', 'SIGINT', 'SIGTERM']],
] as const) {
  test(`Tambour and its PostgreSQL end ${when}`, async () => {
    await using folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    const cluster = join(data, 'postgres', 'pg18');
    const { program, exited, written } = watched(data);
    if (isServing) {
      await until('Tambour serves', () => written().includes('Open the practice chat'), 60_000);
      assert.ok(await runningServer(cluster));
    }

    for (const how of end)
      if (how === 'disconnect') program.disconnect();
      else program.kill(how);

    assert.deepEqual(await exited, [0, null]);
    assert.equal(await runningServer(cluster), null);
  });
}
