import type { Card } from './card.ts';
import type { FormBinding, FormTrigger, FormValue } from './form.ts';
import type { FileRef, MessageRef, UserId } from './refs.ts';

/** Events to which nobody awaits an answer. Each arrives at least once; repeats have the same `dedupeKey`. */
export type ChatEvent =
  | {
      readonly kind: 'button';
      readonly dedupeKey: string;
      readonly user: UserId;
      readonly ref: MessageRef;
      readonly action: string;
      readonly draftId: string;
      readonly revision: number;
      readonly target: string | null;
      readonly trigger: FormTrigger;
    }
  | {
      readonly kind: 'reaction';
      readonly dedupeKey: string;
      readonly user: UserId;
      readonly ref: MessageRef;
      readonly name: ReactionName;
      readonly added: boolean;
    }
  | {
      readonly kind: 'message';
      readonly dedupeKey: string;
      readonly user: UserId;
      readonly ref: MessageRef;
      readonly text: string;
      readonly files: readonly FileRef[];
      /** True if the text calls the bot by its name. */
      readonly mentionsBot: boolean;
    }
  | { readonly kind: 'edited' | 'deleted'; readonly dedupeKey: string; readonly ref: MessageRef }
  /** A gap: the connection was lost for a while, and events may have been missed. */
  | { readonly kind: 'gap'; readonly dedupeKey: string; readonly since: Date };

/** The reactions that mean something; any other name is passed on as "other". */
export type ReactionName = 'approve' | 'reject' | 'other';

export interface CommandInvoked {
  readonly dedupeKey: string;
  readonly user: UserId;
  readonly channel: string;
  /** The text after "/tambour". */
  readonly text: string;
  /** Null if it was typed in the channel. */
  readonly thread: ThreadStart | null;
  readonly trigger: FormTrigger;
}

/** The message that a thread hangs on. */
export interface ThreadStart {
  readonly ref: MessageRef;
  /** Without markup. */
  readonly text: string;
  readonly files: readonly FileRef[];
  /** The person who wrote it. */
  readonly by: UserId;
}

/** Somebody chose "Use as a public post" on a message. */
export interface ShortcutInvoked {
  readonly dedupeKey: string;
  readonly user: UserId;
  /** The message that it was chosen on. */
  readonly ref: MessageRef;
  /** The message's text, without markup. */
  readonly text: string;
  readonly files: readonly FileRef[];
  /** The person who wrote it; null for an integration's message. */
  readonly by: UserId | null;
  readonly trigger: FormTrigger;
}

export interface FormSubmitted {
  readonly dedupeKey: string;
  readonly user: UserId;
  readonly binding: FormBinding;
  readonly values: Readonly<Record<string, FormValue>>;
}

/** Values typed so far into an open form. */
export type FormTyped = Omit<FormSubmitted, 'dedupeKey'>;

/** A kept event that the adapter did not write. `channel` is null if no channel can be read in it. */
export interface ForgedEvent {
  readonly key: string;
  readonly channel: string | null;
}

export type CommandReply =
  | { readonly kind: 'whisper'; readonly card: Card }
  /** A form was opened, or nothing needs saying. */
  | { readonly kind: 'done' };

export type SubmitReply =
  | { readonly kind: 'ok' }
  /** The form stays open with the person's text in it; `fields` by field id, `general` above them. */
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>>; readonly general: string | null };

/**
 * The reason why input from a chat was refused. Requests: `signature`, `unreadable`, `anotherApp`, `anotherWorkspace`.
 * Not made by us: `button`, `command`, `form`. `trigger`: not made for that person. People: `stranger` (unknown to the
 * chat), `guest`, `inactive` (no account in use), `bot`, `outsider` (not of the channel or desk).
 */
export type RefusalKind =
  | 'signature'
  | 'unreadable'
  | 'anotherApp'
  | 'anotherWorkspace'
  | 'button'
  | 'command'
  | 'form'
  | 'trigger'
  | 'stranger'
  | 'guest'
  | 'inactive'
  | 'bot'
  | 'outsider';

/** The bot's side, which adapters call. An adapter confirms to its platform only after the promise has resolved. */
export interface ChatSink {
  /** Returns whether an event may have an effect. Otherwise it need not be kept or handed on. */
  mayMatter(event: ChatEvent): Promise<boolean>;
  accept(event: ChatEvent): Promise<void>;
  /** Reports a kept event that the adapter never kept itself. It has no other effect. */
  forged(event: ForgedEvent): Promise<void>;
  command(command: CommandInvoked): Promise<CommandReply>;
  shortcut(shortcut: ShortcutInvoked): Promise<CommandReply>;
  submit(submission: FormSubmitted): Promise<SubmitReply>;
  /**
   * Returns notes to show at fields while a form is filled in, by field id, such as how long a text is. Changes
   * nothing. Called only by platforms that report typing.
   */
  typed(typed: FormTyped): Promise<Readonly<Record<string, string>>>;
  /** Builds what a person sees on their own page, where the platform has one. */
  home(user: UserId): Promise<Card>;
  /** Records that the adapter refused something. Only the kind is passed on, nothing of the request. */
  refused(kind: RefusalKind): void;
}
