import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';

import { present } from '../support/publishing-scene.ts';
import { openTambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

test('a database that stands still just after the start stops nothing: what failed is logged, and done a minute later', async () => {
  await using tambour = await openTambour();
  const connection = present(tambour.connection);
  await (await tambour.start()).stop();
  await onServer(connection, async (client) => {
    await client.query('DELETE FROM "AccountWatch"');
    await client.query('BEGIN');
    // No process that reads alone waits for this lock.
    await client.query('LOCK TABLE "AccountWatch" IN SHARE MODE');
    const app = await tambour.start({ TAMBOUR_LOG: 'info' });
    const waiting = await until('the first look waits', async () => {
      const { rows } = await client.query<{ pid: number }>(
        `SELECT pid FROM pg_locks WHERE NOT granted AND relation = '"AccountWatch"'::regclass`,
      );
      return rows[0]?.pid;
    });
    // As an end of its transaction after 20 s does, which a test need not wait for.
    await client.query('SELECT pg_terminate_backend($1)', [waiting]);
    const end = /"what":"watch"|met an error of its own/;
    assert.equal(await until('the failure is logged', () => end.exec(app.output())?.[0]), '"what":"watch"');
    await client.query('COMMIT');
    assert.equal((await fetch(`${app.url}/readyz`)).status, 200);
    await until(
      'the look is repeated',
      async () => (await client.query('SELECT 1 FROM "AccountWatch"')).rows.length > 0,
      150_000,
    );
    assert.equal((await fetch(`${app.url}/readyz`)).status, 200);
    assert.doesNotMatch(app.output(), /met an error of its own/);
    assert.equal(await app.stop(), 0);
  });
});

test('an error that nobody foresaw ends the process, whatever still holds it open', async () => {
  await using tambour = await openTambour();
  const hooks = join(dirname(tambour.data), 'broken-installation.mjs');
  // A part of a broken installation cannot be loaded; meanwhile something that nobody closes stays open.
  await writeFile(
    hooks,
    `import { registerHooks } from 'node:module';
    setInterval(() => undefined, 1000);
    registerHooks({
      load(url, context, next) {
        if (url.endsWith('/start-unhurried.ts')) throw new Error('not there');
        return next(url, context);
      },
    });`,
  );
  const app = await tambour.start({ NODE_OPTIONS: `--import=${pathToFileURL(hooks).href}` });
  await until('the sentence', () => app.output().includes('met an error of its own and stopped'));
  assert.equal(await app.ended(), 1);
});
