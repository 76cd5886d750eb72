import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { rereadReactions } from '#bot/approving/reread-queue.ts';

import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;

/** Approves a post by ✅, which leaves two minutes later, and lets an administrator delete the card that shows it. */
async function approvedAndDeleted(room: OpenRoom): Promise<void> {
  await setUpDesk(room, room);
  await room.store.db.desk.updateMany({ data: { graceSeconds: 120 } });
  await room.command('aicha', 'draft');
  await room.submit('aicha', { text: 'The library lends garden tools.' });
  await room.press('aicha', 'ask');
  const card = await room.cardWith('approve');
  await room.react('karim', card, 'approve');
  await room.pass(10);
  await room.deletes(present(card.ref));
}

/** Has the reactions on all cards read again, as at each start and after each gap. */
async function reread(room: OpenRoom): Promise<void> {
  for (const platform of room.bot.chats.keys()) await rereadReactions(room.store, platform);
  await room.settle();
}

async function said(room: OpenRoom): Promise<string> {
  return plainSpaces((await room.seen('aicha')).map(({ text }) => text).join('\n'));
}

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`a card that was deleted and is posted again, in ${platform}`, () => {
    test('takes nobody’s approval back because their ✅ is not on it, and the post leaves in its time', async () => {
      await using room = await open();
      await approvedAndDeleted(room);
      await reread(room);
      assert.doesNotMatch(await said(room), /withdrew their approval/);
      assert.match(await said(room), /Approved by Karim\./);
      await reread(room);
      await room.pass(180);
      assert.equal(room.networks.mastodon.posts.length, 1);
      assert.match(await said(room), /Approved by Karim\./);
    });

    test('counts a ✅ that is put on it and taken away again', async () => {
      await using room = await open();
      await approvedAndDeleted(room);
      const card = present((await room.seen('karim')).findLast(({ text }) => text.includes('Approved by Karim.')));
      await room.react('karim', card, 'approve');
      await room.react('karim', card, 'approve', false);
      assert.match(await said(room), /waiting for approval/);
      await room.pass(180);
      assert.equal(room.networks.mastodon.posts.length, 0);
    });

    test('where all of it is public, says so still, whichever ✅ is missing or removed', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await room.command('aicha', 'draft');
      await room.submit('aicha', { text: 'The library lends garden tools.' });
      await room.press('aicha', 'ask');
      const card = await room.cardWith('approve');
      await room.react('karim', card, 'approve');
      await room.pass(60);
      assert.equal(room.networks.mastodon.posts.length, 1);
      await room.react('karim', card, 'approve', false);
      await reread(room);
      assert.doesNotMatch(await said(room), /waiting for approval/);
      assert.match(await said(room), /Approved by Karim\./);
      assert.match((await room.whispers('karim')).at(-1) ?? '', /public|published|retract/i);
    });
  });
}
