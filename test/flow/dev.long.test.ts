import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';

import { runningServer } from '#storage/postgres/running-server.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

const main = join(import.meta.dirname, '../../bin/tambour.js');

// Node's watcher holds a channel to the program that it starts. Where the watcher is killed, the channel closes; that is
// all that the program sees. So the test holds such a channel itself, and needs none of the machine's file watches.
for (const [when, isServing] of [
  ['while Tambour serves', true],
  ['while Tambour starts', false],
] as const) {
  test(`when the watcher of "npm run dev" is killed ${when}, Tambour and its PostgreSQL end too`, async () => {
    await using folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    const program = fork(main, ['start'], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C', TAMBOUR_DATA: data, TAMBOUR_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const exited = once(program, 'exit');
    let written = '';
    program.stdout?.on('data', (chunk: Buffer) => (written += chunk.toString()));
    const cluster = join(data, 'postgres', 'pg18');
    if (isServing) {
      await until('Tambour serves', () => written.includes('Open the practice chat'), 60_000);
      assert.ok(await runningServer(cluster));
    }

    program.disconnect();

    assert.deepEqual(await exited, [0, null]);
    assert.equal(await runningServer(cluster), null);
  });
}
