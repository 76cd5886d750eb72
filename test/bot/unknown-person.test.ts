import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatUser } from '#chat/chat.ts';

import { openBotScene, type BotScene } from '../support/bot-scene.ts';

/** A machine that speaks French, and a chat that says that of everybody who asks. */
function sceneWhere(user: () => Promise<ChatUser | null>): Promise<BotScene> {
  return openBotScene({ wrapChat: (chat) => ({ ...chat, user }) });
}

async function answers({ sink }: BotScene): Promise<readonly string[]> {
  const where = { user: 'nobody', channel: 'publications' };
  const command = { ...where, dedupeKey: 'c', text: 'draft', thread: null, trigger: { id: 't' } };
  const reply = await sink.command(command);
  const binding = { purpose: 'newDraft', channel: 'publications', draftId: null, revision: null, target: null };
  const submitted = await sink.submit({ dedupeKey: 's', user: 'nobody', binding, values: { text: 'x' } });
  return [JSON.stringify(reply), JSON.stringify(submitted)];
}

test('whoever the chat does not know is told so in the language of the machine', async () => {
  await using scene = await sceneWhere(async () => null);
  for (const answer of await answers(scene)) assert.match(answer, /Tambour ne vous reconnaît pas/);
});

test('where the chat does not tell who somebody is, what went wrong is said in the language of the machine', async () => {
  await using scene = await sceneWhere(async () => Promise.reject(new Error('the chat is away')));
  for (const answer of await answers(scene)) assert.match(answer, /[Rr]ecommencez|[Rr]éessayez/);
});
