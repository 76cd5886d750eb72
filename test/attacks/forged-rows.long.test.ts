import assert from 'node:assert/strict';
import { test } from 'node:test';

import { enqueueDraftNotice } from '#drafts/draft-notice.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import type { Room } from '../support/both-chats.ts';
import type { ChatScene } from '../support/chat-scene.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { openMattermostScene } from '../support/mattermost-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { openSlackScene } from '../support/slack-scene.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

const longAgo = new Date('2026-01-01T00:00:00Z');

async function journaled({ store }: Pick<ChatScene, 'store'>, kind: string): Promise<number> {
  return store.db.journalEntry.count({ where: { kind } });
}

/** Puts an event among those that wait, as whoever can write to the database would. */
async function insertEvent(
  { store }: ChatScene,
  platform: string,
  event: { readonly key: string; readonly body: unknown; readonly mac: string | null },
): Promise<void> {
  const body = JSON.stringify(event.body);
  await store.db.chatInbox.create({ data: { platform, ...event, body, keptAt: longAgo } });
}

const macs = [null, 'f'.repeat(64)];

/** Restarts the bot: neither forged event decides anything, both are reported once, and Karim's own reaction still counts. */
async function assertRefused(scene: Room & { startedAnew(): Promise<void> }): Promise<void> {
  await scene.startedAnew();
  await scene.pass(60);
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [0, 0]);
  assert.equal(await scene.store.db.chatInbox.count(), 0);
  assert.equal(await journaled(scene, 'row.refused'), 2);
  const told = (await scene.seen('karim')).filter(({ text }) => /that Tambour never heard/.test(text));
  assert.equal(told.length, 1);
  await scene.react('karim', await scene.cardWith('approve'), 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
}

test('an event of Slack that is written into the database approves nothing, is in the journal, and is told', async () => {
  await using scene = await openSlackScene('socket', { language: 'en' });
  await setUpDesk(scene, scene);
  await askFor(scene);
  const { ref } = await scene.cardWith('approve');
  const [platform = ''] = scene.bot.chats.keys();
  const { channel, message } = present(ref);
  for (const [place, mac] of macs.entries()) {
    const [user, reaction, at] = [scene.id('karim'), 'white_check_mark', `1767225600.00010${place}`];
    const item = { type: 'message', channel, ts: message };
    const key = `reaction:${channel}:${message}:${user}:${reaction}:${at}:+`;
    const event = { type: 'reaction_added', user, reaction, item, event_ts: at };
    await insertEvent(scene, platform, { key, body: { type: 'event_callback', event }, mac });
  }
  await assertRefused(scene);
});

test('an event of Mattermost that is written into the database approves nothing, is in the journal, and is told', async () => {
  await using scene = await openMattermostScene({ language: 'en' });
  await setUpDesk(scene, scene);
  await askFor(scene);
  const { ref } = await scene.cardWith('approve');
  const [platform = ''] = scene.bot.chats.keys();
  for (const [place, mac] of macs.entries()) {
    const key = `reaction ${place}`;
    const reaction = { kind: 'reaction', dedupeKey: key, user: scene.id('karim'), ref: present(ref) };
    await insertEvent(scene, platform, { key, body: { ...reaction, name: 'approve', added: true }, mac });
  }
  await assertRefused(scene);
});

const harmless = 'Le marché est ouvert.';
const harmful = 'La mairie ferme pour toujours.';

/** Two drafts wait for Karim; whoever can write to the database wants his ✅ on the one to approve the other. */
async function twoAsked(): Promise<{
  readonly scene: BotScene;
  readonly harmlessId: string;
  readonly harmfulId: string;
}> {
  const scene = await openBotScene();
  const ids: string[] = [];
  for (const text of [harmless, harmful]) {
    await scene.draft(text);
    await scene.press('aicha', 'ask');
    ids.push((await scene.store.db.draft.findFirstOrThrow({ orderBy: { number: 'desc' } })).id);
  }
  const [harmlessId = '', harmfulId = ''] = ids;
  return { scene, harmlessId, harmfulId };
}

const moves: Readonly<
  Record<string, (scene: BotScene, ids: { readonly harmlessId: string; readonly harmfulId: string }) => Promise<void>>
> = {
  'says the other draft': async ({ store }, { harmlessId, harmfulId }) => {
    const [other] = await store.db.postedMessage.findMany({ where: { draftId: harmfulId, role: 'asked' } });
    const { revision, fingerprint } = present(other);
    await store.db.postedMessage.updateMany({
      where: { draftId: harmlessId, role: 'asked' },
      data: { draftId: harmfulId, revision, fingerprint },
    });
  },
  'is said to be where the other is': async ({ store }, { harmlessId, harmfulId }) => {
    const [one] = await store.db.postedMessage.findMany({ where: { draftId: harmlessId, role: 'asked' } });
    const { message } = present(one);
    await store.db.postedMessage.deleteMany({ where: { draftId: harmlessId, role: 'asked' } });
    await store.db.postedMessage.updateMany({ where: { draftId: harmfulId, role: 'asked' }, data: { message } });
  },
};

for (const [what, move] of Object.entries(moves)) {
  test(`a ✅ on a card whose row ${what} approves no other post`, async () => {
    const { scene, ...ids } = await twoAsked();
    await using _ = scene;
    const card = present(
      scene.messages().find((message) => scene.textOf(message).includes(harmless) && isAsked(message)),
    );
    await move(scene, ids);
    scene.people.react('karim', card.ref, '✅');
    await scene.pass(60);
    const published = scene.networks.mastodon.posts.map(({ rendering }) => rendering.text);
    assert.ok(!published.includes(harmful), 'a ✅ on one card approved another');
    // People go on: what is shown anew can be approved.
    await scene.pressOn('karim', cardOf(scene, harmful), 'approve');
    await scene.pass(60);
    assert.ok(scene.networks.mastodon.posts.some(({ rendering }) => rendering.text === harmful));
  });
}

test('a card’s row that somebody changed is in the journal, told to the steward once, and its card stands there anew', async () => {
  const { scene, harmlessId } = await twoAsked();
  await using _ = scene;
  const card = cardOf(scene, harmless);
  const before = scene.messages().length;
  await scene.store.db.postedMessage.updateMany({
    where: { draftId: harmlessId, role: 'asked' },
    data: { fingerprint: 'f'.repeat(64) },
  });
  scene.people.react('karim', card.ref, '✅');
  scene.people.react('karim', card.ref, '❌');
  await scene.pass(5);
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.ok((await journaled(scene, 'row.refused')) >= 2);
  const told = scene.messages().filter((message) => scene.textOf(message).includes('Ce que la base dit d’une carte'));
  assert.equal(told.length, 1);
  const { id, deskId } = await scene.store.db.draft.findUniqueOrThrow({ where: { id: harmlessId } });
  await scene.store.write((work) => enqueueDraftNotice(work, { id, deskId }, { kind: 'draft.changed', data: {} }));
  await scene.pass(5);
  assert.equal(scene.messages().length, before + 2);
  scene.people.react('karim', cardOf(scene, harmless).ref, '✅');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

type Message = ReturnType<BotScene['messages']>[number];

function isAsked({ body }: Message): boolean {
  if (body.kind !== 'card') return false;
  return buttonsIn(body.card).some(({ action }) => action === 'approve');
}

/** The newest card on which the text can be approved. */
function cardOf(scene: BotScene, text: string): Message {
  return present(scene.messages().findLast((message) => scene.textOf(message).includes(text) && isAsked(message)));
}
