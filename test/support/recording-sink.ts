import type { Card } from '#chat/card.ts';
import type {
  ChatEvent,
  ChatSink,
  CommandInvoked,
  CommandReply,
  FormSubmitted,
  FormTyped,
  RefusalKind,
  ShortcutInvoked,
  SubmitReply,
} from '#chat/chat-sink.ts';

/** A bot that only records, and answers as a test says. */
export interface RecordingSink extends ChatSink {
  readonly events: readonly ChatEvent[];
  readonly commands: readonly CommandInvoked[];
  readonly shortcuts: readonly ShortcutInvoked[];
  readonly submissions: readonly FormSubmitted[];
  readonly refusals: readonly RefusalKind[];
  /** Called before an event counts as received; may fail or wait. */
  onEvent: (event: ChatEvent) => Promise<void>;
  /** Tells whether an event may matter; by default all do. */
  mattering: (event: ChatEvent) => Promise<boolean>;
  onCommand: (command: CommandInvoked) => Promise<CommandReply>;
  onShortcut: (shortcut: ShortcutInvoked) => Promise<CommandReply>;
  onSubmit: (submission: FormSubmitted) => Promise<SubmitReply>;
  onTyped: (typed: FormTyped) => Promise<Readonly<Record<string, string>>>;
  onHome: (user: string) => Promise<Card>;
  /** Resolves to the first event of that kind, past or future. */
  first<K extends ChatEvent['kind']>(kind: K): Promise<ChatEvent & { readonly kind: K }>;
  /** Resolves once `events` satisfies the condition; fails if it never does. */
  until(isSo: (events: readonly ChatEvent[]) => boolean): Promise<void>;
}

const patienceMs = 60_000;

export function recordingSink(): RecordingSink {
  const events: ChatEvent[] = [];
  const commands: CommandInvoked[] = [];
  const shortcuts: ShortcutInvoked[] = [];
  const submissions: FormSubmitted[] = [];
  const refusals: RefusalKind[] = [];
  const watchers = new Set<() => void>();
  const sink: RecordingSink = {
    events,
    commands,
    shortcuts,
    submissions,
    refusals,
    refused: (kind) => void refusals.push(kind),
    onEvent: async () => {},
    mattering: async () => true,
    mayMatter: (event) => sink.mattering(event),
    onCommand: async () => ({ kind: 'done' }),
    onShortcut: async () => ({ kind: 'done' }),
    onSubmit: async () => ({ kind: 'ok' }),
    onTyped: async () => ({}),
    typed: (typed) => sink.onTyped(typed),
    onHome: async () => ({ summary: 'home', blocks: [] }),
    home: (user) => sink.onHome(user),
    accept: async (event) => {
      await sink.onEvent(event);
      events.push(event);
      for (const watcher of watchers) watcher();
    },
    forged: async () => {},
    command: async (command) => {
      commands.push(command);
      return sink.onCommand(command);
    },
    shortcut: async (shortcut) => {
      shortcuts.push(shortcut);
      return sink.onShortcut(shortcut);
    },
    submit: async (submission) => {
      submissions.push(submission);
      return sink.onSubmit(submission);
    },
    first: async (kind) => {
      await sink.until(() => events.some((event) => event.kind === kind));
      const found = events.find((event): event is ChatEvent & { kind: typeof kind } => event.kind === kind);
      if (found === undefined) throw new Error('an event was heard and is not there');
      return found;
    },
    until: (isSo) =>
      new Promise((settle, fail) => {
        const timer = setTimeout(() => {
          watchers.delete(look);
          fail(new Error(`waited in vain; heard: ${JSON.stringify(events)}`));
        }, patienceMs);
        const look = (): void => {
          if (!isSo(events)) return;
          clearTimeout(timer);
          watchers.delete(look);
          settle();
        };
        watchers.add(look);
        look();
      }),
  };
  return sink;
}
