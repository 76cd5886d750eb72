import type { Card } from '#chat/card.ts';
import type { ReactionName } from '#chat/chat-sink.ts';
import type { ChatPlatform, ChatUser } from '#chat/chat.ts';
import type { Form, FormBinding, FormTrigger } from '#chat/form.ts';
import type { MessageRef } from '#chat/refs.ts';

import type { BotMessage } from './witness.ts';
import type { WorldTime } from './world-time.ts';

export const channel = 'publications';
export const botUser = 'tambour';

export interface OpenForm {
  readonly user: string;
  readonly form: Form;
  readonly binding: FormBinding;
}

/** One strict chat server, shared by all connected processes. */
export interface SimChat {
  readonly messages: BotMessage[];
  readonly users: Map<string, ChatUser>;
  readonly inChannel: string[];
  readonly forms: OpenForm[];
  /** Private cards, with the person who sees them. */
  readonly whispers: { readonly to: string; readonly card: Card }[];
  /** Reactions by message id, then by person. */
  readonly reactions: Map<string, Map<string, Set<ReactionName>>>;
  /** Makes a trigger that opens one form for the person who pressed or typed. */
  newTrigger(user: string): FormTrigger;
  /** Connects one process. `call` runs before each call, and says whether its answer is lost. */
  connect(call: (what: string) => Promise<'answered' | 'answerLost'>): ChatPlatform;
}

const formOpensWithinMs = 3000;

export function simChat(time: WorldTime): SimChat {
  const triggers = new Map<string, { readonly atMs: number; readonly user: string; isUsed: boolean }>();
  const byKey = new Map<string, BotMessage>();
  let last = 0;

  const state: Omit<SimChat, 'connect' | 'newTrigger'> = {
    messages: [],
    users: new Map(),
    inChannel: [],
    forms: [],
    whispers: [],
    reactions: new Map(),
  };

  function messageAt({ channel: where, message }: MessageRef): BotMessage | null {
    if (where !== channel) throw new Error(`no channel ${where}`);
    return state.messages.find((one) => one.ref.message === message) ?? null;
  }

  function post(thread: string | null, card: Card, key: string, askedAt: Date): MessageRef {
    const known = byKey.get(key);
    if (known !== undefined) return known.ref;
    if (thread !== null && !state.messages.some(({ ref }) => ref.message === thread && ref.thread === null)) {
      throw new Error(`no thread ${thread}`);
    }
    last += 1;
    const message: BotMessage = {
      ref: { channel, message: `m${last}`, thread },
      key,
      atMs: time.trueMs(),
      askedAt,
      card: structuredClone(card),
      earlier: [],
      isDeleted: false,
    };
    byKey.set(key, message);
    state.messages.push(message);
    return message.ref;
  }

  function react({ message }: MessageRef, user: string, name: ReactionName): void {
    const people = state.reactions.get(message) ?? new Map<string, Set<ReactionName>>();
    state.reactions.set(message, people);
    people.set(user, (people.get(user) ?? new Set()).add(name));
  }

  return {
    ...state,
    newTrigger(user) {
      last += 1;
      const id = `trigger${last}`;
      triggers.set(id, { atMs: time.trueMs(), user, isUsed: false });
      return { id };
    },
    connect(call) {
      async function asked<T>(what: string, answer: (askedAt: Date) => T): Promise<T> {
        const askedAt = time.clock.now();
        const how = await call(what);
        const value = answer(askedAt);
        if (how === 'answerLost') throw new Error(`the chat's answer to "${what}" was lost`);
        return value;
      }
      return {
        id: 'sim:chat',
        capabilities: {
          messageShortcut: false,
          commandInThread: false,
          formFiles: false,
          whisperFiles: false,
          drawsPosts: false,
          userGroups: false,
        },
        start: async () => {},
        stop: async () => {},
        health: () => ({ state: 'connected', since: new Date(0) }),
        post: (where, card, { key }) =>
          asked('post', (askedAt) => post('thread' in where ? where.thread : null, card, key, askedAt)),
        update: (ref, card) =>
          asked('update', () => {
            const message = messageAt(ref);
            if (message === null || message.isDeleted) return 'gone';
            message.earlier.push(message.card);
            message.card = structuredClone(card);
            return 'updated';
          }),
        whisper: (to, _where, card) => asked('whisper', () => void state.whispers.push({ to, card })),
        sendDirectMessage: (to, card) =>
          asked('tell', () => {
            state.whispers.push({ to, card });
            return 'told' as const;
          }),
        react: (ref, name) => asked('react', () => react(ref, botUser, name)),
        reactions: (refs) =>
          asked('reactions', () => {
            const there = refs.filter((ref) => messageAt(ref)?.isDeleted === false);
            return new Map(
              there.map(({ message }) => [
                message,
                [...(state.reactions.get(message) ?? [])]
                  .filter(([user]) => user !== botUser)
                  .flatMap(([user, names]) => [...names].map((name) => ({ user, name }))),
              ]),
            );
          }),
        openForm: (trigger, form, binding) =>
          asked('openForm', () => {
            const known = triggers.get(trigger.id);
            if (known === undefined) throw new Error('no such trigger');
            if (time.trueMs() - known.atMs > formOpensWithinMs) return 'expired';
            // A trigger that is used twice opens no second form.
            if (!known.isUsed) state.forms.push({ user: known.user, form, binding });
            known.isUsed = true;
            return 'opened';
          }),
        download: async () => ({ kind: 'gone' }),
        open: async () => ({ kind: 'gone' }),
        user: (id) => asked('user', () => state.users.get(id) ?? null),
        administers: (user) => asked('administers', () => user === 'sophie'),
        members: (of) => asked('members', () => (of.channel === channel ? [...state.inChannel] : [])),
        isOpen: () => asked('isOpen', () => false),
        channelName: async () => null,
        inChannel: (of) => asked('inChannel', () => of.channel === channel),
        groups: async () => [],
        groupMembers: async () => null,
        permalink: async ({ message }) => `https://chat.example/${message}`,
      };
    },
  };
}
