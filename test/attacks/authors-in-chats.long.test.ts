import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothChats, type Room } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim and Inès approve, Léa is in the channel. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', ines: 'Inès', lea: 'Léa' } as const;
const rooms = inBothChats(names);

const first = 'The town hall opens at 9 on Monday.';
const karims = 'THE TOWN HALL IS CLOSED. Signed Karim.';
const worded = /You worded part of this version: your approval does not count/;

/** Aïcha has a draft. */
async function opened(open: () => Promise<Room>, approvers: readonly string[] = ['karim']): Promise<Room> {
  await using opening = new AsyncDisposableStack();
  const room = opening.use(await open());
  await setUpDesk(room, room, { approvers });
  await room.command('aicha', 'draft');
  await room.submit('aicha', { text: first });
  opening.move();
  return room;
}

async function edit(room: Room, by: string, text: string): Promise<void> {
  await room.press(by, 'edit');
  await room.submit(by, { text });
}

function posted({ networks }: Room): number {
  return networks.mastodon.posts.length + networks.x.posts.length;
}

/** They press "approve", and a day goes by: nothing is public, and they alone are told why. */
async function refused(room: Room, name: string, why: RegExp): Promise<void> {
  await room.press(name, 'approve');
  await room.pass(86_400);
  assert.match(plainSpaces((await room.whispers(name)).at(-1) ?? ''), why);
  assert.equal(posted(room), 0, `${name} let it out`);
}

for (const [platform, open] of Object.entries(rooms)) {
  describe(`words of several people, in ${platform}`, () => {
    test('somebody else’s typo mended releases nobody’s words, and another approver lets them out', async () => {
      await using room = await opened(open, ['karim', 'ines']);
      await edit(room, 'karim', karims);
      await edit(room, 'lea', `${karims} Thank you.`);
      await room.press('aicha', 'ask');
      await refused(room, 'karim', worded);
      await room.press('ines', 'approve');
      await room.pass(60);
      assert.equal(posted(room), 2);
    });

    test('what somebody brings back is still whose it was', async () => {
      await using room = await opened(open);
      await edit(room, 'karim', karims);
      await edit(room, 'aicha', first);
      await edit(room, 'lea', karims);
      await room.press('aicha', 'ask');
      await refused(room, 'karim', worded);
    });

    test('once the author has reworded the text itself, whoever wrote before may approve it', async () => {
      await using room = await opened(open);
      await edit(room, 'karim', karims);
      await edit(room, 'aicha', `${karims} Read by Aïcha.`);
      await room.press('aicha', 'ask');
      await room.press('karim', 'approve');
      await room.pass(60);
      assert.equal(posted(room), 2);
    });

    test('who asks in the author’s place is not the only one to approve, until the author asks as well', async () => {
      await using room = await opened(open);
      await room.press('karim', 'ask');
      const { text } = await room.cardWith('approve');
      assert.match(plainSpaces(text), /Karim asked for approval in the place of Aïcha: somebody else has to approve/);
      await refused(room, 'karim', /You asked for this approval in the place of Aïcha/);
      await room.press('aicha', 'ask');
      await room.press('karim', 'approve');
      await room.pass(60);
      assert.equal(posted(room), 2);
    });

    test('a row that says that somebody else worded it makes all who edited its authors', async () => {
      await using room = await opened(open);
      await edit(room, 'karim', karims);
      const wordedBy = { text: { by: [room.id('aicha')], released: [] } };
      await room.store.db.revision.updateMany({ where: { number: 2 }, data: { wordedBy, editedBy: room.id('aicha') } });
      await room.press('aicha', 'ask');
      await refused(room, 'karim', worded);
      assert.equal(await room.store.db.journalEntry.count({ where: { kind: 'revision.unproven' } }), 1);
    });
  });
}
