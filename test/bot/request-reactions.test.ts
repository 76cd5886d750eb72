import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import { rotaInForce } from '#rota/agreed-rota.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { pressWhispered } from '../support/whispered.ts';

const person = { part: null, kind: 'member', language: 'en', timeZone: 'Europe/Paris' } as const;
const people = [
  { ...person, id: 'lea', name: 'Léa' },
  { ...person, id: 'nora', name: 'Nora' },
];

/** Karim has asked for a rota; Léa and, with `needed` 2, Nora approve. */
async function asked(needed = 1): Promise<BotScene> {
  const settings = { approvers: ['karim', 'lea', 'nora'], stewards: ['karim'], approvalsNeeded: needed };
  const scene = await openBotScene({ people, settings });
  await scene.people.command('karim', 'publications', 'astreinte');
  await scene.settle();
  await pressWhispered(scene, 'karim', 'changeRota');
  await scene.people.submit('karim', { shifts: 'Nora : 2026-11-22 18:00 – 2026-12-21 08:00' });
  await scene.settle();
  return scene;
}

async function isInForce({ store, deskId }: BotScene): Promise<boolean> {
  const { db: tx, decisionKey } = store;
  return (await rotaInForce({ tx, decisionKey }, present(deskId))).kind === 'agreed';
}

async function reacts(scene: BotScene, user: string, emoji: string): Promise<string | undefined> {
  const before = scene.whispers(user).length;
  scene.people.react(user, scene.cardWith('approveRota').ref, emoji);
  await scene.settle();
  return scene.whispers(user)[before];
}

async function takesAway(scene: BotScene, user: string, emoji: string): Promise<void> {
  scene.people.react(user, scene.cardWith('approveRota').ref, emoji, false);
  await scene.settle();
}

test('a ✅ on the card of a request approves it, and beside a button makes two', async () => {
  await using scene = await asked(2);
  await reacts(scene, 'lea', '✅');
  assert.equal(await isInForce(scene), false);
  assert.match(scene.textOf(scene.cardWith('approveRota')), /Léa/);
  await scene.press('nora', 'approveRota');
  assert.equal(await isInForce(scene), true);
});

test('a ✅ that is taken away while a request waits no longer approves it; a button does', async () => {
  await using scene = await asked(2);
  await reacts(scene, 'lea', '✅');
  await takesAway(scene, 'lea', '✅');
  await scene.press('nora', 'approveRota');
  assert.equal(await isInForce(scene), false);
  await scene.press('lea', 'approveRota');
  assert.equal(await isInForce(scene), true);
});

test('a ❌ on the card of a request refuses it', async () => {
  await using scene = await asked();
  await reacts(scene, 'lea', '❌');
  assert.equal((await scene.store.db.request.findFirstOrThrow()).state, 'refused');
});

test('whoever asked, or is no approver, is told that their ✅ does not count, as with the button', async () => {
  await using scene = await asked();
  assert.match((await reacts(scene, 'karim', '✅')) ?? '', /quelqu’un d’autre/i);
  assert.notEqual(await reacts(scene, 'aicha', '✅'), undefined);
  assert.equal(await isInForce(scene), false);
});

test('a ✅ whose event comes after it was taken away decides nothing', async () => {
  await using scene = await asked();
  const { ref } = scene.cardWith('approveRota');
  const late = { kind: 'reaction', name: 'approve', added: true, user: 'lea', ref, dedupeKey: 'late' } as const;
  await scene.sink.accept(late);
  await scene.settle();
  assert.equal(await isInForce(scene), false);
});

test('where reactions do not count, a ✅ on a request is answered once, and decides nothing', async () => {
  await using scene = await asked();
  const deskId = present(scene.deskId);
  await scene.store.write((work) => changeDesk(work, { deskId, by: 'karim', changes: { reactionsCount: false } }));
  assert.match((await reacts(scene, 'lea', '✅')) ?? '', /buttons count/);
  assert.equal(await reacts(scene, 'lea', '❌'), undefined);
  assert.equal(await isInForce(scene), false);
});

test('a row that says that a message shows the request, and that Tambour did not write, lets a ✅ decide nothing', async () => {
  await using scene = await asked();
  const other = scene.people.say('sacha', { channel: 'publications' }, 'Bonjour');
  await scene.settle();
  const { channel, message, thread } = other;
  await scene.store.db.postedMessage.updateMany({ where: { role: 'notice' }, data: { channel, message, thread } });
  scene.people.react('lea', other, '✅');
  await scene.settle();
  assert.equal(await isInForce(scene), false);
});

test('a ✅ does not count where the card showed other terms than the request has now', async () => {
  await using scene = await asked();
  const { ref } = scene.cardWith('approveRota');
  await scene.store.db.postedMessage.updateMany({
    where: { message: ref.message },
    data: { fingerprint: 'f'.repeat(64) },
  });
  await reacts(scene, 'lea', '✅');
  assert.equal(await isInForce(scene), false);
});

/** Puts a reaction on the card, or takes them all from it, as if the events had been lost with the connection. */
function lost(scene: BotScene, reactions: readonly { readonly emoji: string; readonly user: string }[]): void {
  const { ref } = scene.cardWith('approveRota');
  const message = present(scene.messages().find((one) => one.ref.message === ref.message));
  message.reactions = [...reactions];
}

async function afterGap(scene: BotScene, dedupeKey: string): Promise<void> {
  await scene.sink.accept({ kind: 'gap', dedupeKey, since: scene.clock.now() });
  await scene.settle();
}

test('a ✅ that was put on a request while Tambour was away counts once it is back, and once alone', async () => {
  await using scene = await asked(2);
  lost(scene, [
    { emoji: '✅', user: 'lea' },
    { emoji: '✅', user: 'karim' },
    { emoji: '✅', user: 'sacha' },
  ]);
  for (const gap of ['gap 1', 'gap 2']) await afterGap(scene, gap);
  const { journalEntry } = scene.store.db;
  const entries = await journalEntry.findMany({
    where: { kind: { startsWith: 'decision.' } },
    orderBy: { seq: 'asc' },
  });
  assert.deepEqual(
    entries.map(({ kind, actor }) => [kind, actor]),
    [
      ['decision.approve', 'lea'],
      ['decision.refused', 'karim'],
    ],
  );
  await scene.press('nora', 'approveRota');
  assert.equal(await isInForce(scene), true);
});

test('a ✅ that was taken from a request while Tambour was away no longer approves it, and a ❌ refuses it', async () => {
  await using scene = await asked(2);
  await reacts(scene, 'lea', '✅');
  lost(scene, []);
  await afterGap(scene, 'gap 1');
  await scene.press('nora', 'approveRota');
  assert.equal(await isInForce(scene), false);
  lost(scene, [{ emoji: '❌', user: 'lea' }]);
  await afterGap(scene, 'gap 2');
  assert.equal((await scene.store.db.request.findFirstOrThrow()).state, 'refused');
});
