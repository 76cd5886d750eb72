import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { inBothChats } from '../support/both-chats.ts';
import { withHistory } from '../support/digest-desk.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk; Karim approves, Aïcha writes. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`the dossier, in ${platform}`, () => {
    test('who approves gets a message with a page and its numbers in its thread, and others a sentence alone', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await room.command('aicha', 'dossier');
      assert.match((await room.whispers('aicha')).at(-1) ?? '', /for the stewards of this desk and those who approve/u);
      assert.equal(await room.store.db.attachment.count(), 0);
      await room.command('karim', 'dossier');
      assert.match((await room.whispers('karim')).at(-1) ?? '', /on its way to the channel, as two files/u);
      const seen = await room.seen('aicha');
      const told = seen.findIndex(({ text }) => text.includes('The dossier of our posts from 1 November 2025'));
      const files = seen.findIndex(({ text }) => text.includes('Our publications on our accounts'));
      assert.ok(told >= 0 && files >= 0, seen.map(({ text }) => text).join('\n---\n'));
      const kept = await room.store.db.attachment.findMany({ orderBy: { mimeType: 'asc' } });
      assert.deepEqual(
        kept.map(({ mimeType }) => mimeType),
        ['text/csv', 'text/html'],
      );
      const entries = await room.store.db.journalEntry.findMany({ where: { kind: 'dossier.asked' } });
      assert.deepEqual(
        entries.map(({ actor, data }) => [actor, data]),
        [[room.id('karim'), { first: '2025-11-01', last: '2026-10-31' }]],
      );
    });
  });
}

test('a steward asks for days of their own, a year at most, and both files carry these days in their names', async () => {
  await using scene = await openBotScene();
  assert.ok(scene.deskId !== null);
  await withHistory(scene.store, scene.deskId);
  const ask = async (rest: string): Promise<string> => {
    await scene.people.command('karim', 'publications', `dossier ${rest}`);
    await scene.settle();
    return scene.whispers('karim').at(-1) ?? '';
  };
  assert.match(await ask('from 2025-01-01 to 2026-11-30'), /au plus 366 jours/u);
  assert.match(await ask('quickly'), /Ces dates/u);
  assert.match(await ask('du 2026-09-01 au 2026-11-15'), /arrive dans le canal, en deux fichiers/u);
  const files = scene.messages().flatMap(({ body }) => JSON.stringify(body).match(/tambour-dossier-[\w.-]+/gu) ?? []);
  assert.deepEqual(files, ['tambour-dossier-2026-09-01-2026-11-15.html', 'tambour-dossier-2026-09-01-2026-11-15.csv']);
});
