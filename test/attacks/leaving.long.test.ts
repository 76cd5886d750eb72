import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim and Léa approve. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa' } as const;
const rooms = inBothChats(names);

const handle = '@valmont@social.example';
const day = 86_400;

async function text(room: OpenRoom): Promise<string> {
  return plainSpaces((await room.seen('lea')).map((card) => card.text).join('\n---\n'));
}

async function lastWhisper(room: OpenRoom, name: string): Promise<string> {
  return (await room.whispers(name)).at(-1) ?? '';
}

/** Odile plans to leave Mastodon, and Karim looks after it from then on. */
async function planned(room: OpenRoom, values: Readonly<Record<string, string | string[]>> = {}): Promise<void> {
  await setUpDesk(room, room, { approvers: ['karim', 'lea'] });
  await room.command('odile', `leave ${handle}`);
  await room.submit('odile', {
    reference: 'Council decision <!channel> *no. 14*',
    way: 'deletion',
    lastDay: '2026-11-30',
    review: '2027-11-30',
    keeper: [room.id('karim')],
    deputy: [room.id('lea')],
    ...values,
  });
}

async function state({ store }: OpenRoom): Promise<string> {
  return (await store.db.account.findFirstOrThrow({ where: { handle } })).state;
}

for (const [platform, open] of Object.entries(rooms)) {
  describe(`a plan of leaving, in ${platform}`, () => {
    test('its form says what follows from each way, and its card all that is agreed on, as text alone', async () => {
      await using room = await open();
      await planned(room);
      const seen = await text(room);
      assert.match(seen, /Odile plans to leave @valmont@social\.example \(Mastodon\)/);
      assert.match(seen, /Decision: Council decision <!channel> \*no\. 14\*/);
      assert.match(seen, /Way: Delete it\. After the last day nothing goes out there, and a person deletes it/);
      assert.match(seen, /Keeper: Karim, deputy: Léa/);
      const card = await room.cardWith('approveLeaving');
      assert.deepEqual(card.notified, [], 'what somebody typed calls nobody');
    });

    test('members, its author and strangers do not agree to it; then its steps are done in its thread, and it is left', async () => {
      await using room = await open();
      await planned(room);
      await room.press('odile', 'approveLeaving');
      assert.match(await lastWhisper(room, 'odile'), /You asked for this: somebody else has to agree/);
      await room.press('aicha', 'approveLeaving');
      assert.match(await lastWhisper(room, 'aicha'), /You are not an approver of this desk/);
      await assert.rejects(room.cardWith('leavingStepDone'), 'there is nothing to do before it is agreed');
      await room.press('karim', 'approveLeaving');
      assert.match(await text(room), /Agreed by Karim\. Nothing goes out there after 30 November/);
      const list = await room.cardWith('changeLeavingStep');
      const done = list.buttons.filter(({ action }) => action === 'leavingStepDone');
      assert.equal(done.length, 12, 'a button for each step, that of deleting it as well');
      assert.equal(list.ref?.thread, (await room.cardWith('exportLeaving')).ref?.message, 'in the thread of the plan');
      await room.press('aicha', 'leavingStepDone');
      assert.match(await lastWhisper(room, 'aicha'), /Noted as done: all accounts of the body are listed/);
      assert.match(await text(room), /Done: all accounts of the body are listed · Aïcha/);
      await room.press('lea', 'reopenLeavingStep');
      assert.match(await lastWhisper(room, 'lea'), /Open again: all accounts of the body are listed/);
      assert.match(await text(room), /To do: all accounts of the body are listed · Odile/);
      await room.pass(8 * day);
      await room.store.runEveryMinute();
      await room.settle();
      assert.equal(await state(room), 'asleep');
      assert.match(await text(room), /was left as agreed/);
      await room.command('odile', `leave ${handle}`);
      assert.match(await lastWhisper(room, 'odile'), /was left already/);
    });

    test('only a steward plans or cancels it; cancelled half way it asks those who approve, and nothing changes', async () => {
      await using room = await open();
      await planned(room);
      for (const name of ['aicha', 'karim']) {
        await room.command(name, `leave ${handle}`);
        assert.match(await lastWhisper(room, name), /Only stewards of this desk and administrators of this chat/, name);
      }
      await room.press('karim', 'approveLeaving');
      await room.press('aicha', 'cancelLeaving');
      assert.match(await lastWhisper(room, 'aicha'), /Only stewards of this desk and administrators of this chat/);
      await room.press('odile', 'cancelLeaving');
      assert.match(await text(room), /Odile asks to cancel this plan\. Until that is agreed to it stays in force/);
      await room.press('lea', 'approveLeaving');
      assert.match(await text(room), /Cancelled: the account stays as it is/);
      await room.pass(9 * day);
      await room.store.runEveryMinute();
      await room.settle();
      assert.equal(await state(room), 'active');
    });

    test('its file is in its thread, under its own name', async () => {
      await using room = await open();
      await planned(room);
      await room.press('karim', 'approveLeaving');
      await room.press('lea', 'exportLeaving');
      assert.match(await lastWhisper(room, 'lea'), /The file of this plan will be in its thread/);
      const told = present(
        (await room.seen('lea')).findLast((card) => /The file of the plan to leave/.test(card.text)),
      );
      assert.match(
        `${told.text} ${told.links.join(' ')}`,
        /tambour-leaving-2026-11-23\.html|How @valmont@social\.example/,
      );
    });
  });
}
