import type { Language } from '#languages.ts';

import type { ClockDoor } from './clock-door.ts';
import type { PagePost } from './page-network.ts';

/** A channel's desk, as the page shows it. */
export interface DeskSeen {
  /** Ids of the people who approve by the desk's own policy. */
  readonly approvers: readonly string[];
  readonly stewards: readonly string[];
  /** Somebody approved a post, or wrote one besides the first, waiting one. A made-up past does not count. */
  readonly hasApproved: boolean;
  readonly hasWritten: boolean;
  /** The latest public posts of a made-up past, which no network has, by network; the newest first. */
  readonly past: Readonly<Partial<Record<string, readonly PagePost[]>>>;
}

/** The page's access to the desk, if Tambour runs in the process that serves the page. */
export interface DeskDoor {
  /** Reads the desk of a channel with these members; null if there is none. */
  look(channel: string, members: readonly string[]): Promise<DeskSeen | null>;
  /** Changes the language of a channel's desk, as a settings change by that person. */
  speak(channel: string, language: Language, by: string): Promise<void>;
  /** The clock by which everything runs; null if time cannot be moved. */
  readonly clock: ClockDoor | null;
}
