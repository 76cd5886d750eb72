import type { Store } from '#storage/store.ts';

import type { Again, Hit } from '../commands/load.ts';
import type { Effects } from './plan.ts';

/** People and places of a chat, and the name that the platform is kept by. */
export interface LoadPlace {
  readonly platform: string;
  readonly channel: string;
  /** Another channel, with a desk whose posts hang. */
  readonly elsewhere: string;
  readonly author: string;
  readonly approver: string;
  /** People who may approve, `approver` among them. */
  readonly approvers: readonly string[];
}

/** A part of a load: that many things, which use up these drafts' cards. */
export interface LoadPart {
  readonly count: number;
  readonly drafts: readonly string[];
  readonly seed: number;
}

export interface Ran {
  /** Events that have an acknowledgement. */
  readonly hits: readonly Hit[];
  readonly effects: Effects;
  /** When those things were due that have an effect and no acknowledgement: by draft or file, by this machine's clock. */
  readonly dueAt: Readonly<Record<string, number>>;
  /** Times until Tambour had read each event that has neither an acknowledgement nor an effect. */
  readonly readMs: readonly number[];
}

/** A chat in processes of its own, and the people in it, who make a load. */
export interface LoadChat extends AsyncDisposable {
  readonly name: string;
  /** How much happens in it. */
  readonly perSecond: number;
  readonly place: LoadPlace;
  /** The settings by which a Tambour on that port takes part in it. */
  environment(port: number): Readonly<Record<string, string>>;
  /** From now on the chat sends what people do to this Tambour. */
  reach(url: string): Promise<void>;
  /** Makes a part ready, whose cards are all posted; `run` has it happen. */
  prepare(store: Pick<Store, 'db'>, part: LoadPart): Promise<(again: Again) => Promise<Ran>>;
  /** As many requests to a bare server as a part of a load brings in so many seconds. */
  floor(url: string, seconds: number): Promise<readonly Hit[]>;
  /** The author types that after "/tambour"; resolves once it was answered. */
  command(text: string): Promise<void>;
  complaints(): Promise<readonly string[]>;
}
