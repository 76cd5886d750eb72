import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { type Mattermost, openMattermost } from '../simulators/mattermost/open-mattermost.ts';
import { freePort } from '../support/ports.ts';
import { openTambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

interface Settings {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

describe('the real program beside a Mattermost server', () => {
  test('is connected, answers what people type and nobody else, and ends when it is told to', async () => {
    await using mattermost = await openMattermost({ people: [{ name: 'odile', kind: 'admin' }] });
    const { url, env } = await settingsFor(mattermost);
    await using tambour = await openTambour();
    const app = await tambour.start(env);
    assert.equal(app.url, url);
    assert.deepEqual(await partsOf(url), [
      { part: 'database', ready: true, detail: 'answers' },
      { part: 'workers', ready: true, detail: 'running' },
      { part: `chat mattermost:${mattermost.server.diagnosticId}`, ready: true, detail: 'connected' },
    ]);

    const outcome = await mattermost.type(mattermost.id('odile'), mattermost.channel, 'aide');
    assert.ok(outcome.kind === 'answered', JSON.stringify(outcome));
    assert.match(JSON.stringify(outcome.response), /\/tambour brouillon/);

    const forged = { method: 'POST', body: new URLSearchParams({ token: 'a'.repeat(26), text: 'aide' }) };
    assert.equal((await fetch(`${url}/mattermost/command`, forged)).status, 401);
    assert.equal(await app.stop(), 0);
    for (const secret of [env['MATTERMOST_TOKEN'] ?? '', env['MATTERMOST_COMMAND_TOKENS'] ?? '']) {
      assert.ok(secret !== '' && !app.output().includes(secret));
    }
  });

  test('starts without the server, says so, and takes nothing that claims to come from it', async () => {
    await using mattermost = await openMattermost();
    const { url, env } = await settingsFor(mattermost);
    mattermost.stop();
    await using tambour = await openTambour();
    const app = await tambour.start(env);
    const words = /Mattermost is not connected \(does not answer\)\. Tambour tries again/;
    await until('it says so', () => words.test(app.output()));
    assert.deepEqual((await partsOf(url)).at(-1), { part: 'chat mattermost', ready: false, detail: 'does not answer' });
    for (const path of ['command', 'action', 'dialog']) {
      assert.equal((await fetch(`${url}/mattermost/${path}`, { method: 'POST' })).status, 503);
    }
    assert.equal(await app.stop(), 0);
  });

  test('starts before the server, and is connected seconds after it answers', async () => {
    await using mattermost = await openMattermost({ people: [{ name: 'odile', kind: 'admin' }] });
    const { url, env } = await settingsFor(mattermost);
    mattermost.stop();
    await using tambour = await openTambour();
    const app = await tambour.start(env);
    assert.equal((await fetch(`${url}/readyz`)).status, 503);
    mattermost.start();
    await until('it is connected', async () => (await fetch(`${url}/readyz`)).status === 200);
    const connected = { part: `chat mattermost:${mattermost.server.diagnosticId}`, ready: true, detail: 'connected' };
    assert.deepEqual((await partsOf(url)).at(-1), connected);
    const outcome = await mattermost.type(mattermost.id('odile'), mattermost.channel, 'aide');
    assert.equal(outcome.kind, 'answered');
    assert.equal(await app.stop(), 0);
  });

  test('is started with all four settings, or tells which are missing', async () => {
    await using tambour = await openTambour();
    const refused = await tambour.run(['start'], { env: { MATTERMOST_URL: 'https://chat.example.org' } });
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^MATTERMOST_TOKEN is missing: Mattermost needs all four/m);
    assert.match(refused.err, /^MATTERMOST_CALLBACK_URL is missing/m);
  });
});

async function settingsFor(mattermost: Mattermost): Promise<Settings> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    env: {
      TAMBOUR_PORT: String(port),
      MATTERMOST_URL: mattermost.url,
      MATTERMOST_TOKEN: mattermost.bot.token,
      MATTERMOST_COMMAND_TOKENS: mattermost.registerCommand(`${url}/mattermost/command`),
      MATTERMOST_CALLBACK_URL: url,
    },
  };
}

async function partsOf(url: string): Promise<readonly unknown[]> {
  const answer: unknown = await (await fetch(`${url}/readyz`)).json();
  assert.ok(typeof answer === 'object' && answer !== null && 'parts' in answer && Array.isArray(answer.parts));
  return answer.parts;
}
