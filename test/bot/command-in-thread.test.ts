import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CommandReply, ThreadStart } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Form } from '#chat/form.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { cardText } from '../support/card-text.ts';
import { present } from '../support/publishing-scene.ts';

/** A chat in which commands can be typed in threads, and the forms that it opened. */
async function withThreads(): Promise<{ readonly scene: BotScene; readonly forms: readonly Form[] }> {
  const forms: Form[] = [];
  const scene = await openBotScene({
    wrapChat: (chat): ChatPlatform => ({
      ...chat,
      capabilities: { ...chat.capabilities, messageShortcut: false, commandInThread: true },
      openForm: async (trigger, form, binding) => {
        forms.push(form);
        return trigger.id === 'typed' ? 'opened' : chat.openForm(trigger, form, binding);
      },
    }),
  });
  return { scene, forms };
}

function typed(scene: BotScene, text: string, thread: ThreadStart | null): Promise<CommandReply> {
  const said = { user: 'aicha', channel: 'publications', text, thread, trigger: { id: 'typed' } };
  return scene.sink.command({ ...said, dedupeKey: `typed ${text}` });
}

function textOf(reply: CommandReply): string {
  return reply.kind === 'whisper' ? cardText(reply.card) : '';
}

function initialText(form: Form | undefined): string {
  const field = form?.fields.find(({ id }) => id === 'text');
  return field?.kind === 'textarea' ? field.initial : '';
}

test('a draft asked for in the thread of a message starts from that message, with its files', async () => {
  const { scene, forms } = await withThreads();
  await using _ = scene;
  const ref = { channel: 'publications', message: 'm1', thread: null };
  const files = [{ id: 'f1', name: 'marche.png', byteLength: 9 }];
  const start = { ref, text: 'Le marché ouvre samedi.', files, by: 'karim' };
  assert.deepEqual(await typed(scene, 'brouillon', start), { kind: 'done' });
  assert.equal(initialText(forms[0]), start.text);
  assert.match(forms[0]?.intro ?? '', /apporte 1\sfichier/u);
  assert.deepEqual(await typed(scene, 'brouillon Autre chose.', start), { kind: 'done' });
  assert.equal(initialText(forms[1]), 'Autre chose.');
  assert.doesNotMatch(forms[1]?.intro ?? '', /apporte/);
});

test('in the thread of a draft, a new draft starts empty, and "show" needs no number', async () => {
  const { scene, forms } = await withThreads();
  await using _ = scene;
  await scene.draft('Bonjour');
  const line = present(scene.messages()[0]);
  const start = { ref: line.ref, text: scene.textOf(line), files: [], by: 'tambour' };
  assert.deepEqual(await typed(scene, 'brouillon', start), { kind: 'done' });
  assert.equal(initialText(forms.at(-1)), '');
  assert.match(textOf(await typed(scene, 'voir', start)), /Brouillon n°\s1, version\s1/u);
  assert.match(textOf(await typed(scene, 'voir', null)), /Tambour ne connaît pas «\svoir\s»/);
});

test('a card that an administrator edited is shown again as it was', async () => {
  await using scene = await openBotScene();
  await scene.draft('Bonjour');
  const card = scene.cardWith('ask');
  const before = scene.textOf(card);
  const text = 'Validé !';
  await scene.bot.chats
    .get('sandbox:practice')
    ?.update(card.ref, { summary: text, blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }] });
  const { ref } = card;
  await scene.sink.accept({ kind: 'edited', dedupeKey: 'edited', ref });
  await scene.settle();
  assert.equal(scene.textOf(scene.cardWith('ask')), before);
});
