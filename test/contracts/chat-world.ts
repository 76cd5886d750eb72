import type { Button } from '#chat/card.ts';
import type { ChatGroup, ChatPlatform } from '#chat/chat.ts';
import type { Form } from '#chat/form.ts';
import type { MessageRef } from '#chat/refs.ts';

/** A message as a person sees it on the platform, in the platform's own terms. */
export interface SeenMessage {
  /** Null for a message that only this person sees. */
  readonly ref: MessageRef | null;
  /** All its text, without markup. */
  readonly text: string;
  readonly buttons: readonly Pick<Button, 'action' | 'draftId' | 'revision' | 'target'>[];
  /** Alternative texts of its pictures. */
  readonly alts: readonly string[];
  /** Its tables: rows of cells, the header first. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** People whom the platform notified of it. */
  readonly notified: readonly string[];
  /** Addresses that it links to. */
  readonly links: readonly string[];
}

/** Value that a person puts into a field other than a file. */
export type WrittenValue = string | string[];

/** Outcome of a form that a person sent. */
export type SentForm =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'open';
      readonly fields: Readonly<Record<string, string>>;
      readonly general: string | null;
      /** Values that are still in the form. */
      readonly values: Readonly<Record<string, WrittenValue>>;
    };

/** A platform with people who act in it, for the contract suite. */
export interface ChatWorld {
  /** Not started yet. */
  readonly platform: ChatPlatform;
  /** True if the platform is connected all the time, so that it notices an outage by itself. */
  readonly isConnected: boolean;
  readonly channel: string;
  /** A channel without the bot. */
  readonly otherChannel: string;
  /** A channel that anybody can join, and one with the bot that nobody can join. Null where there is none. */
  readonly openChannel: string | null;
  readonly closedChannel: string | null;
  readonly member: string;
  readonly otherMember: string;
  /** Null where the platform has no guests. */
  readonly guest: string | null;
  readonly inactive: string;
  readonly bot: string;
  /** Somebody who administers the platform; null where it names nobody. */
  readonly administrator: string | null;
  /** A group and its members; null where the platform has no groups. */
  readonly group: (ChatGroup & { readonly members: readonly string[] }) | null;
  /** A file of ours that `platform` finds by this name. */
  readonly file: { readonly sha256: string; readonly bytes: Uint8Array };
  /** A picture that `platform` finds by this name. */
  readonly picture: { readonly sha256: string; readonly mimeType: string };
  say(
    user: string,
    thread: string | null,
    text: string,
    files?: readonly { readonly name: string; readonly bytes: Uint8Array; readonly alt?: string }[],
  ): Promise<MessageRef>;
  edit(user: string, ref: MessageRef, text: string): Promise<void>;
  /** Deletes as an administrator, who may delete the bot's messages. */
  delete(ref: MessageRef): Promise<void>;
  react(user: string, ref: MessageRef, name: 'approve' | 'reject' | 'other', added: boolean): Promise<void>;
  /** Presses the button of that action on that message. */
  press(user: string, ref: MessageRef, action: string): Promise<void>;
  /** Types "/tambour <text>"; resolves once the platform has the answer or has given up: false then. */
  type(user: string, text: string): Promise<boolean>;
  /** Chooses "Use as a public post" on a message; as `type`. */
  shortcut(user: string, ref: MessageRef): Promise<boolean>;
  /** Reads the title of the form that this person sees. */
  formOf(user: string): Promise<Pick<Form, 'title'> | null>;
  submit(user: string, values: Readonly<Record<string, WrittenValue>>): Promise<SentForm>;
  /** Downloads the files (and pictures) that this person sees on a message and in its thread. */
  filesUnder(user: string, message: string): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  /** Lists what this person sees in the channel and its threads; a card of several messages counts as one. */
  seen(user: string): Promise<readonly SeenMessage[]>;
  /** Delivers everything to the bot three times. */
  deliverThrice(): void;
  /** Cuts the bot off from the platform, or connects it again. */
  cutOff(cut: boolean): void;
  /** Makes all groups unreadable, as when the plan has none or a permission is missing. */
  takeGroupsAway(): void;
  /** Makes all triggers too old to be used. */
  ageTriggers(): void | Promise<void>;
  close(): Promise<void>;
}
