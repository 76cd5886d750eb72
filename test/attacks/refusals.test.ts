import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { openPractice } from '#practice/open-practice.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('whoever is refused on a chat leaves a trace: a guest, a stranger, who is not on the desk', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  const card = scene.cardWith('approve');
  assert.deepEqual(scene.refusals, []);
  await scene.pressOn('sacha', card, 'approve');
  const { refusals } = scene;
  assert.deepEqual(refusals, [{ platform: 'sandbox:practice', kind: 'guest' }]);
  await scene.sink.command({
    dedupeKey: 'c1',
    user: 'nobody',
    channel: 'publications',
    text: 'list',
    thread: null,
    trigger: { id: 't' },
  });
  assert.deepEqual(refusals.slice(1), [{ platform: 'sandbox:practice', kind: 'stranger' }]);
});

test('what the practice page refuses leaves a trace, and what is no blob is not found', async () => {
  await using folder = await temporaryFolder();
  const refusals: string[] = [];
  const practice = await openPractice({
    folder: folder.path,
    clock: systemClock,
    newId: randomUUID,
    refused: (kind) => void refusals.push(kind),
  });
  try {
    const ask = async (url: string, init: RequestInit = {}): Promise<number> =>
      (await practice.fetch(new Request(url, init))).status;
    assert.equal(await ask('http://evil.example/'), 403);
    const elsewhere = { method: 'POST', headers: { origin: 'https://evil.example' } };
    assert.equal(await ask('http://127.0.0.1/say', elsewhere), 403);
    assert.deepEqual(refusals, ['host', 'origin']);
    for (const blob of ['..%2f', '..%2F..%2Fpractice-keys.json', 'x', '%00']) {
      assert.equal(await ask(`http://127.0.0.1/blob/${blob}`), 404, blob);
    }
  } finally {
    await practice.close();
  }
});
