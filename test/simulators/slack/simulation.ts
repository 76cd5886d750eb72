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
  /** How often the bot asked about it. */
  polls: number;
}

/** A modal as it stands before a person. */
export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly view: Readonly<Record<string, unknown>>;
  /** Values that the person has put in, by block id: kept over a refusal. */
  readonly written: Readonly<Record<string, Written>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Value that a person puts into an input: text, a choice's value, several, or files. */
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

/** All that the front keeps besides what stands in `emulate`. */
export interface Simulation {
  readonly origin: string;
  /** Where files of other vendors stand. */
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
  /** By file id: those that the bot uploaded, or was given in a message or a form. */
  readonly files: Map<string, KnownFile>;
  readonly ephemerals: Ephemeral[];
  /** What the bot wrote to one person, in the app's messages tab. */
  readonly directs: Direct[];
  /** False: the app was made without that tab. */
  readonly hasMessagesTab: boolean;
  /** "channel:ts" to who was notified when it was posted. */
  readonly notified: Map<string, readonly string[]>;
  views: readonly OpenView[];
  /** The Home tab that each person sees. */
  readonly homes: Map<string, Readonly<Record<string, unknown>>>;
  /** Triggers that live no more, whatever `emulate` thinks. */
  readonly agedTriggers: Set<string>;
  /** Triggers that have opened a view. */
  readonly exchangedTriggers: Set<string>;
  /** Trigger to whom it was given. */
  readonly triggers: Map<string, string>;
  /** Answer address to how often it may still be used, and for whom. */
  readonly responses: Map<string, { left: number; readonly user: string; readonly channel: string }>;
  readonly complaints: string[];
  readonly calls: Call[];
  /** Requests that are being answered. */
  readonly underWay: Set<object>;
  isTokenRevoked: boolean;
}
