import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatPlatform } from '#chat/chat.ts';
import { showDraft } from '#bot/cards/show-draft.ts';
import { readDesk } from '#desks/desk.ts';
import { readDraft } from '#drafts/draft.ts';
import { reviseDraft } from '#drafts/revise-draft.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

type Call = 'post' | 'update' | 'react';

/** A chat whose calls fail, before or after their effect, as often as the test says. */
function failing(trouble: { call: Call; when: 'before' | 'after'; times: number }) {
  const step = async <T>(call: Call, work: () => Promise<T>): Promise<T> => {
    const fails = trouble.call === call && trouble.times > 0;
    if (fails) trouble.times -= 1;
    if (fails && trouble.when === 'before') throw new Error('the chat is away');
    const result = await work();
    if (fails) throw new Error('the answer was lost');
    return result;
  };
  return (chat: ChatPlatform): ChatPlatform => ({
    ...chat,
    post: (where, card, options) => step('post', () => chat.post(where, card, options)),
    update: (ref, card) => step('update', () => chat.update(ref, card)),
    react: (ref, name) => step('react', () => chat.react(ref, name)),
  });
}

/** As `pass`, where jobs may fail and are tried again. */
async function persevere(scene: BotScene, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await scene.settle().catch(() => undefined);
    scene.clock.advance(1000);
  }
  await scene.settle();
}

for (const call of ['post', 'update', 'react'] as const) {
  for (const when of ['before', 'after'] as const) {
    test(`where the chat fails ${when} a ${call}, each message still stands once, and the post is published once`, async () => {
      const trouble = { call, when, times: 0 };
      await using scene = await openBotScene({ wrapChat: failing(trouble) });
      await scene.people.command('aicha', 'publications', 'brouillon Bonjour');
      trouble.times = 2;
      await scene.people.submit('aicha', {});
      await persevere(scene, 10);
      trouble.times = 2;
      scene.people.press('aicha', scene.cardWith('ask').ref, pressed(scene, 'ask'));
      await persevere(scene, 10);
      trouble.times = 2;
      scene.people.react('karim', scene.cardWith('approve').ref, '✅');
      await persevere(scene, 40);
      assert.equal(scene.messages().length, 6, scene.seen());
      assert.match(scene.seen(), /\*publié\*/);
      assert.equal(scene.networks.mastodon.posts.length, 1);
      assert.equal(scene.cardWith('retract').reactions.filter(({ user }) => user === 'tambour').length, 2);
    });
  }
}

test('of two that show one draft at a time, whatever overtakes what, the cards end as the draft stands', async () => {
  const gates = [gate(), gate(), gate()] as const;
  let call = -1;
  await using scene = await openBotScene({
    wrapChat: (chat) => ({
      ...chat,
      update: async (ref, card) => {
        if (call < 0) return chat.update(ref, card);
        const number = call;
        call += 1;
        if (number === 0 || number === 2) await gates[number].pass();
        const outcome = await chat.update(ref, card);
        if (number === 1) await gates[1].pass();
        return outcome;
      },
    }),
  });
  await scene.draft('Un');
  const [chat] = scene.bot.chats.values();
  const { id } = await scene.store.db.draft.findFirstOrThrow();
  assert.ok(chat);
  await rewrite(scene, 'Deux');
  call = 0;
  const slow = showDraft(scene.bot, chat, id);
  await gates[0].reached;
  await rewrite(scene, 'Trois');
  const quick = showDraft(scene.bot, chat, id);
  // The quick one's line is shown but not yet written down; the slow one's overtakes it, and is.
  await gates[1].reached;
  gates[0].open();
  await gates[2].reached;
  gates[1].open();
  await quick;
  gates[2].open();
  await slow;
  const [line] = scene.messages();
  assert.ok(line);
  assert.match(scene.textOf(line), /« Trois »/);
  assert.match(scene.textOf(scene.cardWith('ask')), /> Trois/);
});

/** Aïcha's draft gets another text; what is to be shown of that waits. */
async function rewrite({ bot, store, deskId }: BotScene, text: string): Promise<void> {
  const desk = await readDesk(store.db, { id: present(deskId) }, store.clock.now());
  await store.write(async (work) => {
    const { id: draftId } = await work.tx.draft.findFirstOrThrow();
    const { current } = present(await readDraft(work.tx, draftId));
    await reviseDraft(work, {
      draftId,
      editor: 'aicha',
      baseRevision: current.number,
      content: { ...current.content, text },
      desk: present(desk),
      rules: bot.rules,
    });
  });
}

/** Where somebody waits until the test lets them pass. */
function gate(): { pass(): Promise<void>; readonly reached: Promise<void>; open(): void } {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    pass: () => {
      reached.resolve();
      return opened.promise;
    },
    reached: reached.promise,
    open: opened.resolve,
  };
}

function pressed(scene: BotScene, action: string): Parameters<BotScene['people']['press']>[2] {
  const { body } = scene.cardWith(action);
  assert.ok(body.kind === 'card');
  const button = buttonsIn(body.card).find((one) => one.action === action);
  assert.ok(button);
  return button;
}
