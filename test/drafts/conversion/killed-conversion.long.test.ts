import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

import { confinement } from '#drafts/decoder/confined.ts';
import { removeLeftFolders, workFolder } from '#drafts/recording/work-folder.ts';

import { childrenRunning } from '../../support/child-processes.ts';
import { standInFfmpeg } from '../../support/stand-in-ffmpeg.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

const script = join(import.meta.dirname, '../../support/converting-process.ts');

test('of a process that is killed while it converts, the next start removes the files, and no ffmpeg goes on', async () => {
  await using programs = await temporaryFolder();
  const ffmpeg = await standInFfmpeg(programs.path, 'hangs', new Uint8Array());
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ffmpeg], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [folder]: unknown[] = await once(createInterface(child.stdout), 'line');
  assert.ok(typeof folder === 'string' && existsSync(join(folder, 'source')));
  await removeLeftFolders();
  assert.ok(existsSync(join(folder, 'source')), 'what is worked on stays');
  const [converting] = childrenRunning(ffmpeg, child.pid);
  assert.ok(converting !== undefined);
  child.kill('SIGKILL');
  await once(child, 'exit');
  // Elsewhere the limit of its time ends it.
  if ((await confinement()) === 'can') await until('the end of ffmpeg', () => hasEnded(converting));
  await using own = await workFolder();
  await removeLeftFolders();
  assert.ok(!existsSync(folder));
  assert.ok(existsSync(own.path), 'what this process works on stays');
});

/** Nobody may be there to take note of its end. */
function hasEnded(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '';
  } catch {
    return true;
  }
}
