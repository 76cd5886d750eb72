import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { practiceChat } from '#chat/practice/practice-chat.ts';
import { systemClock } from '#clock.ts';
import { readPracticeKeys, writePracticeKeys } from '#practice/practice-keys.ts';
import { openPractice } from '#practice/open-practice.ts';

import { serve } from '../support/serve.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const means = { clock: systemClock, newId: randomUUID };

test('the practice servers keep their addresses and tokens from one start to the next', async () => {
  await using folder = await temporaryFolder();
  assert.equal(readPracticeKeys(folder.path), null);
  const first = await openPractice({ ...means, folder: folder.path });
  const keys = first.keysAt('http://127.0.0.1:1');
  assert.deepEqual(readPracticeKeys(folder.path), keys);
  await first.close();

  const second = await openPractice({ ...means, folder: folder.path });
  const again = second.keysAt('http://127.0.0.1:2');
  assert.deepEqual([again.mastodon, again.x, again.chat.token], [keys.mastodon, keys.x, keys.chat.token]);
  await second.close();
});

test('an address that is taken meanwhile is replaced by another', async () => {
  await using folder = await temporaryFolder();
  await using other = await temporaryFolder();
  const first = await openPractice({ ...means, folder: folder.path });
  const keys = first.keysAt('http://127.0.0.1:1');
  writePracticeKeys(other.path, keys);
  const second = await openPractice({ ...means, folder: other.path });
  assert.notEqual(second.keysAt('http://127.0.0.1:1').mastodon.url, keys.mastodon.url);
  await second.close();
  await first.close();
});

test('the page and the wire are served together, each with its own guard', async () => {
  await using folder = await temporaryFolder();
  const servers = await openPractice({ ...means, folder: folder.path, language: 'en' });
  const server = await serve((request) => servers.fetch(request));
  const { chat } = servers.keysAt(server.url);
  const bot = practiceChat({ ...chat, imageOf: async () => new Uint8Array(), failed: () => {} });
  const ref = await bot.post(chat, { summary: 's', blocks: [{ kind: 'heading', text: 'Hello' }] }, { key: 'k' });
  const page = await fetch(await bot.permalink(ref));
  assert.match(await page.text(), /Hello/);
  assert.match(page.url, new RegExp(`/as/karim/c/publications/t/${ref.message}$`));
  assert.equal((await bot.user('sacha'))?.language, 'en');
  assert.equal((await fetch(`${server.url}/wire/whoami`)).status, 401);
  await server.close();
  await servers.close();
});
