import type { Language } from '#languages.ts';
import type { Clock } from '#clock.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import {
  type Channel,
  type ChatState,
  chatStateSchema,
  type FileRef,
  type OpenForm,
  type Person,
  type Ref,
} from './chat-state.ts';

/** A person's command, shortcut or form, which waits for the bot's answer. */
export type Ask =
  | {
      readonly id: string;
      readonly kind: 'command';
      readonly dedupeKey: string;
      readonly user: string;
      readonly channel: string;
      readonly text: string;
      readonly trigger: string;
    }
  | {
      readonly id: string;
      readonly kind: 'shortcut';
      readonly dedupeKey: string;
      readonly user: string;
      readonly ref: Ref;
      readonly text: string;
      readonly files: readonly FileRef[];
      /** Who wrote the message. */
      readonly by: string;
      readonly trigger: string;
    }
  | {
      readonly id: string;
      readonly kind: 'submit';
      readonly dedupeKey: string;
      readonly user: string;
      readonly form: string;
      readonly binding: OpenForm['binding'];
      readonly values: NonNullable<OpenForm['values']>;
      readonly trigger: string;
    }
  /** The values typed so far into an open form. The bot only answers with notes at its fields. */
  | {
      readonly id: string;
      readonly kind: 'typed';
      readonly user: string;
      readonly binding: OpenForm['binding'];
      readonly values: NonNullable<OpenForm['values']>;
    };

/** The practice chat while it runs: its saved state, and what is lost with the process. */
export interface Chat {
  readonly state: ChatState;
  readonly clock: Clock;
  readonly newId: () => string;
  /** How long a person waits for the bot before the page says that it does not answer. */
  readonly answerWithinMs: number;
  /** How long a trigger can open a form. */
  readonly triggerLivesMs: number;
  /** Asks that no bot has fetched yet. */
  readonly asks: Ask[];
  /** Asks that a bot has fetched; late answers to them are still accepted. */
  readonly fetchedAsks: Map<string, Ask>;
  /** The bot's notes at the fields of forms being filled in, by the id of the ask, while somebody waits for them. */
  readonly notes: Map<string, Readonly<Record<string, string>>>;
  /** Saves the state and notifies all listeners. Call it after each change, before anybody is answered. */
  changed(): void;
  /** Notifies all listeners of a change outside the chat. */
  nudge(): void;
  /** Calls `listener` after each change; the returned function ends it. */
  watch(listener: () => void): () => void;
  saveBlob(name: string, bytes: Uint8Array): void;
  loadBlob(name: string): Uint8Array | null;
}

export interface ChatOptions {
  readonly kept: PracticeState;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Language of the people in a new chat; French by default. */
  readonly language?: Language;
  /** People beside the three to practise with. */
  readonly people?: readonly Person[];
  /** Channels beside #publications and #general. */
  readonly channels?: readonly Channel[];
  readonly answerWithinMs?: number;
  readonly triggerLivesMs?: number;
}

/** The bot's own id. */
export const botId = 'tambour';

/** Opens the saved practice chat, or a new one. Throws if the saved state is not a practice chat's. */
export function openChat(options: ChatOptions): Chat {
  const watchers = new Set<() => void>();
  const nudge = (): void => {
    for (const watcher of watchers) watcher();
  };
  const kept = options.kept.load();
  const state = kept === null ? firstState(options) : chatStateSchema.parse(kept);
  return {
    state,
    clock: options.clock,
    newId: options.newId,
    answerWithinMs: options.answerWithinMs ?? 3_000,
    triggerLivesMs: options.triggerLivesMs ?? 10_000,
    asks: [],
    fetchedAsks: new Map(),
    notes: new Map(),
    changed: () => {
      options.kept.save(state);
      nudge();
    },
    nudge,
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    saveBlob: (name, bytes) => options.kept.saveBlob(name, bytes),
    loadBlob: (name) => options.kept.loadBlob(name),
  };
}

function firstState(options: ChatOptions): ChatState {
  const base = { language: options.language ?? 'fr', timeZone: 'Europe/Paris', part: null };
  const people: Person[] = [
    { ...base, id: 'aicha', name: 'Aïcha', part: 'author', kind: 'member' },
    { ...base, id: 'karim', name: 'Karim', part: 'approver', kind: 'member' },
    { ...base, id: 'sacha', name: 'Sacha', part: 'outsider', kind: 'guest' },
    { ...base, id: botId, name: 'Tambour', kind: 'bot' },
    ...(options.people ?? []),
  ];
  const members = people.map((person) => person.id);
  return {
    people,
    channels: [
      { id: 'publications', name: 'publications', members },
      { id: 'general', name: 'general', members },
      ...(options.channels ?? []),
    ],
    messages: [],
    whispers: [],
    files: [],
    posted: {},
    triggers: [],
    forms: [],
    outbox: [],
    lastNumber: 0,
    askedForPast: false,
    firstSteps: { hasRead: false, hasBroken: false, isClosed: false },
  };
}
