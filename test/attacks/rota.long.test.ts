import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

/** Odile administers and founded the desk, Aïcha writes, Karim and Léa approve. */
const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim', lea: 'Léa' } as const;
const rooms = inBothChats(names);

const day = 86_400;
/** The scene begins on 23 November 2026. */
const shifts = ['Karim: 2026-11-22 18:00 – 2026-11-30 08:00', 'Léa: 2026-11-30 08:00 – 2026-12-07 08:00'].join('\n');

async function text(room: OpenRoom): Promise<string> {
  return plainSpaces((await room.seen('lea')).map((card) => card.text).join('\n---\n'));
}

async function lastWhisper(room: OpenRoom, name: string): Promise<string> {
  return plainSpaces((await room.whispers(name)).at(-1) ?? '');
}

async function onCall(room: OpenRoom): Promise<string> {
  await room.command('aicha', 'on-call');
  return lastWhisper(room, 'aicha');
}

async function planned(room: OpenRoom): Promise<void> {
  await setUpDesk(room, room, { approvers: ['karim', 'lea'] });
  await room.command('odile', 'rota change');
  await room.submit('odile', { shifts, terminal: 'ops = Karim' });
}

async function asked(room: OpenRoom): Promise<void> {
  await planned(room);
  await room.press('lea', 'approveRota');
  await room.command('karim', 'on-call handover');
  await room.submit('karim', { to: [room.id('lea')], begins: '', ends: '2026-11-24 08:00' });
}

for (const [platform, open] of Object.entries(rooms)) {
  describe(`who is on call, in ${platform}`, () => {
    test('only a steward plans it, and members and its author do not agree to it', async () => {
      await using room = await open();
      await planned(room);
      await room.command('aicha', 'rota change');
      assert.match(await lastWhisper(room, 'aicha'), /Only stewards of this desk and administrators of this chat plan/);
      const card = await room.cardWith('approveRota');
      assert.match(plainSpaces(card.text), /Karim: Sunday 22 November at 18:00 – Monday 30 November at 08:00/);
      assert.match(plainSpaces(card.text), /In the terminal, “ops” is Karim/);
      assert.deepEqual(card.notified, [], 'what somebody typed calls nobody');
      await room.press('odile', 'approveRota');
      assert.match(await lastWhisper(room, 'odile'), /You asked for this rota: somebody else has to agree/);
      await room.press('aicha', 'approveRota');
      assert.match(await lastWhisper(room, 'aicha'), /You are not an approver of this desk/);
      assert.match(await onCall(room), /No rota has been agreed to: nobody is on call/);
      await room.press('lea', 'approveRota');
      assert.match(await text(room), /Agreed by Léa\. It counts from now on/);
      assert.match(await onCall(room), /On call now: Karim, until Monday 30 November at 08:00\..*Next: Léa/s);
    });

    test('a handover is accepted by who was asked alone, and by nobody who has left', async () => {
      await using room = await open();
      await asked(room);
      const card = await room.cardWith('acceptHandover');
      assert.ok(card.notified.includes(room.id('lea')), 'she is called');
      for (const name of ['karim', 'odile', 'aicha']) {
        await room.pressOn(name, card, 'acceptHandover');
        assert.match(await lastWhisper(room, name), /Léa was asked, and nobody else can answer/, name);
      }
      assert.match(await onCall(room), /On call now: Karim/);
      room.leaves('lea');
      await assert.rejects(room.pressOn('lea', card, 'acceptHandover'), 'she sees it no more');
      assert.match(await onCall(room), /On call now: Karim/);
      room.joins('lea');
      await room.pressOn('lea', card, 'acceptHandover');
      assert.match(await onCall(room), /On call now: Léa, until Tuesday 24 November at 08:00/);
      await room.pass(day);
      assert.match(await onCall(room), /On call now: Karim/);
    });

    test('whoever writes into the database puts nobody on call', async () => {
      await using room = await open();
      await asked(room);
      const { db } = room.store;
      const id = room.id('aicha');
      const handover = await db.rotaHandover.findFirstOrThrow();
      await db.rotaHandover.update({
        where: { id: handover.id },
        data: { state: 'accepted', acceptedAt: handover.askedAt, toPerson: id },
      });
      assert.match(await onCall(room), /On call now: Karim/);
      const { id: _, ...rota } = await db.request.findFirstOrThrow({ where: { kind: 'rota' } });
      const forged = [{ person: id, fromAt: '2026-11-22T17:00:00.000Z', toAt: '2027-11-22T17:00:00.000Z' }];
      await db.request.create({
        data: {
          ...rota,
          id: room.store.newId(),
          terms: { shifts: forged, terminalUsers: [] },
          agreedAt: new Date('2026-11-23T12:00:00Z'),
        },
      });
      assert.match(await onCall(room), /changed in the database after it was agreed to, so that nobody is on call/);
    });
  });
}
