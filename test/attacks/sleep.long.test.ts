import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { fullDayText } from '#bot/when-text.ts';
import { sleepCommand, wakeCommand } from '#cli/account-commands.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Keyring } from '#storage/keyring.ts';
import { type MasterKeys, masterKeyOf } from '#storage/master-key.ts';

import { inBothChats, type Room } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim approves, Léa is in the channel. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa' } as const;
const rooms = inBothChats(names);

const keys: MasterKeys = { current: masterKeyOf(Buffer.alloc(32, 7)), other: null, mattermost: null };
const ring: Keyring = { keys: () => keys, reread: async () => keys };

const handle = '@valmont@social.example';

async function seenBy(room: Room, name: string): Promise<string> {
  return plainSpaces((await room.seen(name)).map(({ text }) => text).join('\n---\n'));
}

async function lastWhisper(room: Room, name: string): Promise<string> {
  return (await room.whispers(name)).at(-1) ?? '';
}

async function standing({ store }: Room): Promise<string> {
  return (await store.db.account.findFirstOrThrow({ where: { handle } })).state;
}

/** The desk has a post approved for Mastodon, whose account is asleep by the administrator's wish. */
async function heldAsleep(room: Room, until: Date | null): Promise<void> {
  await setUpDesk(room, room);
  await askFor(room);
  await sleepCommand(room.store, handle, until);
  await room.press('karim', 'approve');
  await room.pass(60);
  assert.deepEqual(posted(room), [0, 1]);
}

function posted({ networks }: Room): readonly number[] {
  return [networks.mastodon.posts.length, networks.x.posts.length];
}

for (const [platform, open] of Object.entries(rooms)) {
  describe(`an account that the administrator put to sleep, in ${platform}`, () => {
    test('it is told in the channel, its posts are held, and no card offers to try again', async () => {
      await using room = await open();
      await heldAsleep(room, null);
      const seen = await seenBy(room, 'lea');
      assert.match(seen, /valmont@social\.example \(Mastodon\) was put to sleep by your administrator/);
      assert.match(seen, /the account was put to sleep, nothing was sent/);
      await assert.rejects(room.cardWith('tryAgain'));
    });

    test('who tries again what failed before wakes nobody, whatever their role', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await askFor(room);
      room.networks.mastodon.troubles.push({ answer: { kind: 'locked', why: 'token_refused' } });
      await room.press('karim', 'approve');
      await room.pass(60);
      const card = await room.cardWith('tryAgain');
      await sleepCommand(room.store, handle, null);
      for (const name of ['lea', 'aicha', 'karim', 'odile']) {
        await room.pressOn(name, card, 'tryAgain');
        await room.pass(60);
        assert.match(await lastWhisper(room, name), /Somebody put this account to sleep: nothing goes out there/, name);
        assert.equal(await standing(room), 'asleep', name);
      }
      assert.deepEqual(posted(room), [0, 1]);
    });

    test('members, authors and approvers do not ask to wake it, by the button or by typing; its steward does', async () => {
      await using room = await open();
      await heldAsleep(room, null);
      for (const name of ['lea', 'aicha', 'karim']) {
        await room.press(name, 'wake');
        assert.match(await lastWhisper(room, name), /Only stewards of this desk and administrators of this chat/, name);
        await room.command(name, `wake ${handle}`);
        assert.match(await lastWhisper(room, name), /Only stewards of this desk and administrators of this chat/, name);
      }
      await room.press('odile', 'wake');
      assert.match(await lastWhisper(room, 'odile'), /Those who approve here are asked to wake .* Until they agree/);
      await room.pass(600);
      assert.equal(await standing(room), 'asleep');
      const seen = await seenBy(room, 'lea');
      assert.match(seen, /Odile asks to wake @valmont@social\.example \(Mastodon\)/);
      assert.match(seen, /Nothing goes out by waking it: 1 held post waits until somebody lets each go/);
      assert.match(seen, /1 approval is missing/);
    });

    test('an approver who did not ask wakes it, and nothing goes out by that', async () => {
      await using room = await open();
      await heldAsleep(room, null);
      await room.press('odile', 'wake');
      await room.command('odile', `wake ${handle}`);
      assert.match(await lastWhisper(room, 'odile'), /has already been asked for/);
      await room.press('odile', 'approveWaking');
      assert.match(await lastWhisper(room, 'odile'), /You asked for this: somebody else has to agree/);
      for (const name of ['lea', 'aicha']) {
        await room.press(name, 'approveWaking');
        assert.match(await lastWhisper(room, name), /You are not an approver of this desk/, name);
      }
      assert.equal(await standing(room), 'asleep');
      await room.press('karim', 'approveWaking');
      await room.pass(600);
      assert.equal(await standing(room), 'active');
      const seen = await seenBy(room, 'lea');
      assert.match(seen, /Agreed, last by Karim: it takes posts again/);
      assert.match(seen, /valmont@social\.example \(Mastodon\) was woken by Karim, .*: it takes posts again/);
      assert.match(seen, /Nothing has gone out. 1 post of this desk was held/);
      assert.deepEqual(posted(room), [0, 1], 'a waking sends nothing');
      await assert.rejects(room.cardWith('wake'), 'the sleep has ended, and its message has no button');
      await assert.rejects(room.cardWith('approveWaking'), 'nothing is left to decide');
      await room.press('lea', 'tryAgain');
      await room.pass(60);
      assert.deepEqual(posted(room), [1, 1]);
    });

    test('refused, it sleeps on, and can be asked for anew', async () => {
      await using room = await open();
      await heldAsleep(room, null);
      await room.press('odile', 'wake');
      await room.press('karim', 'refuseWaking');
      assert.match(await seenBy(room, 'lea'), /Refused by Karim: it sleeps on/);
      assert.equal(await standing(room), 'asleep');
      await assert.rejects(room.cardWith('approveWaking'));
      await room.press('odile', 'wake');
      await room.press('karim', 'approveWaking');
      assert.equal(await standing(room), 'active');
    });

    test('whoever may freeze puts an account to sleep at once; nobody shortens that alone', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      await askFor(room);
      await room.press('karim', 'approve');
      await room.command('lea', `sleep ${handle} until tomorrow 9:00 a day without it`);
      assert.match(await lastWhisper(room, 'lea'), /sleeps from now on, until .*09:00: nothing goes out there/);
      const seen = await seenBy(room, 'karim');
      assert.match(seen, /valmont@social\.example \(Mastodon\) was put to sleep by Léa/);
      assert.match(seen, /Reason: a day without it/);
      await room.pass(600);
      assert.deepEqual(posted(room), [0, 1], 'in its grace when the account fell asleep');
      await room.command('aicha', 'accounts');
      assert.match(await lastWhisper(room, 'aicha'), /has been asleep since .*, put to sleep by Léa/);
      const { asleepUntil } = await room.store.db.account.findFirstOrThrow({ where: { handle } });
      for (const shorter of ['until today 23:00', 'until 32 December', 'until']) {
        await room.command('lea', `sleep ${handle} ${shorter}`);
        assert.match(await lastWhisper(room, 'lea'), /Nothing has changed/, shorter);
      }
      const now = await room.store.db.account.findFirstOrThrow({ where: { handle } });
      assert.deepEqual(now.asleepUntil, asleepUntil);
      await room.command('lea', `sleep ${handle} for good`);
      assert.equal((await room.store.db.account.findFirstOrThrow({ where: { handle } })).asleepUntil, null);
    });

    test('until a day to come may mean two ends: it is asked, and only the answer lets the account sleep', async () => {
      await using room = await open();
      await setUpDesk(room, room);
      const until = async (): Promise<string | undefined> =>
        (await room.store.db.account.findFirstOrThrow({ where: { handle } })).asleepUntil?.toISOString();
      await room.command('lea', `sleep ${handle} until tomorrow maintenance, except emergencies`);
      assert.match(
        await lastWhisper(room, 'lea'),
        /Until when is @valmont@social\.example \(Mastodon\) to sleep: until \S+ \d+ \w+ begins, or to its end\?/,
      );
      assert.equal(await standing(room), 'active');
      const { untilDayBegins, untilDayEnds } = messagesIn('en').sleep.answer;
      const tomorrow = fullDayText(new Date('2026-11-24T12:00:00Z'), 'Europe/Paris', 'en', room.clock.now());
      const [begins, ends] = [untilDayBegins(tomorrow), untilDayEnds(tomorrow)];
      await room.pressWhispered('lea', begins);
      assert.equal(await until(), '2026-11-23T23:00:00.000Z');
      assert.match(await seenBy(room, 'karim'), /Reason: maintenance/);
      await room.pressWhispered('lea', ends);
      assert.equal(await until(), '2026-11-24T23:00:00.000Z');
      await room.pressWhispered('lea', begins);
      assert.match(await lastWhisper(room, 'lea'), /nobody shortens a sleep alone/);
      room.clock.advance(2 * 86_400_000);
      await room.pressWhispered('lea', ends);
      assert.match(await lastWhisper(room, 'lea'), /Until when it sleeps is not clear/);
    });

    test('a waking from the terminal, and a sleep that ends at its time, are told and send nothing', async () => {
      await using room = await open();
      await heldAsleep(room, new Date(room.clock.now().getTime() + 600_000));
      await wakeCommand({ store: room.store, keyring: ring }, handle);
      await room.settle();
      assert.match(await seenBy(room, 'lea'), /valmont@social\.example \(Mastodon\) was woken by your administrator/);
      await sleepCommand(room.store, handle, new Date(room.clock.now().getTime() + 600_000));
      await room.pass(600);
      await room.store.runEveryMinute();
      await room.settle();
      assert.match(await seenBy(room, 'lea'), /The sleep of @valmont@social\.example \(Mastodon\) ended at the time/);
      assert.deepEqual(posted(room), [0, 1]);
      assert.equal(await standing(room), 'active');
    });
  });
}
