import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';

import { z } from 'zod';

import { confinement } from '#drafts/decoder/confined.ts';
import { openDecoder } from '#drafts/decoder/decoder.ts';
import { takeImage } from '#drafts/take-image.ts';

import { takenOver } from '../support/taken-over.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Tells by a program that only asks for Landlock whether this machine has it, and a setpriv that knows it. */
function hasLandlock(): boolean {
  return spawnSync('setpriv', ['--no-new-privs', '--landlock-access', 'fs:write-file', 'true']).status === 0;
}

test('a picture that takes its decoder over reads no key and no token, reaches no database and no host', async () => {
  await using folder = await temporaryFolder();
  const key = join(folder.path, 'master.key');
  const settings = join(folder.path, '.env');
  for (const path of [key, settings]) await writeFile(path, 'SECRET', { mode: 0o600 });
  const [host, database] = [createServer(), createServer()];
  host.listen(0, '127.0.0.1');
  database.listen(join(folder.path, '.s.PGSQL.5432'));
  try {
    for (const server of [host, database]) if (!server.listening) await once(server, 'listening');
    const address = host.address();
    assert.ok(address !== null && typeof address === 'object');
    const sockets = [{ port: address.port }, { path: join(folder.path, '.s.PGSQL.5432') }];
    const write = join(folder.path, 'written');
    const wanted = { files: [key, settings, '/etc/passwd'], write, pid: process.pid, sockets };
    using decoder = openDecoder({ program: takenOver });
    const limits = { maxImageBytes: 100_000, maxImagePixels: 100, mimeTypes: ['image/gif'] };
    const outcome = await takeImage(Buffer.from(`GIF89a${JSON.stringify(wanted)}`), limits, decoder);
    assert.ok(outcome.kind === 'image');
    const came = z.record(z.string(), z.string()).parse(JSON.parse(Buffer.from(outcome.bytes).toString('utf8', 6)));
    assert.equal(await confinement(), hasLandlock() ? 'can' : 'cannot');
    assert.equal(came['its own environment'], '{}');
    assert.ok(!existsSync(write));
    // An older machine has its decoder apart and no more, as SECURITY.md and the doctor say.
    if (!hasLandlock()) return;
    assert.deepEqual(came, {
      [key]: 'EACCES',
      [settings]: 'EACCES',
      '/etc/passwd': 'EACCES',
      memory: 'EACCES',
      environment: 'EACCES',
      'open files': 'EACCES',
      signal: 'EPERM',
      write: 'EACCES',
      'another program': 'failed',
      [JSON.stringify(sockets[0])]: 'EPERM',
      [JSON.stringify(sockets[1])]: 'EPERM',
      'its own environment': '{}',
    });
  } finally {
    for (const server of [host, database]) server.close();
  }
});
