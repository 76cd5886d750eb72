import type { Store } from '#storage/store.ts';

import type { Again, Hit } from '../commands/load.ts';
import type { Effects } from './plan.ts';

/** People and channels of a chat, and the platform's name in the database. */
export interface LoadPlace {
  readonly platform: string;
  readonly channel: string;
  /** Another channel, for a desk whose posts hang. */
  readonly elsewhere: string;
  readonly author: string;
  readonly approver: string;
  /** People who may approve, including `approver`. */
  readonly approvers: readonly string[];
}

/** A part of a load: the number of events, and the drafts whose cards they use up. */
export interface LoadPart {
  readonly count: number;
  readonly drafts: readonly string[];
  readonly seed: number;
}

export interface Ran {
  /** Events that get an acknowledgement. */
  readonly hits: readonly Hit[];
  readonly effects: Effects;
  /** When each event with an effect but no acknowledgement was due: by draft or file, by this machine's clock. */
  readonly dueAt: Readonly<Record<string, number>>;
  /** Times until Tambour had read each event that has neither acknowledgement nor effect. */
  readonly readMs: readonly number[];
}

/** A chat in separate processes, with people who make a load. */
export interface LoadChat extends AsyncDisposable {
  readonly name: string;
  /** Events per second. */
  readonly perSecond: number;
  readonly place: LoadPlace;
  /** Returns the settings that connect a Tambour on that port. */
  environment(port: number): Readonly<Record<string, string>>;
  /** Makes the chat send what people do to this Tambour from now on. */
  reach(url: string): Promise<void>;
  /** Prepares a part, whose cards are all posted; the returned function runs it. */
  prepare(store: Pick<Store, 'db'>, part: LoadPart): Promise<(again: Again) => Promise<Ran>>;
  /** Sends as many requests to a bare server as a part of a load brings in that many seconds. */
  floor(url: string, seconds: number): Promise<readonly Hit[]>;
  /** Types this after "/tambour" as the author; resolves once it was answered. */
  command(text: string): Promise<void>;
  complaints(): Promise<readonly string[]>;
}
