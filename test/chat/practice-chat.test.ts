import { createHash } from 'node:crypto';

import sharp from 'sharp';

import { practiceChat } from '#chat/practice/practice-chat.ts';
import type { Card, Inline } from '#practice/chat/card.ts';
import type { FormValue, Message } from '#practice/chat/chat-state.ts';
import { botId } from '#practice/chat/chat.ts';
import { useMessage } from '#practice/chat/asks.ts';

import { chatContract } from '../contracts/chat-contract.ts';
import type { ChatWorld, SeenMessage, WrittenValue } from '../contracts/chat-world.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { startPracticeChat } from '../support/practice-chat.ts';
import { imageOrFile, sampleCsv } from '../support/sample-csv.ts';
import { testClock } from '../support/test-clock.ts';

const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
  .png()
  .toBuffer();
const sha256 = createHash('sha256').update(picture).digest('hex');
const emojiOf = { approve: '✅', reject: '❌', other: '👀' } as const;

chatContract('the practice chat', async (): Promise<ChatWorld> => {
  const clock = testClock(new Date('2026-11-25T09:00:00Z'));
  const practice = await startPracticeChat({
    clock,
    answerWithinMs: 1_500,
    people: [{ id: 'gone', name: 'Gone', part: null, language: 'fr', timeZone: 'Europe/Paris', kind: 'inactive' }],
  });
  const { chat } = practice;
  const channel = 'publications';
  return {
    platform: practiceChat({
      url: practice.url,
      token: practice.token,
      imageOf: imageOrFile(picture),
      failed: () => {},
    }),
    isConnected: true,
    channel,
    otherChannel: 'elsewhere',
    openChannel: null,
    closedChannel: channel,
    member: 'aicha',
    otherMember: 'karim',
    guest: 'sacha',
    inactive: 'gone',
    bot: botId,
    administrator: null,
    group: null,
    picture: { sha256, mimeType: 'image/png' },
    file: sampleCsv,
    filesUnder: async (user, message) => {
      const posted = chat.state.messages
        .filter(({ ref }) => ref.message === message || ref.thread === message)
        .flatMap(({ body }) => (body.kind === 'card' ? [body.card] : []));
      const whispered = chat.state.whispers.filter(({ to, thread }) => to === user && thread === message);
      return [...posted, ...whispered.map(({ card }) => card)]
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === 'file' ? [block] : []))
        .map(({ name, sha256: file }) => ({ name, bytes: chat.loadBlob(file) ?? new Uint8Array() }));
    },
    say: async (user, thread, text, files) => practice.say(user, { channel, thread }, text, files),
    edit: async (user, ref, text) => practice.edit(user, ref, text),
    delete: async (ref) => practice.delete(null, ref),
    react: async (user, ref, name, added) => practice.react(user, ref, emojiOf[name], added),
    press: async (user, ref, action) => {
      const seen = seenMessages(practice.chat.state.messages).find((one) => one.ref?.message === ref.message);
      const button = seen?.buttons.find((one) => one.action === action);
      if (button === undefined) throw new Error(`no button ${action} on ${ref.message}`);
      practice.press(user, ref, button);
    },
    type: async (user, text) => (await practice.command(user, channel, text)).kind === 'answered',
    shortcut: async (user, ref) => (await useMessage(chat, user, ref)).kind === 'answered',
    formOf: async (user) => practice.formOf(user)?.form ?? null,
    submit: async (user, values) => {
      const open = practice.formOf(user);
      const outcome = await practice.submit(user, values);
      if (outcome.kind === 'taken') return { kind: 'closed' };
      const left = chat.state.forms.find((one) => one.id === open?.id);
      if (left === undefined) throw new Error('the form is gone');
      const written = Object.entries(left.values ?? {}).map(([id, value]) => [id, writtenIn(value)] as const);
      const { fields, general } = left.problems.kind === 'errors' ? left.problems : { fields: {}, general: null };
      return { kind: 'open', fields, general, values: Object.fromEntries(written) };
    },
    seen: async (user) => [
      ...seenMessages(chat.state.messages),
      ...chat.state.whispers
        .filter((whisper) => whisper.to === user)
        .map((whisper) => ({ ref: null, ...inCard(whisper.card), notified: [] })),
    ],
    deliverThrice: () => practice.deliver(3),
    cutOff: (cut) => practice.cutOff(cut),
    takeGroupsAway: () => {},
    ageTriggers: () => clock.advance(60_000),
    close: () => practice.close(),
  };
});

function writtenIn(value: FormValue): WrittenValue {
  return typeof value === 'string' ? value : value.map((one) => (typeof one === 'string' ? one : one.id));
}

type Seen = Omit<SeenMessage, 'ref' | 'notified'>;

function seenMessages(messages: readonly Message[]): readonly SeenMessage[] {
  return messages.map(({ ref, body, notified }) => {
    switch (body.kind) {
      case 'card':
        return { ref, notified, ...inCard(body.card) };
      case 'text':
        return { ref, notified, text: body.text, buttons: [], alts: [], tables: [], links: [] };
      case 'deleted':
        return { ref, notified, text: '', buttons: [], alts: [], tables: [], links: [] };
    }
  });
}

function inCard(card: Card): Seen {
  const inlines = card.blocks.flatMap((block): readonly Inline[] =>
    'inlines' in block ? block.inlines : 'items' in block ? block.items.flat() : [],
  );
  const texts = card.blocks.map((block) =>
    'text' in block ? block.text : block.kind === 'table' ? block.caption : 'title' in block ? block.title : '',
  );
  return {
    text: [...texts, ...inlines.map(shownText)].join('\n'),
    buttons: buttonsIn(card),
    alts: card.blocks.flatMap((block) => (block.kind === 'image' ? [block.alt] : [])),
    tables: card.blocks.flatMap((block) => (block.kind === 'table' ? [[block.header, ...block.rows]] : [])),
    links: inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.url] : [])),
  };
}

/** As the page draws it: see page/card-view.ts. */
function shownText(inline: Inline): string {
  if (inline.kind === 'link' && inline.text === '') return inline.url;
  return 'text' in inline ? inline.text : '';
}
