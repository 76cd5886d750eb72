import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { z } from 'zod';

import { runningServer } from '#storage/postgres/running-server.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

const project = join(import.meta.dirname, '../..');
const packageShape = z.object({ scripts: z.object({ dev: z.string() }) });

test('when the watcher of "npm run dev" is killed, Tambour and its PostgreSQL end too', async () => {
  await using folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  const { scripts } = packageShape.parse(JSON.parse(await readFile(join(project, 'package.json'), 'utf8')));
  const [program, ...args] = scripts.dev.split(' ');
  assert.equal(program, 'node');
  const watcher = spawn(process.execPath, args, {
    cwd: project,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C', TAMBOUR_DATA: data, TAMBOUR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = '';
  watcher.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const cluster = join(data, 'postgres', 'pg18');
  await until('Tambour serves', () => written.includes('Open the practice chat'), 60_000);
  assert.ok(await runningServer(cluster));

  watcher.kill('SIGKILL');

  await until('PostgreSQL has ended', async () => (await runningServer(cluster)) === null, 30_000);
});
