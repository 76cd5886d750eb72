import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothChats, type Room } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim is of the legal step, Léa of the cabinet. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa' } as const;

async function inSteps(room: Room): Promise<void> {
  await setUpDesk(room, room);
  await room.command('odile', 'steps');
  await room.submit('odile', {
    name1: 'Legal',
    people1: [room.id('karim')],
    name2: 'Cabinet',
    people2: [room.id('lea')],
  });
}

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`approval in steps, in ${platform}`, () => {
    test('the card shows the chain and whose turn it is, and follows each approval', async () => {
      await using room = await open();
      await inSteps(room);
      await askFor(room);
      const card = async (): Promise<string> => plainSpaces((await room.cardWith('approve')).text);
      assert.match(await card(), /^Legal: it is their turn \(1 more\) · then Cabinet$/m);
      await room.press('lea', 'approve');
      assert.match((await room.whispers('lea')).at(-1) ?? '', /^It is the turn of Legal\. .* Can approve: Karim\.$/);
      await room.press('karim', 'approve');
      assert.match(await card(), /^✓ Legal \(Karim\) · Cabinet: it is their turn \(1 more\)$/m);
      const told = (await room.seen('lea')).filter(({ text }) => text.includes('Now it is the turn of Cabinet'));
      assert.equal(told.length, 1);
      await room.pass(60);
      assert.equal(room.networks.mastodon.posts.length, 0, 'one step is not all');
      await room.press('lea', 'approve');
      await room.pass(60);
      assert.equal(room.networks.mastodon.posts.length, 1);
    });
  });
}
