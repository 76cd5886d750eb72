import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';

import { runningServer } from '#storage/postgres/running-server.ts';
import { readPracticeKeys } from '#practice/practice-keys.ts';

import { pagePeople } from '../support/page-people.ts';
import { type Ended, openTambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

/** One sentence for a person, and no trace of the program's inside. */
function assertRefused({ code, out, err }: Ended, sentence: RegExp): void {
  assert.match(err, sentence);
  assert.equal(code, 1, err);
  assert.equal(out, '');
  const last = err.trim().split('\n').at(-1) ?? '';
  assert.match(last, sentence);
  assert.doesNotMatch(err, /^\s+at |Error:|node:internal/m);
}

test('a first start says what it makes and where to go; a second is quick; SIGTERM ends all, the database last', async (t: TestContext) => {
  await using tambour = await openTambour({ database: 'embedded' });
  const cluster = join(tambour.data, 'postgres', 'pg18');
  const first = await tambour.start();
  assert.match(first.output(), /Making the database in /);
  assert.match(
    first.output(),
    /Open the practice chat in a browser:\n\n {4}http:\/\/127\.0\.0\.1:\d+\n\nWrite a post as .*\. Nothing here reaches/,
  );

  await t.test('a second Tambour on the folder is refused by name, and the first goes on', async () => {
    assertRefused(await tambour.run(['start']), new RegExp(`Another Tambour \\(process ${first.pid}\\) runs on `));
    assert.equal((await fetch(`${first.url}/readyz`)).status, 200);
  });
  await t.test('a command joins the running database', async () => {
    const { code, out } = await tambour.run(['account', 'list']);
    assert.equal(code, 0);
    assert.match(out, /valmont_test · x · practice/);
  });
  await t.test('a wrong password is named, and never shown', async () => {
    const running = await runningServer(cluster);
    assert.ok(running);
    const { socketFolder: host } = running;
    const rules = join(cluster, 'pg_hba.conf');
    await writeFile(rules, `local all guest scram-sha-256\n${await readFile(rules, 'utf8')}`);
    await onServer({ host, user: 'tambour', database: 'postgres' }, async (client) => {
      await client.query("CREATE ROLE guest LOGIN PASSWORD 'right'; SELECT pg_reload_conf()");
    });
    const DATABASE_URL = `postgresql://guest:s3same@localhost/tambour?host=${encodeURIComponent(host)}`;
    const refused = await tambour.run(['start'], { env: { DATABASE_URL } });
    assertRefused(refused, /refuses the password of "guest"\. Correct it in DATABASE_URL\./);
    assert.doesNotMatch(refused.err, /s3same/);
  });

  const people = pagePeople(tambour.data);
  const said = people.threadOf(1).length;
  const stoppedAt = performance.now();
  assert.equal(await first.stop(), 0);
  t.diagnostic(`stopped in ${Math.round(performance.now() - stoppedAt)} ms`);
  assert.ok(performance.now() - stoppedAt < 12_000);
  assert.equal(await runningServer(cluster), null);

  const second = await tambour.start();
  t.diagnostic(
    `started in ${Math.round(first.startedInMs)} ms the first time, then ${Math.round(second.startedInMs)} ms`,
  );
  assert.ok(second.startedInMs < 10_000);
  assert.equal(people.threadOf(1).length, said, 'the second start says nothing again');

  await second.kill();
  assert.ok(await runningServer(cluster), 'the database outlives a killed Tambour');
  const third = await tambour.start();
  assert.match(third.output(), /PostgreSQL runs already: joining it/);
  assert.equal(await third.stop(), 0);
  assert.equal(await runningServer(cluster), null);
});

test('what Tambour cannot start with is refused in a sentence that says what to do', async (t: TestContext) => {
  await using tambour = await openTambour();
  const key = join(tambour.data, 'master.key');
  await (await tambour.start()).stop();

  await t.test('a taken port', async () => {
    const holder = createServer();
    await new Promise<void>((settle) => holder.listen(0, '127.0.0.1', settle));
    const address = holder.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const refused = await tambour.run(['start'], { env: { TAMBOUR_PORT: port } });
    assertRefused(refused, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is taken\\..*TAMBOUR_PORT`));
    await new Promise((settle) => holder.close(settle));
  });
  await t.test('a bad setting, by its name and never by its value', async () => {
    const refused = await tambour.run(['start'], {
      env: { DATABASE_URL: 'mysql://u:s3same@h/d', TAMBOUR_PORT: 'many' },
    });
    assertRefused(refused, /TAMBOUR_PORT must be a port number\./);
    assert.match(refused.err, /DATABASE_URL must be a PostgreSQL address/);
    assert.doesNotMatch(refused.err, /s3same|many/);
  });
  await t.test('a key that others can read', async () => {
    await chmod(key, 0o644);
    assertRefused(await tambour.run(['start']), /can be read by others \(mode 644\)\. Run "chmod 600 /);
    await chmod(key, 0o600);
  });
  await t.test('a key that is gone', async () => {
    const env = { TAMBOUR_KEY_FILE: join(dirname(key), 'elsewhere.key') };
    assertRefused(await tambour.run(['start'], { env }), /master key .*elsewhere\.key is missing\. Restore it/);
  });
  await t.test('nobody to talk to', async () => {
    assertRefused(await tambour.run(['start'], { env: { TAMBOUR_PRACTICE: 'off' } }), /nobody to talk to/);
  });
  await t.test('a practice chat that is away', async () => {
    const env = { TAMBOUR_PRACTICE_URL: 'http://127.0.0.1:9' };
    assertRefused(await tambour.run(['start'], { env }), /No practice chat answers at http:\/\/127\.0\.0\.1:9\./);
  });
  await t.test('and nothing is damaged by any of it', async () => {
    const again = await tambour.start();
    assert.equal((await fetch(`${again.url}/readyz`)).status, 200);
  });
});

test('a data folder that may not be written to is refused by name', async () => {
  await using tambour = await openTambour({ database: 'embedded' });
  const TAMBOUR_DATA = join(dirname(tambour.data), 'closed');
  await mkdir(TAMBOUR_DATA, { mode: 0o555 });
  // Permissions do not hold root back; a read-only disk does.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', TAMBOUR_DATA]);
  const refused = await tambour.run(['start'], { env: { TAMBOUR_DATA } });
  if (isRoot) execFileSync('umount', [TAMBOUR_DATA]);
  assertRefused(refused, /The data folder .*closed.* cannot be written to \((EACCES|EROFS)\)\..*TAMBOUR_DATA/);
});

test('from the first word of a post to its retraction', async (t: TestContext) => {
  await using tambour = await openTambour();
  const app = await tambour.start({ TAMBOUR_LOG: 'debug' });
  await t.test('the listener says that it lives and that its parts work', async () => {
    assert.match(await (await fetch(`${app.url}/healthz`)).text(), /^\{"alive":true,"instance":"[0-9a-f]{16}"\}$/);
    const ready = await fetch(`${app.url}/readyz`);
    assert.equal(ready.status, 200);
    assert.deepEqual(await ready.json(), {
      ready: true,
      parts: [
        { part: 'database', ready: true, detail: 'answers' },
        { part: 'workers', ready: true, detail: 'running' },
        { part: 'chat sandbox:practice', ready: true, detail: 'connected' },
      ],
    });
  });
  const people = pagePeople(tambour.data);
  await people.setUp({ grace: '0' });
  const text = 'Le marché aux fleurs revient samedi sur la place du Tambour.';
  const number = await people.draft({ text });
  await people.react('karim', await people.ask(number), '✅');
  await until('it is published', () => people.lineOf(number).includes('*published*'));
  await people.press('aicha', await people.cardWith(number, 'retract'), 'retract');
  await people.submit('aicha', { text: 'Samedi de la semaine suivante.' });
  await until('it is retracted', () => people.seen().includes('Aïcha retracted'));

  await t.test('the log holds nothing of the post, of the reason, or of any token', async () => {
    assert.equal(await app.stop(), 0);
    const keys = readPracticeKeys(join(tambour.data, 'practice'));
    assert.ok(keys);
    const { accessToken, accessSecret, appSecret } = keys.x.secret;
    const tokens = [keys.chat.token, keys.mastodon.secret.accessToken, accessToken, accessSecret, appSecret];
    assert.match(app.output(), /"msg":"started"/);
    for (const secret of [text, 'marché', 'semaine suivante', ...tokens]) {
      assert.ok(!app.output().includes(secret), `the log holds ${secret}`);
    }
  });
  await t.test('the journal is whole; an entry that somebody changed, or took out, is named', async () => {
    const whole = await tambour.run(['journal', 'verify']);
    assert.equal(whole.code, 0);
    assert.match(whole.out, /^The journal is whole: \d+ entries/);
    const { connection } = tambour;
    assert.ok(connection);
    await onServer(connection, (client) => client.query(`UPDATE "JournalEntry" SET actor = 'nobody' WHERE seq = 2`));
    const changed = await tambour.run(['journal', 'verify']);
    assert.equal(changed.code, 1);
    assert.match(changed.err, /The journal is not whole: entry 2 was changed after it was written\./);
    await onServer(connection, (client) => client.query('DELETE FROM "JournalEntry" WHERE seq = 2'));
    const missing = await tambour.run(['journal', 'verify', '--json']);
    assert.equal(missing.code, 1);
    assert.deepEqual(JSON.parse(missing.out), { sound: false, seq: 2, why: 'missing' });
  });
});

test('each command has a help that names its options, and an unknown one is answered with help', async () => {
  await using tambour = await openTambour({ database: 'embedded' });
  const commands = [['start'], ['desk', 'change'], ['account', 'add', 'mastodon'], ['journal', 'verify']];
  const helps = await Promise.all(commands.map((command) => tambour.run([...command, '--help'])));
  for (const [index, { code, out, err }] of helps.entries()) {
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, new RegExp(`^Usage: tambour ${commands[index]?.join(' ')}`));
  }
  const unknown = await tambour.run(['publish']);
  assert.notEqual(unknown.code, 0);
  assert.match(unknown.err, /unknown command 'publish'[^]*Usage: tambour/);
});
