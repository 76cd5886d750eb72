import type { Clock } from '#clock.ts';
import type { Language } from '#languages.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import { chatStateSchema, type Channel, type ChatState, type Person } from './chat-state.ts';
import type { Chat } from './chat.ts';

export interface ChatOptions {
  readonly kept: PracticeState;
  readonly clock: Clock;
  readonly newId: () => string;
  /** What the people of a new chat read; French where not said. */
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

/** The practice chat as it was kept, or a new one. Throws when what was kept is not a practice chat's state. */
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
    deliveries: 1,
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
  };
}
