import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Prisma } from '#storage/generated/client.ts';
import { afterReaction } from '#bot/approving/react.ts';
import { rereadQueue } from '#bot/approving/reread-queue.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { macOfCard } from '#storage/signing/card-mac.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { testDecisionKey } from '../support/test-decision-key.ts';

/** As a start does, once Tambour is there again. */
async function startAgain(scene: BotScene): Promise<void> {
  const [platform] = scene.bot.chats.keys();
  assert.ok(platform !== undefined);
  await scene.store.write((work) =>
    work.jobs.enqueueIfAbsent(work.tx, rereadQueue, { key: `reread:${platform}`, data: { platform } }),
  );
}

/** Somebody reacts while nobody is told of it. */
function reactUnheard(scene: BotScene, user: string, emoji: string): void {
  const { ref } = scene.cardWith('approve');
  scene.people.chat.state.messages
    .find(({ ref: { message } }) => message === ref.message)
    ?.reactions.push({ emoji, user });
}

async function asked(options: Parameters<typeof openBotScene>[0] = {}): Promise<BotScene> {
  const scene = await openBotScene(options);
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  return scene;
}

test('each start orders that the reactions of open cards be read, once for each chat', async () => {
  await using scene = await openBotScene();
  const waiting = (await scene.store.waitingJobs()).filter(({ queue }) => queue === 'reread');
  assert.deepEqual(
    waiting.map(({ key }) => key),
    ['reread:sandbox:practice'],
  );
});

for (const [emoji, posts, said] of [
  ['✅', 1, /✅ Karim a validé la version 1/],
  ['❌', 0, /❌ Karim a refusé la version 1/],
] as const) {
  test(`a ${emoji} given while everything was down counts after the next start, once`, async () => {
    await using scene = await asked();
    reactUnheard(scene, 'karim', emoji);
    await startAgain(scene);
    await scene.settle();
    await startAgain(scene);
    await scene.pass(60);
    assert.match(scene.seen(), said);
    assert.equal(scene.networks.mastodon.posts.length, posts);
    assert.equal(await scene.store.db.decision.count(), 1);
  });
}

test('a ✅ that a stop has taken back counts no more after a start, though it still stands', async () => {
  await using scene = await asked();
  scene.people.react('karim', scene.cardWith('approve').ref, '✅');
  await scene.settle();
  await scene.press('aicha', 'stop');
  await scene.press('aicha', 'ask');
  await startAgain(scene);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  assert.equal(await scene.store.db.decision.count(), 1);
});

test('nor does the event of it that comes late, or a ✅ given again on that card, but one on the card of the new asking does', async () => {
  await using scene = await asked({ settings: { graceSeconds: 20 } });
  const { ref } = scene.cardWith('approve');
  reactUnheard(scene, 'karim', '✅');
  await startAgain(scene);
  await scene.settle();
  await scene.press('aicha', 'stop');
  await scene.press('aicha', 'ask');
  const [chat] = scene.bot.chats.values();
  assert.ok(chat !== undefined);
  const late = { kind: 'reaction', dedupeKey: 'late', user: 'karim', ref, name: 'approve', added: true } as const;
  await afterReaction(scene.bot, chat, late);
  await scene.pass(60);
  assert.equal(await scene.store.db.decision.count(), 1);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  scene.people.react('karim', ref, '✅', false);
  await scene.settle();
  scene.people.react('karim', ref, '✅');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  scene.people.react('karim', scene.cardWith('approve').ref, '✅');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('the event of a ✅ that comes after that of its removal approves nothing, and its person is told', async () => {
  await using scene = await asked({ settings: { graceSeconds: 20 } });
  const { ref } = scene.cardWith('approve');
  const [chat] = scene.bot.chats.values();
  assert.ok(chat !== undefined);
  const event = { kind: 'reaction', user: 'karim', ref, name: 'approve' } as const;
  await afterReaction(scene.bot, chat, { ...event, dedupeKey: 'removal', added: false });
  await afterReaction(scene.bot, chat, { ...event, dedupeKey: 'late', added: true });
  await scene.pass(60);
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.ok(scene.whispers('karim').some((text) => text.includes('ne figure plus sur la carte')));
  scene.people.react('karim', ref, '✅');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('who removed their ✅ and gave it again while everything was down has approved', async () => {
  await using scene = await asked({ settings: { graceSeconds: 20 } });
  const { ref } = scene.cardWith('approve');
  scene.people.react('karim', ref, '✅');
  await scene.settle();
  scene.people.react('karim', ref, '✅', false);
  await scene.settle();
  reactUnheard(scene, 'karim', '✅');
  await startAgain(scene);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

for (const reactionsCount of [true, false]) {
  test(`a card that was deleted while everything was down is posted anew, once: reactions count, ${reactionsCount}`, async () => {
    await using scene = await asked({ settings: { reactionsCount } });
    const { ref } = scene.cardWith('approve');
    const { messages } = scene.people.chat.state;
    messages.splice(
      messages.findIndex((message) => message.ref.message === ref.message),
      1,
    );
    await startAgain(scene);
    await scene.settle();
    const again = scene.cardWith('approve');
    assert.notEqual(again.ref.message, ref.message);
    await startAgain(scene);
    await scene.settle();
    assert.equal(scene.cardWith('approve').ref.message, again.ref.message);
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, 1);
  });
}

test('where reactions do not count, a ✅ given while everything was down counts no more than any', async () => {
  await using scene = await asked({ settings: { reactionsCount: false } });
  const written = await scene.store.db.journalEntry.count();
  reactUnheard(scene, 'karim', '✅');
  await startAgain(scene);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0);
  // Nor is it written down as refused, after every gap again.
  assert.equal(await scene.store.db.journalEntry.count(), written);
});

test('a chat that does not answer after the start is asked again until it does', async () => {
  const trouble = { times: 0 };
  await using scene = await asked({
    wrapChat: (chat): ChatPlatform => ({
      ...chat,
      reactions: async (refs) => {
        if (trouble.times > 0) {
          trouble.times -= 1;
          throw new Error('the chat is away');
        }
        return chat.reactions(refs);
      },
    }),
  });
  reactUnheard(scene, 'karim', '✅');
  trouble.times = 3;
  await startAgain(scene);
  for (let tries = 0; tries < 300; tries += 1) {
    await scene.settle().catch(() => undefined);
    scene.clock.advance(1000);
  }
  assert.equal(trouble.times, 0);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a channel that the bot was removed from holds up the cards of no other', async () => {
  const removed = new Set<string>();
  await using scene = await asked({
    people: [],
    wrapChat: (chat): ChatPlatform => ({
      ...chat,
      inChannel: async (where) => !removed.has(where.channel) && chat.inChannel(where),
      reactions: async (refs) => {
        if (refs.some(({ channel }) => removed.has(channel))) throw new Error('not_in_channel');
        return chat.reactions(refs);
      },
    }),
  });
  // A card of another desk, in a channel whose name sorts before and after.
  const draft = await scene.store.db.draft.findFirstOrThrow();
  const desk = await scene.store.db.desk.findFirstOrThrow();
  for (const channel of ['aaa', 'zzz']) {
    const id = scene.store.newId();
    const draftId = scene.store.newId();
    await scene.store.db.desk.create({ data: { ...desk, id, channel, steps: Prisma.DbNull, findingLevels: {} } });
    await scene.store.db.draft.create({ data: { ...draft, id: draftId, deskId: id } });
    const card = {
      key: `asked:${draftId}:1`,
      platform: desk.platform,
      channel,
      message: `m-${channel}`,
      thread: null,
      draftId,
      revision: 1,
      fingerprint: null,
      role: 'asked',
      postedAt: scene.clock.now(),
    };
    await scene.store.db.postedMessage.create({
      data: { ...card, shownHash: '', mac: macOfCard(testDecisionKey, card) },
    });
    removed.add(channel);
  }
  reactUnheard(scene, 'karim', '✅');
  await startAgain(scene);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});
