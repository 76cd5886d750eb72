import type { reactions } from './reactions.ts';
import type { Language } from '#languages.ts';

import type { Card } from './card.ts';
import type { ChatSink, ReactionName } from './chat-sink.ts';
import type { Form, FormBinding, FormTrigger } from './form.ts';
import type { ChannelRef, FileRef, MessageRef, ThreadRef, UserId } from './refs.ts';

export interface ChatUser {
  readonly id: UserId;
  readonly name: string;
  /** The name that people type after "@", if the platform has one beside the display name. */
  readonly handle?: string;
  readonly language: Language;
  readonly timeZone: string;
  /** A `guest` is also anybody from another organisation. */
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

/** A file to be read in chunks. To give it up, leave the loop over `chunks`. */
export type OpenOutcome =
  | {
      readonly kind: 'file';
      readonly chunks: AsyncIterable<Uint8Array>;
      readonly name: string;
      readonly alt: string | null;
    }
  | Exclude<DownloadOutcome, { kind: 'file' }>;

export interface Capabilities {
  /** True if people can choose "Use as a public post" on a message. */
  readonly messageShortcut: boolean;
  /** True if "/tambour" can be typed in a thread. */
  readonly commandInThread: boolean;
  readonly formFiles: boolean;
  /** Maximum size of a file in a form, in millions of bytes; left out if it is the same as in a thread. */
  readonly formFileMegabytes?: number;
  /** True if a whisper can bring a picture or a file. Otherwise their title and description are shown as text. */
  readonly whisperFiles: boolean;
  /** True if it draws posts from their data, so that no picture of them is needed. */
  readonly drawsPosts: boolean;
  /** True if the plan has groups of people. */
  readonly userGroups: boolean;
}

export interface CardHashes {
  readonly shown: string;
  readonly next: string;
}

/** A chat platform with one bot in it. Posts are idempotent by `key`: the same key again returns the first message. */
export interface ChatPlatform {
  /** A stable id, stored with desks: "sandbox:practice", "slack:T1". */
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Resolves once connected and identified; from then on events flow into `sink`. */
  start(sink: ChatSink): Promise<void>;
  stop(): Promise<void>;
  health(): { readonly state: 'connected' | 'connecting' | 'down'; readonly since: Date };
  /** `hash`: the caller's hash of the card, for later updates. */
  post(
    where: ChannelRef | ThreadRef,
    card: Card,
    options: { readonly key: string; readonly hash?: string },
  ): Promise<MessageRef>;
  /**
   * `hashes`: the caller's hash of the card that was shown last, by whichever process, and that of this one. If this
   * process showed the last, it knows the message and need not read it first.
   */
  update(ref: MessageRef, card: Card, hashes?: CardHashes): Promise<'updated' | 'gone'>;
  /** Shows a card to that person alone. */
  whisper(to: UserId, where: ChannelRef | ThreadRef, card: Card): Promise<void>;
  /**
   * Sends a person a direct message. "cannot": the platform's settings forbid it, or it has no such person. The card
   * has no buttons: it links to where its reader acts. If an answer is lost, the message may be sent twice.
   */
  sendDirectMessage(to: UserId, card: Card): Promise<'told' | 'cannot'>;
  /** Adds the bot's own reaction; repeating it is harmless. */
  react(ref: MessageRef, name: keyof typeof reactions): Promise<void>;
  /** Returns the current reactions by `ref.message`, except the bot's own. A deleted message has no entry. */
  reactions(
    refs: readonly MessageRef[],
  ): Promise<ReadonlyMap<string, readonly { readonly name: ReactionName; readonly user: UserId }[]>>;
  /** Opens a form. A trigger opens at most one: used again it opens none, though the answer may still be "opened". */
  openForm(trigger: FormTrigger, form: Form, binding: FormBinding): Promise<'opened' | 'expired'>;
  download(
    file: FileRef,
    options: { readonly maxBytes: number; readonly signal: AbortSignal },
  ): Promise<DownloadOutcome>;
  /**
   * Opens a file as `download` does, with at most one chunk in memory. Reading throws if there are more bytes than
   * `maxBytes`, or fewer than announced.
   */
  open(file: FileRef, options: { readonly maxBytes: number; readonly signal: AbortSignal }): Promise<OpenOutcome>;
  user(id: UserId): Promise<ChatUser | null>;
  /** Returns whether this person, according to the platform, administers the workspace or the team of that channel. */
  administers(user: UserId, channel: ChannelRef): Promise<boolean>;
  /** Returns the members of the channel, except bots. Throws if the bot is not in the channel. */
  members(channel: ChannelRef): Promise<readonly UserId[]>;
  /** Returns whether anybody can join the channel by themselves; true where the platform does not say. */
  isOpen(channel: ChannelRef): Promise<boolean>;
  /** Returns the channel's name as people see it; null if it has none, or the platform does not say. */
  channelName(channel: ChannelRef): Promise<string | null>;
  /** Returns whether the bot is in that channel, so that it can post and read there. */
  inChannel(channel: ChannelRef): Promise<boolean>;
  /** Returns the groups in use; none if `userGroups` is false. */
  groups(): Promise<readonly ChatGroup[]>;
  /** Returns the members of a group, except bots; null if the group does not exist or groups cannot be read. */
  groupMembers(group: string): Promise<readonly UserId[] | null>;
  permalink(ref: MessageRef): Promise<string>;
}
