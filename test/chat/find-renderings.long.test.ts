import assert from 'node:assert/strict';
import { test } from 'node:test';

import { attachmentsOf } from '#chat/mattermost/attachments.ts';
import { cardPosts } from '#chat/mattermost/render/card-posts.ts';
import { cardMessages } from '#chat/slack/render/card-messages.ts';
import type { Card } from '#chat/card.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

async function typed(scene: BotScene, text: string): Promise<Card> {
  await scene.people.command('aicha', 'publications', text);
  await scene.settle();
  const { card } = present(scene.people.chat.state.whispers.findLast(({ to }) => to === 'aicha'));
  return card;
}

async function pressed(scene: BotScene, card: Card, action: string): Promise<Card> {
  const buttons = buttonsIn(card);
  const { draftId, revision, target } = present(buttons.find((one) => one.action === action));
  const ref = { channel: 'publications', message: 'whisper', thread: null };
  const event = { user: 'aicha', ref, action, draftId, revision, target, trigger: { id: 't' } };
  await scene.sink.accept({ kind: 'button', dedupeKey: `${action} ${target}`, ...event });
  await scene.settle();
  return present(scene.people.chat.state.whispers.findLast(({ to }) => to === 'aicha')).card;
}

/** The limits that the platforms write down: https://docs.slack.dev/reference/block-kit/blocks and the button's. */
function fits(card: Card, what: string): void {
  for (const { text, blocks } of cardMessages(card, new Map())) {
    assert.ok(text.length <= 3000 && blocks.length <= 50, `${what}: ${blocks.length} blocks`);
    for (const block of blocks) {
      const json: { readonly elements?: readonly { readonly type: string; readonly value?: string }[] } = JSON.parse(
        JSON.stringify(block),
      );
      const buttons = json.elements?.filter(({ type }) => type === 'button') ?? [];
      assert.ok(buttons.length <= 25, `${what}: ${buttons.length} buttons`);
      for (const { value } of buttons) assert.ok((value ?? '').length <= 2000, what);
    }
  }
  for (const post of cardPosts(card, { usernames: new Map(), words: { image: 'Image' } })) {
    const attachments = attachmentsOf(post, 'https://tambour.example.org/mattermost', () => ({}));
    assert.notEqual(post.message.trim(), '', 'a screen reader has something to read');
    // https://developers.mattermost.com/integrate/reference/message-attachments/
    assert.ok(Array.from(post.message).length + JSON.stringify(attachments).length <= 40_000, what);
    assert.ok(Array.from(post.message).length <= 16_383, what);
  }
}

test('what is found, a long story and twenty templates fit Slack and Mattermost, whatever they are made of', async () => {
  await using scene = await openBotScene();
  const long = `vaccin${'"\\&<@U1>*_`👩‍👩‍👧\u202e'.repeat(30)}`;
  for (let index = 0; index < 8; index += 1) await scene.draft(`${long} ${index}`);
  for (let version = 2; version <= 11; version += 1) {
    await scene.press('aicha', 'edit');
    await scene.people.submit('aicha', {
      text: Array.from({ length: 200 }, (_, word) => `mot${word * version}`).join(' '),
    });
    await scene.settle();
  }
  for (let index = 0; index < 20; index += 1) await typed(scene, `modèle garder 1 ${'👩‍👩‍👧'.repeat(6)}nom ${index}`);
  const wish = `"${'<&>*_`\\'.repeat(15)}" vaccin`;
  const found = await typed(scene, `liste ${wish}`);
  fits(found, 'found');
  fits(await typed(scene, `liste vaccin ${'«\\»'.repeat(40)}`), 'found, as hostile as may be');
  fits(await typed(scene, 'modèle'), 'templates');
  const shown = await typed(scene, 'voir 8');
  fits(shown, 'shown');
  const story = await pressed(scene, shown, 'story');
  fits(story, 'story');
  fits(await pressed(scene, story, 'story'), 'story, its second page');
});
