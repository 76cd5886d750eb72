import { randomUUID } from 'node:crypto';

import { Hono } from 'hono';
import { z } from 'zod';

import { systemClock } from '#clock.ts';
import type { Card } from '#practice/chat/card.ts';
import { type Chat, type ChatOptions, openChat } from '#practice/chat/chat.ts';
import type { FileRef, FormValue, OpenForm, Ref } from '#practice/chat/chat-state.ts';
import { deleteMessage, editMessage, keepFile, say, setReaction } from '#practice/chat/messages.ts';
import { postCard, pressButton, type Pressed, whisperCard } from '#practice/chat/shown-cards.ts';
import { submitForm, type SubmitOutcome } from '#practice/chat/forms.ts';
import { type CommandOutcome, typeCommand, useMessage } from '#practice/chat/asks.ts';
import { wireRoutes } from '#practice/chat/wire-routes.ts';

import { memoryState } from './memory-state.ts';
import { serve } from './serve.ts';

/** A practice chat on a loopback port, and what its people do. */
export interface TestChat {
  readonly url: string;
  readonly token: string;
  readonly chat: Chat;
  say(
    user: string,
    where: { readonly channel: string; readonly thread?: string | null },
    text: string,
    files?: readonly { readonly name: string; readonly bytes: Uint8Array; readonly alt?: string | null }[],
  ): Ref;
  edit(user: string, ref: Ref, text: string): void;
  /** Null: an administrator, who may delete the bot's messages. */
  delete(by: string | null, ref: Ref): void;
  react(user: string, ref: Ref, emoji: string, added?: boolean): void;
  press(user: string, ref: Ref, pressed: Pressed): void;
  /** Chooses "Use as a public post" on a message. */
  use(user: string, ref: Ref): ReturnType<typeof useMessage>;
  /** Types "/tambour <text>". */
  command(user: string, channel: string, text: string): Promise<CommandOutcome>;
  /** The newest form that stands open for this person. */
  formOf(user: string): OpenForm | null;
  /** Sends the newest form; what `values` leaves out stays as the form had it. */
  submit(user: string, values: Readonly<Record<string, FormValue>>): Promise<SubmitOutcome>;
  keepFile(file: { readonly name: string; readonly bytes: Uint8Array; readonly alt?: string | null }): FileRef;
  /** Posts as the bot would, without one. */
  postCard(blocks: Card['blocks'], thread?: string): Ref;
  whisper(to: string, channel: string, text: string): void;
  /** While true the bot gets no answer from the practice chat. */
  cutOff(cut: boolean): void;
  /** From now on the bot is given each thing this many times. */
  deliver(times: number): void;
  close(): Promise<void>;
}

/** Starts a practice chat for a test. */
export async function startPracticeChat(options: Partial<ChatOptions> = {}): Promise<TestChat> {
  const chat = openChat({ kept: memoryState(), clock: systemClock, newId: randomUUID, ...options });
  const token = randomUUID();
  const app = new Hono().route('/wire', wireRoutes(chat, token));
  let isCut = false;
  let times = 1;
  const server = await serve(async (request) => {
    if (isCut) return new Response('', { status: 503 });
    const answer = await app.fetch(request);
    return times > 1 && answer.ok && new URL(request.url).pathname === '/wire/next' ? repeated(answer, times) : answer;
  });
  const kept: TestChat['keepFile'] = (file) => {
    const ref = keepFile(chat, { ...file, alt: file.alt ?? null });
    if (ref === 'tooLarge') throw new Error('the practice chat takes no file of that size');
    return ref;
  };
  const newestForm = (user: string): OpenForm | null => chat.state.forms.findLast((form) => form.user === user) ?? null;

  return {
    url: server.url,
    token,
    chat,
    say: (user, where, text, files = []) => {
      const said = say(chat, {
        user,
        channel: where.channel,
        thread: where.thread ?? null,
        text,
        files: files.map(kept),
      });
      if (said.kind === 'refused') throw new Error(`the practice chat refused a message: ${said.why}`);
      return said.ref;
    },
    edit: (user, ref, text) => void editMessage(chat, user, ref, text),
    delete: (by, ref) => void deleteMessage(chat, by, ref),
    react: (user, ref, emoji, added = true) => void setReaction(chat, { user, ref, emoji, added }),
    press: (user, ref, pressed) => void pressButton(chat, user, ref, pressed),
    use: (user, ref) => useMessage(chat, user, ref),
    command: (user, channel, text) => typeCommand(chat, { user, channel, text }),
    formOf: newestForm,
    submit: async (user, values) => {
      const open = newestForm(user);
      if (open === null) throw new Error(`no form stands open for ${user}`);
      const initial = Object.fromEntries(
        open.form.fields.map((field) => [field.id, 'initial' in field ? field.initial : ([] satisfies FormValue)]),
      );
      return submitForm(chat, { user, form: open.id, values: { ...initial, ...open.values, ...values } });
    },
    keepFile: kept,
    postCard: (blocks, thread) => {
      const place = { channel: 'publications', thread: thread ?? null };
      const posted = postCard(chat, { ...place, key: randomUUID(), card: { summary: 'a card', blocks } });
      if (posted.kind !== 'posted') throw new Error('the practice chat has no such place');
      return posted.ref;
    },
    whisper: (to, channel, text) => {
      const blocks: Card['blocks'] = [{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }];
      whisperCard(chat, { to, channel, thread: null, card: { summary: text, blocks } });
    },
    cutOff: (cut) => {
      isCut = cut;
      if (cut) server.dropAll();
    },
    deliver: (every) => {
      times = every;
    },
    close: server.close,
  };
}

const nextSchema = z.object({ events: z.array(z.unknown()), asks: z.array(z.unknown()) });

async function repeated(answer: Response, times: number): Promise<Response> {
  const { events, asks } = nextSchema.parse(await answer.json());
  const often = (items: readonly unknown[]): readonly unknown[] => items.flatMap((item) => Array(times).fill(item));
  return Response.json({ events: often(events), asks: often(asks) });
}
