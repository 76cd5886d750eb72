import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { fallAsleep, wake } from '#publishing/holding/sleep.ts';

import { inBothChats, type Room } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim approves. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;
const texts = ['The river rises.', 'Leave the quays.', 'Park on the hill.', 'Call 0 800 000 000.'];

/** A series of which two parts of four are public on Mastodon, and the third waits for ten minutes. */
async function betweenParts(room: Room): Promise<string> {
  const { mastodon } = room.networks;
  let sent = 0;
  mastodon.whileSending = async () => {
    sent += 1;
    if (sent !== 3) return;
    mastodon.troubles.push({ answer: { kind: 'tryLater', why: 'server_busy', afterSeconds: 600 } });
  };
  await setUpDesk(room, room);
  const { id } = await room.store.db.account.findFirstOrThrow({ where: { network: 'mastodon' } });
  await room.command('aicha', 'draft');
  await room.submit('aicha', { text: texts.join('\n---\n'), accounts: [id] });
  await room.press('aicha', 'ask');
  await room.press('karim', 'approve');
  await room.pass(60);
  assert.deepEqual(publicOn(room), texts.slice(0, 2));
  return id;
}

function publicOn({ networks }: Room): readonly string[] {
  return networks.mastodon.posts.map(({ rendering }) => rendering.text);
}

/** All that Karim sees in the channel and its threads. */
async function seen(room: Room): Promise<string> {
  return plainSpaces((await room.seen('karim')).map(({ text }) => text).join('\n'));
}

for (const [platform, open] of Object.entries(inBothChats(names))) {
  describe(`a series that is interrupted between two parts, in ${platform}`, () => {
    test('Stop calls off the rest, and the thread says how much is public', async () => {
      await using room = await open();
      await betweenParts(room);
      await room.press('karim', 'stop');
      await room.pass(1200);
      const told = await seen(room);
      assert.match(told, /Karim stopped sending to .*: 2 of 4 parts are public\./u);
      assert.doesNotMatch(told, /Too late/u);
      assert.match(told, /part 3 of 4: not sent\n.*part 4 of 4: not sent/u);
      assert.deepEqual(publicOn(room), texts.slice(0, 2));
    });

    test('a freeze holds the rest, and one press after the thaw lets all of it go', async () => {
      await using room = await open();
      await betweenParts(room);
      await room.command('karim', 'freeze');
      await room.pass(1200);
      assert.deepEqual(publicOn(room), texts.slice(0, 2));
      assert.match(await seen(room), /part 3 of 4: held by a freeze\..*\n.*part 4 of 4: held by a freeze\./u);
      await room.press('karim', 'thaw');
      await room.pass(60);
      assert.deepEqual(publicOn(room), texts.slice(0, 2));
      await room.press('karim', 'releaseHeld');
      await room.pass(60);
      assert.deepEqual(publicOn(room), texts);
    });

    test('a sleep holds the rest: the thread says how much is public, and offers to call off the rest alone', async () => {
      await using room = await open();
      const accountId = await betweenParts(room);
      const by = { id: room.id('odile'), name: 'Odile' };
      await room.store.write((work) => fallAsleep(work, { accountId, by, until: null, why: null }));
      await room.pass(1200);
      const told = await seen(room);
      assert.match(told, /part 3 of 4: the account was put to sleep, .*: 2 of 4 parts are public\./u);
      const { buttons } = await room.cardWith('cancelDelivery');
      assert.deepEqual(
        buttons.map(({ action }) => action).filter((action) => action === 'otherAccount' || action === 'otherTime'),
        [],
      );
      await room.press('karim', 'cancelDelivery');
      await room.pass(60);
      assert.match(await seen(room), /part 3 of 4: not sent\n.*part 4 of 4: not sent/u);
      await room.store.write((work) => wake(work, { accountId, by }));
      await room.pass(600);
      assert.deepEqual(publicOn(room), texts.slice(0, 2));
    });

    test('a series past its last moment is held with how much is public, and goes on late by one press', async () => {
      await using room = await open();
      await betweenParts(room);
      await room.store.db.delivery.updateMany({ data: { notAfterAt: new Date(room.clock.now().getTime() + 60_000) } });
      await room.pass(1200);
      assert.match(await seen(room), /part 3 of 4: .*: 2 of 4 parts are public\./u);
      assert.deepEqual(publicOn(room), texts.slice(0, 2));
      await room.press('karim', 'sendLate');
      await room.pass(60);
      assert.deepEqual(publicOn(room), texts);
    });
  });
}
