import type { Backend } from './backend.ts';
import type { Deliveries } from './deliveries.ts';
import type { InstalledApp } from './manifest-of-app.ts';
import type { SlackPerson } from './slack-options.ts';

export interface KnownPerson extends SlackPerson {
  readonly id: string;
  readonly kind: NonNullable<SlackPerson['kind']>;
}

export interface KnownChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly members: Set<string>;
}

export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

export interface Ephemeral {
  readonly user: string;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[];
}

export interface Direct {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
}

export interface KnownFile {
  /** "bot", or the name of a person. */
  readonly owner: string;
  readonly alt: string | null;
  readonly isForeign: boolean;
  /** How often the bot has asked for its data. */
  polls: number;
}

/** A modal that is open for a person. */
export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly view: Readonly<Record<string, unknown>>;
  /** Values that the person has entered, by block id. They survive a refusal. */
  readonly written: Readonly<Record<string, Written>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Value that a person puts into an input: text, one or several choices, or files. */
export type Written =
  | string
  | readonly string[]
  | readonly { readonly name: string; readonly bytes: Uint8Array; readonly alt?: string }[];

export interface Group {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly isDisabled: boolean;
}

/** State of the front, beside that in `emulate`. */
export interface Simulation {
  readonly origin: string;
  /** Address of the external host, which stores other vendors' files. */
  readonly foreignOrigin: string;
  readonly backend: Backend;
  readonly deliveries: Deliveries;
  readonly tokens: { readonly bot: string; readonly app: string; readonly signingSecret: string };
  readonly installed: InstalledApp;
  readonly scopes: Set<string>;
  readonly now: () => Date;
  readonly people: Map<string, KnownPerson>;
  readonly channels: Map<string, KnownChannel>;
  readonly groups: Map<string, Group>;
  hasGroups: boolean;
  readonly enterpriseId: string | null;
  readonly isOrgInstall: boolean;
  readonly filesReadyAtPoll: number;
  /** Files that the bot uploaded, or received in a message or a form, by file id. */
  readonly files: Map<string, KnownFile>;
  readonly ephemerals: Ephemeral[];
  /** The bot's messages to people in the app's messages tab. */
  readonly directs: Direct[];
  /** False if the app was made without that tab. */
  readonly hasMessagesTab: boolean;
  /** Maps "channel:ts" to the people who were notified of the post. */
  readonly notified: Map<string, readonly string[]>;
  views: readonly OpenView[];
  /** Home tab by person. */
  readonly homes: Map<string, Readonly<Record<string, unknown>>>;
  /** Triggers that are too old, whatever `emulate` thinks. */
  readonly agedTriggers: Set<string>;
  /** Triggers that have opened a view. */
  readonly exchangedTriggers: Set<string>;
  /** Maps a trigger to its person. */
  readonly triggers: Map<string, string>;
  /** Maps a response URL to its remaining uses and its person. */
  readonly responses: Map<string, { left: number; readonly user: string; readonly channel: string }>;
  readonly complaints: string[];
  readonly calls: Call[];
  /** Requests without an answer so far. */
  readonly underWay: Set<object>;
  isTokenRevoked: boolean;
}
