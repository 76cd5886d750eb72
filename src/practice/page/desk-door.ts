import type { Language } from '#languages.ts';

import type { ClockDoor } from './clock-door.ts';
import type { PagePost } from './page-network.ts';

/** What the page shows of the desk of a channel, as it is now. */
export interface DeskSeen {
  /** Ids of the people who approve by the desk's own policy. */
  readonly approvers: readonly string[];
  readonly stewards: readonly string[];
  /** Somebody approved a post, or wrote one after the one that waited. A made-up past does not count. */
  readonly hasApproved: boolean;
  readonly hasWritten: boolean;
  /** The latest public posts of a made-up past, which no network holds, newest first; by the network's kind. */
  readonly past: Readonly<Partial<Record<string, readonly PagePost[]>>>;
}

/** The way from the page to the desk: there is one where Tambour runs in the process that serves the page. */
export interface DeskDoor {
  /** Looks at the desk of a channel with these members; null if there is none. */
  look(channel: string, members: readonly string[]): Promise<DeskSeen | null>;
  /** Has the desk of a channel speak another language, as a change of its settings by that person. */
  speak(channel: string, language: Language, by: string): Promise<void>;
  /** The clock by which all runs; null where time is not to be moved. */
  readonly clock: ClockDoor | null;
}
