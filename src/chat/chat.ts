/** A person on a chat platform, by the platform's own id. Never a name. */
export type UserId = string;

export interface ChannelRef {
  readonly channel: string;
}

/** A message; `thread` is the id of the message that its thread hangs on, null for a message in the channel. */
export interface MessageRef {
  readonly channel: string;
  readonly message: string;
  readonly thread: string | null;
}

/** The thread under one channel message. */
export interface ThreadRef {
  readonly channel: string;
  readonly thread: string;
}

/** A piece of a line. Text is data: an adapter escapes it so that it neither formats nor notifies. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  /** Notifies that person, where the message is posted (not where it is updated). */
  | { readonly kind: 'mention'; readonly user: UserId };

export interface Button {
  /** What it does: the bot's own word, such as "approve". */
  readonly action: string;
  readonly label: string;
  readonly style: 'primary' | 'danger' | 'plain';
  readonly draftId: string;
  readonly revision: number;
  /** A further id that the action needs, such as a delivery's. */
  readonly target: string | null;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  /** What a person wrote for the public, with its line breaks; never cut, never read as markup. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** Shown small, below what it explains. */
  | { readonly kind: 'note'; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'image';
      readonly sha256: string;
      readonly mimeType: string;
      readonly alt: string;
      readonly title: string;
    }
  /**
   * The first column names the row, the others are figures. A cell is data, never markup, and stands on one line: a line
   * break in it becomes a space. Each row has a cell for each column.
   */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** To be downloaded under its name; its bytes come as a picture's do. In a whisper only where `whisperFiles` holds. */
  | {
      readonly kind: 'file';
      readonly sha256: string;
      readonly name: string;
      readonly mimeType: 'text/csv';
      readonly title: string;
    }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** Folded until opened, where the platform can; else shown. */
  | { readonly kind: 'folded'; readonly summary: string; readonly items: readonly (readonly Inline[])[] };

export interface Card {
  /** One plain line for notifications and screen readers. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly optional: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export type FormField =
  | (FieldBase & { readonly kind: 'text' | 'textarea'; readonly initial: string; readonly maxLength: number })
  /**
   * A moment. Comes back as text: as it was typed into a field that began as `initial`, or, from a platform's own
   * picker that began at `initialAt`, as "2026-11-30T08:00:00.000Z". A picker is in the person's own zone, which a field
   * that is typed into need not be: `pickerHint` stands at it instead of `hint`.
   */
  | (FieldBase & {
      readonly kind: 'moment';
      readonly pickerHint: string;
      readonly initial: string;
      readonly initialAt: Date | null;
      readonly maxLength: number;
    })
  | (FieldBase & { readonly kind: 'select' | 'radio'; readonly choices: readonly Choice[]; readonly initial: string })
  | (FieldBase & {
      readonly kind: 'checkboxes';
      readonly choices: readonly Choice[];
      readonly initial: readonly string[];
    })
  /** People of the platform. */
  | (FieldBase & { readonly kind: 'people'; readonly initial: readonly UserId[] })
  | (FieldBase & { readonly kind: 'files'; readonly maxFiles: number });

export interface Form {
  readonly title: string;
  readonly intro: string | null;
  readonly submitLabel: string;
  readonly fields: readonly FormField[];
  /** From this field on most people leave everything as it is: folded under the label, where the platform can. */
  readonly folded?: { readonly fromField: string; readonly label: string };
  /** A picture shown above a field, such as the one whose alt text is asked. */
  readonly images: readonly {
    readonly beforeField: string;
    readonly sha256: string;
    readonly mimeType: string;
    readonly alt: string;
  }[];
}

/** What a form is about; comes back with its submission, unforgeable. */
export interface FormBinding {
  readonly purpose: string;
  readonly channel: string;
  readonly draftId: string | null;
  readonly revision: number | null;
  readonly target: string | null;
}

/** Opens one form, for a few seconds, for the person who pressed or typed. */
export interface FormTrigger {
  readonly id: string;
}

export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly byteLength: number;
}

export type FormValue = string | readonly string[] | readonly FileRef[];

/** Things that happen without anybody waiting for an answer. Each comes at least once; `dedupeKey` tells repeats. */
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
    }
  | { readonly kind: 'edited' | 'deleted'; readonly dedupeKey: string; readonly ref: MessageRef }
  /** The connection was lost for a while: what happened meanwhile may have been missed. */
  | { readonly kind: 'gap'; readonly dedupeKey: string; readonly since: Date };

/** The reactions that mean something; any other name is passed on as "other". */
export type ReactionName = 'approve' | 'reject' | 'other';

export interface CommandInvoked {
  readonly dedupeKey: string;
  readonly user: UserId;
  readonly channel: string;
  /** What follows "/tambour". */
  readonly text: string;
  /** Null where it was typed in the channel. */
  readonly thread: ThreadStart | null;
  readonly trigger: FormTrigger;
}

/** The message that a thread hangs on. */
export interface ThreadStart {
  readonly ref: MessageRef;
  /** Without markup. */
  readonly text: string;
  readonly files: readonly FileRef[];
}

/** Somebody chose "Use as a public post" on a message. */
export interface ShortcutInvoked {
  readonly dedupeKey: string;
  readonly user: UserId;
  /** The message that it was chosen on. */
  readonly ref: MessageRef;
  /** That message's text, without markup. */
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly trigger: FormTrigger;
}

export interface FormSubmitted {
  readonly dedupeKey: string;
  readonly user: UserId;
  readonly binding: FormBinding;
  readonly values: Readonly<Record<string, FormValue>>;
}

export type CommandReply =
  | { readonly kind: 'whisper'; readonly card: Card }
  /** A form was opened, or nothing needs saying. */
  | { readonly kind: 'done' };

export type SubmitReply =
  | { readonly kind: 'ok' }
  /** The form stays open with the person's text in it; `fields` by field id, `general` above them. */
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>>; readonly general: string | null };

/** What an adapter calls. An adapter tells its platform "received" only after the promise has resolved. */
export interface ChatSink {
  /** Whether anything may follow from an event; where nothing can, it need be neither kept nor handed on. */
  mayMatter(event: ChatEvent): Promise<boolean>;
  accept(event: ChatEvent): Promise<void>;
  command(command: CommandInvoked): Promise<CommandReply>;
  shortcut(shortcut: ShortcutInvoked): Promise<CommandReply>;
  submit(submission: FormSubmitted): Promise<SubmitReply>;
}

export interface ChatUser {
  readonly id: UserId;
  readonly name: string;
  /** What people type after "@" to name them, where the platform has such a thing beside the name. */
  readonly handle?: string;
  readonly language: 'fr' | 'en';
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
  react(ref: MessageRef, name: 'approve' | 'reject'): Promise<void>;
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
