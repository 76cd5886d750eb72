import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const program = join(import.meta.dirname, '../../bin/tambour.js');
/** Makes Node say that it is an older one, and lack what an older one lacks. */
const pretendOld = `data:text/javascript,${encodeURIComponent(`
  import module, { syncBuiltinESMExports } from 'node:module';
  Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
  delete module.enableCompileCache;
  delete module.registerHooks;
  syncBuiltinESMExports();
`)}`;

test('an old Node is told in one sentence which one Tambour runs on, and how to start it', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pretendOld, program, 'doctor'], {
    encoding: 'utf8',
  });
  assert.deepEqual([status, stdout], [1, '']);
  assert.equal(
    stderr,
    'Tambour runs on Node 24, which "npm ci" brings with npm 11 or newer ("npm install --global npm@11"), and this is Node 20.20.2: run "npm start", or "npm run -s tambour -- …".\n',
  );
});
