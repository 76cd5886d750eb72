import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { inBothChats } from '../support/both-chats.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk; Karim approves, Aïcha writes. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`what a desk enters for its dossier, in ${platform}`, () => {
    test('who approves enters it by a form, the journal keeps who did, and the next dossier says it as text', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      const [account] = await room.store.db.account.findMany({ orderBy: { createdAt: 'asc' } });
      assert.ok(account !== undefined);
      await room.command('karim', 'dossier enter');
      assert.match(room.formText('karim'), /Minutes of moderation[^]*Who points to/u);
      await room.submit('karim', {
        month: '2026-10',
        minutes: '240',
        [`pointers-${account.id}`]: 'The site\n=<script>alert(1)</script>',
      });
      const entries = await room.store.db.journalEntry.findMany({ where: { kind: 'dossier.entered' } });
      assert.deepEqual(
        entries.map(({ actor, data }) => [actor, data]),
        [[room.id('karim'), { moderation: { month: '2026-10', minutes: 240 }, pointersOf: [account.id] }]],
      );
      await room.command('karim', 'dossier');
      const files = await room.store.db.attachment.findMany({ orderBy: { mimeType: 'asc' } });
      const [csv = '', page = ''] = files.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
      assert.match(csv, /moderation_minutes,2026-10,,,240\r\n/u);
      // The text stands on one line there, and no spreadsheet begins a cell within it.
      assert.match(csv, /"The site =<script>alert\(1\)<\/script>"/u);
      assert.ok(page.includes('<li>=&lt;script&gt;alert(1)&lt;/script&gt;</li>'));
      assert.ok(!page.includes('<script'));
      await room.command('aicha', 'dossier enter');
      assert.match((await room.whispers('aicha')).at(-1) ?? '', /for the stewards of this desk and those who approve/u);
    });
  });
}

test('what is no number of minutes keeps the form open, the same again changes nothing, and an emptied text is taken back', async () => {
  await using scene = await openBotScene();
  const { db } = scene.store;
  /** Opens the form, sends it, and tells at which fields it stays open. */
  const submit = async (values: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    await scene.people.command('karim', 'publications', 'dossier saisir');
    await scene.settle();
    const outcome = await scene.people.submit('karim', values);
    await scene.settle();
    if (outcome.kind === 'taken') return [];
    const problems = scene.people.formOf('karim')?.problems;
    assert.ok(problems?.kind === 'errors', JSON.stringify(problems));
    return Object.keys(problems.fields);
  };
  for (const minutes of ['-5', '4,5', 'viel', '450001', '1e3'])
    assert.deepEqual(await submit({ minutes }), ['minutes'], minutes);
  assert.deepEqual(await submit({ minutes: '1', month: '2025-10' }), ['month']);
  assert.equal(await db.moderationMonth.count(), 0);
  const field = `pointers-${scene.accountIds.mastodon}`;
  await submit({ minutes: '0', month: '2026-10', [field]: 'Le site' });
  assert.deepEqual(
    (await db.moderationMonth.findMany()).map(({ month, minutes }) => [month, minutes]),
    [['2026-10', 0]],
  );
  await submit({ minutes: '0', month: '2026-10' });
  assert.match(scene.whispers('karim').at(-1) ?? '', /C’est déjà ainsi/u);
  assert.equal(await db.journalEntry.count({ where: { kind: 'dossier.entered' } }), 1);
  await submit({ [field]: '' });
  assert.equal(await db.accountPointers.count(), 0);
  assert.equal(await db.moderationMonth.count(), 1);
});
