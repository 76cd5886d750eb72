import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { listDoubts, settleCommand } from '#cli/delivery-commands.ts';

import { inBothChats, type Room } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { urlOf } from '../support/scripted-network.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim and Inès approve, Léa is in the channel. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', ines: 'Inès', lea: 'Léa' } as const;
const rooms = inBothChats(names);

async function lastWhisper(room: Room, name: string): Promise<string> {
  return plainSpaces((await room.whispers(name)).at(-1) ?? '');
}

const oldId = 'OLD-STATEMENT-2024';

/** X cannot be read, and its answer to a post was lost; a statement of 2024 stands on the account. */
async function inDoubt(
  room: Room,
  lost: 'loseAnswer' | 'loseRequest',
  approvers: readonly string[] = ['karim', 'ines'],
): Promise<void> {
  await setUpDesk(room, room, { approvers });
  const { id } = await room.store.db.account.findFirstOrThrow({ where: { network: 'x' } });
  await room.command('aicha', 'draft');
  await room.submit('aicha', { text: 'The library lends garden tools.', accounts: [id] });
  await room.press('aicha', 'ask');
  const { posts, troubles } = room.networks.x;
  troubles.push(lost);
  await room.press('karim', 'approve');
  await room.pass(900);
  const text = 'A statement of 2024.';
  const rendering = { network: 'x', accountId: id, text, language: 'en', visibility: 'public' } as const;
  const at = new Date('2024-05-02T09:00:00Z');
  posts.unshift({ id: oldId, key: 'by hand', rendering: { ...rendering, contentWarning: null, media: [] }, at });
  await room.cardWith('confirmPublished');
}

function onX({ networks }: Room): readonly string[] {
  return networks.x.posts.map(({ id }) => id);
}

async function state({ store }: Room): Promise<string> {
  return (await store.db.delivery.findFirstOrThrow({ where: { account: { network: 'x' } } })).state;
}

for (const [platform, open] of Object.entries(rooms)) {
  describe(`what only a person can settle, in ${platform}`, () => {
    test('the author and members without a role are refused both answers, and told who can', async () => {
      await using room = await open();
      await inDoubt(room, 'loseRequest');
      for (const [name, said] of [
        ['aicha', /You wrote or worded this: somebody else has to say .* here (?:Karim|Inès) or (?:Karim|Inès)\./],
        ['lea', /an approver says who did not write it, here (?:Karim|Inès) or (?:Karim|Inès)\./],
        ['odile', /an approver says who did not write it/],
      ] as const) {
        for (const answer of ['confirmPublished', 'confirmNotPublished']) {
          await room.press(name, answer);
          assert.match(await lastWhisper(room, name), said, `${name} ${answer}`);
        }
      }
      await room.pass(600);
      assert.deepEqual([onX(room), await state(room)], [[oldId], 'held']);
      await room.press('karim', 'confirmNotPublished');
      await room.pass(600);
      assert.equal(onX(room).length, 2);
    });

    test('an old post of the account is not taken for ours, and what was claimed one person alone does not delete', async () => {
      await using room = await open();
      await inDoubt(room, 'loseAnswer');
      const ours = present(onX(room).find((id) => id !== oldId));
      await room.press('karim', 'confirmPublished');
      await assert.rejects(
        room.submit('karim', { text: urlOf(oldId).replace('network.example', 'x.com/valmont/status') }),
        /made before or after/,
      );
      await room.submit('karim', { text: `https://x.com/valmont/status/${ours}` });
      await room.pass(60);
      assert.equal(await state(room), 'sent');
      for (const name of ['aicha', 'karim']) {
        await room.press(name, 'retract');
        assert.match(
          await lastWhisper(room, name),
          /Tambour never saw this post itself: Karim said that it is there/,
          name,
        );
      }
      assert.deepEqual(onX(room), [oldId, ours]);
      await room.press('ines', 'retract');
      await room.submit('ines', { text: 'Wrong date' });
      await room.pass(60);
      assert.deepEqual(onX(room), [oldId]);
    });

    test('where no approver is left a steward answers; the terminal answers always, by a name', async () => {
      await using room = await open();
      await inDoubt(room, 'loseRequest');
      const desk = await room.store.db.desk.findFirstOrThrow();
      await room.store.db.deskPerson.deleteMany({ where: { deskId: desk.id, role: 'approver' } });
      await room.store.db.deskPerson.create({ data: { deskId: desk.id, person: room.id('aicha'), role: 'approver' } });
      await room.press('lea', 'confirmNotPublished');
      assert.match(await lastWhisper(room, 'lea'), /here Odile\./);
      const [doubt] = (await listDoubts(room.store)).data as readonly { readonly id: string }[];
      const deps = { ...room.bot.publishing, store: room.store };
      const settled = await settleCommand(deps, present(doubt).id, { notPublished: true, by: 'Nadia Roux' });
      assert.equal(settled.exitCode, 0, settled.text);
      const entry = await room.store.db.journalEntry.findFirstOrThrow({ where: { kind: 'doubt.answered' } });
      assert.match(entry.actor, /^administrator/);
      assert.partialDeepStrictEqual(entry.data, { name: 'Nadia Roux', says: 'notPublished' });
    });
  });
}
