import assert from 'node:assert/strict';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import { openNetworksAlone, type NetworksAlone } from '#practice/open-networks-alone.ts';
import { openPractice } from '#practice/open-practice.ts';
import { readPracticeKeys } from '#practice/practice-keys.ts';

import { serve } from '../support/serve.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function openIn(folder: string): Promise<NetworksAlone> {
  return openNetworksAlone({ folder, clock: systemClock, language: 'fr', names: [], refused: () => {} });
}

function send(url: string, origin: string, body: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { origin }, body: new URLSearchParams(body), redirect: 'manual' });
}

test('the practice networks are had without the practice chat, their accounts named so that none is taken for a real one', async () => {
  await using folder = await temporaryFolder();
  const served = await openIn(folder.path);
  const { url, secret } = served.keys.mastodon;
  const network = mastodon({ ...secret, serverUrl: url, software: '', loopbackOnly: true, clock: systemClock });
  const checked = await network.check(AbortSignal.timeout(5000));
  assert.equal(checked.kind === 'ok' ? checked.identity.handle : checked.kind, '@entrainement@mastodon.example');
  assert.equal(readPracticeKeys(folder.path), null, 'no chat waits there');
  await served.close();
});

test('the page shows what the public sees and sets troubles, which no other page can', async () => {
  await using folder = await temporaryFolder();
  const served = await openIn(folder.path);
  const server = await serve((request) => served.fetch(request));
  const page = await (await fetch(server.url)).text();
  assert.match(page, /Ce que voit le public/);
  assert.match(page, /Rien ici n’atteint un vrai réseau/);
  assert.doesNotMatch(page, /\/as\//, 'nobody to speak as');
  const trouble = { network: 'x', trouble: 'outOfOrder' };
  assert.equal((await send(`${server.url}/trouble`, 'http://elsewhere.example', trouble)).status, 403);
  assert.equal((await send(`${server.url}/trouble`, server.url, { network: 'x', trouble: 'fire' })).status, 400);
  assert.equal((await send(`${server.url}/trouble`, server.url, trouble)).status, 303);
  assert.match(await (await fetch(server.url)).text(), /<strong class="on">/);
  assert.equal((await fetch(`${server.url}/wire/next`)).status, 404);
  await server.close();
  await served.close();
});

test('the practice chat comes back with its own token after the networks ran without it', async () => {
  await using folder = await temporaryFolder();
  const means = { folder: folder.path, clock: systemClock, newId: () => crypto.randomUUID() };
  const first = await openPractice(means);
  const { chat } = first.keysAt('http://127.0.0.1:1');
  await first.close();
  await (await openIn(folder.path)).close();
  const again = await openPractice(means);
  assert.equal(again.keysAt('http://127.0.0.1:1').chat.token, chat.token);
  await again.close();
});
