import assert from 'node:assert/strict';
import { test } from 'node:test';

import { xRules } from '#networks/x/x-rules.ts';

import { openTambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

/** Settings of a Slack that does not answer, which holds up no start. */
const slack = {
  SLACK_BOT_TOKEN: 'xoxb-none',
  SLACK_APP_TOKEN: 'xapp-none',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
};

/** Hides a package from Node, as after an installation that was cut short. */
function without(name: string): Readonly<Record<string, string>> {
  const hook = `
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier === '${name}') throw Object.assign(new Error(specifier), { code: 'ERR_MODULE_NOT_FOUND' });
        return next(specifier, context);
      },
    });`;
  return hooked(hook);
}

/** Runs a script in the program before its own. */
function hooked(script: string): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

test('Tambour ends right after its start where the library of a network with an account cannot be loaded, and only there', async () => {
  await using tambour = await openTambour({ env: slack });
  const { connection } = tambour;
  assert.ok(connection !== null);
  // It makes the master key.
  assert.equal((await tambour.run(['desk', 'list'])).code, 0);
  await onServer(connection, (client) =>
    client.query(
      `INSERT INTO "Account" ("id", "network", "practice", "serverUrl", "remoteId", "handle", "displayName", "software",
        "limits", "limitsReadAt", "sealedToken", "createdAt")
      VALUES (gen_random_uuid(), 'x', false, '', '1', 'ministry', 'Ministry', '', $1, now(), '', now())`,
      [xRules.defaultLimits],
    ),
  );
  const refused = await tambour.run(['start'], { env: without('twitter-api-v2') });
  assert.equal(refused.code, 1, refused.out);
  assert.match(refused.err, /met an error of its own and stopped.*ERR_MODULE_NOT_FOUND/s);
  const running = await tambour.start(without('masto'));
  assert.equal(await running.stop(), 0);
});

for (const [name, what] of [
  ['diff', 'the bot compares two wordings'],
  ['prom-client', 'figures are asked for'],
  ['chrono-node/de', 'somebody types a day'],
] as const) {
  test(`Tambour ends right after its start, and not when ${what}, where "${name}" cannot be loaded`, async () => {
    await using tambour = await openTambour({ env: slack });
    const ended = await tambour.run(['start'], { env: without(name) });
    assert.equal(ended.code, 1, ended.out);
    assert.match(ended.err, /met an error of its own and stopped.*ERR_MODULE_NOT_FOUND/s);
  });
}

test('Tambour gives back what only the start needed, once all is loaded', async () => {
  const hook = `
    import { Session } from 'node:inspector';
    const { post } = Session.prototype;
    Session.prototype.post = function (method, then) {
      post.call(this, method, (...answer) => {
        then(...answer);
        console.error(method, answer[0] === null ? 'was done' : 'was refused');
      });
    };`;
  await using tambour = await openTambour({ env: { ...slack, ...hooked(hook) } });
  const running = await tambour.start();
  await until('the collection', () => running.output().includes('HeapProfiler.collectGarbage was done'));
  assert.equal(await running.stop(), 0);
});
