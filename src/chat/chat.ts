import type { reactions } from './reactions.ts';
import type { Language } from '#languages.ts';

import type { Card } from './card.ts';
import type { ChatSink, ReactionName } from './chat-sink.ts';
import type { Form, FormBinding, FormTrigger } from './form.ts';
import type { ChannelRef, FileRef, MessageRef, ThreadRef, UserId } from './refs.ts';

export interface ChatUser {
  readonly id: UserId;
  readonly name: string;
  /** What people type after "@" to name them, where the platform has such a thing beside the name. */
  readonly handle?: string;
  readonly language: Language;
  readonly timeZone: string;
  /** A guest is anybody who is not of this organisation, too. */
  readonly kind: 'member' | 'guest' | 'bot' | 'inactive';
}

/** A named group of people, kept on the platform. */
export interface ChatGroup {
  readonly id: string;
  readonly name: string;
}

export type DownloadOutcome =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly name: string; readonly alt: string | null }
  | { readonly kind: 'tooLarge'; readonly maxBytes: number }
  | { readonly kind: 'gone' };

export interface Capabilities {
  /** Whether people can choose "Use as a public post" on a message. */
  readonly messageShortcut: boolean;
  /** Whether "/tambour" can be typed in a thread. */
  readonly commandInThread: boolean;
  readonly formFiles: boolean;
  /** The most that a file in a form may have, in millions of bytes; left out where it may have what it may in a thread. */
  readonly formFileMegabytes?: number;
  /** Whether a whisper can bring a picture or a file; where not, their title and description stand in words. */
  readonly whisperFiles: boolean;
  /** Whether the plan has groups of people. */
  readonly userGroups: boolean;
}

/** One chat platform with one bot in it. Posts are idempotent by `key`: the same key again returns the first message. */
export interface ChatPlatform {
  /** "sandbox:practice", "slack:T1": stable, kept with desks. */
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Resolves once connected and identified; from then on events flow into `sink`. */
  start(sink: ChatSink): Promise<void>;
  stop(): Promise<void>;
  health(): { readonly state: 'connected' | 'connecting' | 'down'; readonly since: Date };
  post(where: ChannelRef | ThreadRef, card: Card, options: { readonly key: string }): Promise<MessageRef>;
  update(ref: MessageRef, card: Card): Promise<'updated' | 'gone'>;
  /** Seen by that person alone. */
  whisper(to: UserId, where: ChannelRef | ThreadRef, card: Card): Promise<void>;
  /** Adds the bot's own reaction; again is harmless. */
  react(ref: MessageRef, name: keyof typeof reactions): Promise<void>;
  /** Who reacts now, the bot left out; a message that is gone has no entry. Key: `ref.message`. */
  reactions(
    refs: readonly MessageRef[],
  ): Promise<ReadonlyMap<string, readonly { readonly name: ReactionName; readonly user: UserId }[]>>;
  /** A trigger opens one form: what is delivered twice opens no second one, and may be said to have opened it. */
  openForm(trigger: FormTrigger, form: Form, binding: FormBinding): Promise<'opened' | 'expired'>;
  download(
    file: FileRef,
    options: { readonly maxBytes: number; readonly signal: AbortSignal },
  ): Promise<DownloadOutcome>;
  user(id: UserId): Promise<ChatUser | null>;
  /** Whether the platform says that this person administers the workspace, or the team, of that channel. */
  administers(user: UserId, channel: ChannelRef): Promise<boolean>;
  /** Members of the channel, bots left out. Throws where the bot is not in the channel. */
  members(channel: ChannelRef): Promise<readonly UserId[]>;
  /** Whether the bot is in that channel, so that it can post and read there. */
  inChannel(channel: ChannelRef): Promise<boolean>;
  /** Groups that are in use; none where `userGroups` is false. */
  groups(): Promise<readonly ChatGroup[]>;
  /** Members of a group, bots left out; null where there is no such group, or groups cannot be read. */
  groupMembers(group: string): Promise<readonly UserId[] | null>;
  permalink(ref: MessageRef): Promise<string>;
}
