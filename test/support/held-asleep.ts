import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { sleepCommand } from '#cli/account-commands.ts';

import type { Room } from './both-chats.ts';
import { plainSpaces } from './chat-scene.ts';
import { askFor, setUpDesk } from './team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim approves, Léa is in the channel. */
export const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa' } as const;
export const handle = '@valmont@social.example';
const dayMs = 24 * 3_600_000;

export async function seenBy(room: Room, name: string): Promise<string> {
  return plainSpaces((await room.seen(name)).map(({ text }) => text).join('\n---\n'));
}

function posted({ networks }: Room): readonly number[] {
  return [networks.mastodon.posts.length, networks.x.posts.length];
}

/** Approves a post for both accounts, and puts Mastodon's to sleep during the grace. */
async function fallenAsleep(room: Room, until: Date | null): Promise<void> {
  await setUpDesk(room, room);
  await askFor(room);
  await room.press('karim', 'approve');
  await sleepCommand(room.store, handle, until, 'strike');
  await room.store.runEveryMinute();
  await room.settle();
}

async function statesOf({ store }: Room): Promise<readonly string[]> {
  const rows = await store.db.delivery.findMany({
    orderBy: [{ revision: 'asc' }, { account: { network: 'asc' } }],
    include: { account: true },
  });
  return rows.map(({ revision, state, account }) => `${revision} ${account.network} ${state}`);
}

/** Tests the fate of a post held by a sleep, in one chat. */
export function testHeldAsleep(platform: string, open: () => Promise<Room>): void {
  describe(`a post that a sleep holds, in ${platform}`, () => {
    test('its author is asked in its thread, once, with until when and why, and what may become of it', async () => {
      await using room = await open();
      await fallenAsleep(room, new Date(room.clock.now().getTime() + 2 * dayMs));
      await room.store.runEveryMinute();
      await room.settle();
      const seen = await seenBy(room, 'lea');
      assert.equal(seen.match(/What should become of it\?/g)?.length, 1);
      assert.match(seen, /@\S+ @valmont@social\.example \(Mastodon\): the account was put to sleep/);
      assert.match(seen, /It sleeps until .* Reason: strike\. After .* the time of this post is past/);
      const { buttons } = await room.cardWith('otherTime');
      assert.deepEqual(
        buttons
          .map(({ action }) => action)
          .filter((one) => one !== 'stop')
          .slice(0, 3),
        ['otherAccount', 'otherTime', 'cancelDelivery'],
      );
    });

    test('another account: the form comes without the one that sleeps, and what is saved is asked about anew', async () => {
      await using room = await open();
      await fallenAsleep(room, null);
      await assert.rejects(room.cardWith('otherTime'), 'no time is after a sleep without an end');
      await room.press('aicha', 'otherAccount');
      await room.submit('aicha', {});
      assert.deepEqual(await statesOf(room), ['1 mastodon cancelled', '1 x cancelled']);
      await room.pass(600);
      assert.deepEqual(posted(room), [0, 0]);
      await room.press('aicha', 'ask');
      await room.press('karim', 'approve');
      await room.pass(600);
      assert.deepEqual(posted(room), [0, 1]);
      assert.deepEqual((await statesOf(room)).slice(2), ['2 x sent']);
    });

    test('another time: the form comes with one after the sleep, for the whole post, and nothing leaves before', async () => {
      await using room = await open();
      const until = new Date(room.clock.now().getTime() + 2 * dayMs);
      await fallenAsleep(room, until);
      await room.press('aicha', 'otherTime');
      await room.submit('aicha', {});
      const { publishAt, accountIds } = await room.store.db.revision.findFirstOrThrow({ where: { number: 2 } });
      assert.ok(publishAt !== null && publishAt >= until && publishAt.getTime() - until.getTime() < 16 * 60_000);
      assert.equal(accountIds.length, 2);
      await room.press('aicha', 'ask');
      await room.press('karim', 'approve');
      await room.pass(dayMs / 1000);
      assert.deepEqual(posted(room), [0, 0]);
      room.clock.advance(dayMs);
      await room.store.runEveryMinute();
      await room.pass(3600);
      assert.deepEqual(posted(room), [1, 1]);
    });

    test('cancelled on its account by one person alone, the others go out; and waking it asks about nothing', async () => {
      await using room = await open();
      await fallenAsleep(room, new Date(room.clock.now().getTime() + 3_600_000));
      const card = await room.cardWith('cancelDelivery');
      await room.pressOn('lea', card, 'cancelDelivery');
      await room.pressOn('lea', card, 'cancelDelivery');
      assert.match((await room.whispers('lea')).at(-1) ?? '', /no longer possible/);
      await room.pass(600);
      assert.deepEqual(posted(room), [0, 1]);
      assert.match(await seenBy(room, 'karim'), /Léa cancelled this post on @valmont@social\.example \(Mastodon\)/);
      await room.pass(3600);
      await room.store.runEveryMinute();
      await room.settle();
      const seen = await seenBy(room, 'karim');
      assert.match(seen, /ended at the time that was set/);
      assert.doesNotMatch(seen, /This post was held/);
      assert.deepEqual(posted(room), [0, 1]);
    });

    test('once the account is awake its author is asked again, and it goes out only when somebody lets it', async () => {
      await using room = await open();
      await fallenAsleep(room, new Date(room.clock.now().getTime() + 3_600_000));
      await room.pass(3600);
      await room.store.runEveryMinute();
      await room.pass(600);
      assert.deepEqual(posted(room), [0, 1]);
      const seen = await seenBy(room, 'lea');
      assert.match(seen, /@\S+ @valmont@social\.example \(Mastodon\) takes posts again\. This post was held/);
      const question = await room.cardWith('tryAgain');
      assert.ok(question.buttons.some(({ action }) => action === 'cancelDelivery'));
      await room.pressOn('aicha', question, 'tryAgain');
      await room.pass(600);
      assert.deepEqual(posted(room), [1, 1]);
    });

    test('after a sleep that was longer than its time, an approver gives it a new one', async () => {
      await using room = await open();
      await fallenAsleep(room, new Date(room.clock.now().getTime() + 3 * dayMs));
      await room.pass(600);
      room.clock.advance(3 * dayMs);
      await room.store.runEveryMinute();
      await room.pass(600);
      assert.deepEqual(posted(room), [0, 1]);
      assert.match(await seenBy(room, 'lea'), /Its time has passed: an approver can publish it now/);
      const late = await room.cardWith('sendLate');
      await room.pressOn('lea', late, 'sendLate');
      await room.pass(600);
      assert.deepEqual(posted(room), [0, 1], 'Léa approves nothing');
      await room.pressOn('karim', late, 'sendLate');
      await room.pass(600);
      assert.deepEqual(posted(room), [1, 1]);
    });
  });
}
