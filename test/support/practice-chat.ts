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

/** A practice chat on a loopback port, and the actions of its people. */
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
  /** The newest form open for this person. */
  formOf(user: string): OpenForm | null;
  /** Sends the newest form; fields that `values` leaves out keep their value. */
  submit(user: string, values: Readonly<Record<string, FormValue>>): Promise<SubmitOutcome>;
  keepFile(file: { readonly name: string; readonly bytes: Uint8Array; readonly alt?: string | null }): FileRef;
  /** Posts a card as the bot would. */
  postCard(blocks: Card['blocks'], thread?: string): Ref;
  whisper(to: string, channel: string, text: string): void;
  /** While true, the bot gets no answer from the practice chat. */
  cutOff(cut: boolean): void;
  /** From now on, gives each thing to the bot this many times. */
  deliver(times: number): void;
  /** Tells whether the bot has handled everything, as often as it was given. */
  isHandled(): boolean;
  close(): Promise<void>;
}

/** Long, for busy machines; a test without answers passes less. */
const answerWithinMs = 60_000;

/** Starts a practice chat for a test. */
export async function startPracticeChat(options: Partial<ChatOptions> = {}): Promise<TestChat> {
  const chat = openChat({ kept: memoryState(), clock: systemClock, newId: randomUUID, answerWithinMs, ...options });
  const token = randomUUID();
  const app = new Hono().route('/wire', wireRoutes(chat, token));
  let isCut = false;
  let times = 1;
  const given = givenToBot();
  const server = await serve(async (request) => {
    if (isCut) return new Response('', { status: 503 });
    const { pathname } = new URL(request.url);
    if (pathname === '/wire/next') {
      const answer = await app.fetch(request);
      return answer.ok ? Response.json(given.give(nextSchema.parse(await answer.json()), times)) : answer;
    }
    const body: unknown = handledPaths.has(pathname) ? await request.clone().json() : null;
    const answer = await app.fetch(request);
    if (body !== null) given.handled(handledSchema.parse(body));
    return answer;
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
      if (!cut) return;
      server.dropAll();
      // Anything lost with the connection is given again.
      given.forget();
    },
    deliver: (every) => {
      times = every;
    },
    isHandled: () => chat.state.outbox.length === 0 && given.isHandled(),
    close: server.close,
  };
}

const nextSchema = z.object({
  events: z.array(z.looseObject({ seq: z.int() })),
  asks: z.array(z.looseObject({ id: z.string() })),
});
const handledPaths = new Set(['/wire/acknowledge', '/wire/answer']);
const handledSchema = z.union([z.object({ seq: z.int() }), z.object({ id: z.string() })]);

/** Counts what the bot was given and has not handled; the chat itself forgets each thing at its first answer. */
function givenToBot() {
  const owed = new Map<number | string, number>();
  return {
    give: ({ events, asks }: z.infer<typeof nextSchema>, times: number): z.infer<typeof nextSchema> => {
      for (const key of [...events.map(({ seq }) => seq), ...asks.map(({ id }) => id)]) {
        owed.set(key, (owed.get(key) ?? 0) + times);
      }
      const often = <T>(items: readonly T[]): T[] => items.flatMap((item) => Array<T>(times).fill(item));
      return { events: often(events), asks: often(asks) };
    },
    handled: (what: z.infer<typeof handledSchema>): void => {
      const key = 'seq' in what ? what.seq : what.id;
      const left = (owed.get(key) ?? 0) - 1;
      if (left > 0) owed.set(key, left);
      else owed.delete(key);
    },
    forget: (): void => owed.clear(),
    isHandled: (): boolean => owed.size === 0,
  };
}
