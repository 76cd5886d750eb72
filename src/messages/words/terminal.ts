import type { CheckOutcome, Lack } from '#networks/check-outcome.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { ExtraCaCertsOutcome } from '#outbound/use-extra-ca-certs.ts';
import type { SettingProblem } from '#settings/problem.ts';
import type { WhyHeld } from '#storage/chat-server.ts';
import type { Lost } from '#storage/lost.ts';
import type { MasterKeyRefusal } from '#storage/master-key.ts';
import type { StorageStep } from '#storage/progress.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

import type { ByKind, Keyed } from './keyed.ts';

/** The reason why an account was not accepted, and the network that refused it. */
export type NotTaken = Exclude<CheckOutcome, { kind: 'ok' }> & { readonly network: NetworkKind };

/** The reason why Tambour did not start. Everything opened before is closed again. */
export type AppRefusal = Keyed<NotStartedWords, 'kind'>;

interface NotStartedWords {
  readonly storage: (why: { readonly refusal: StorageRefusal }) => string;
  readonly key: (why: { readonly refusal: MasterKeyRefusal }) => string;
  readonly listen: (why: {
    readonly host: string;
    readonly port: number;
    readonly setting: 'TAMBOUR_PORT' | 'TAMBOUR_METRICS';
    readonly why: 'port_in_use' | 'not_allowed' | 'no_such_address';
  }) => string;
  /** The practice chat named by TAMBOUR_PRACTICE_URL does not answer. */
  readonly practiceAway: (why: { readonly url: string }) => string;
  /** A practice network was asked too often, for example by very many starts. */
  readonly practiceAskedTooOften: (why: { readonly network: NetworkKind; readonly afterSeconds: number }) => string;
  /** The practice chat is off, and no other chat is set up. */
  readonly noChat: () => string;
  /** Practice moved this database's time ahead, so nothing real, and no other practice, may be connected. */
  readonly clockAhead: (why: { readonly now: string }) => string;
}

/** A step that a start reports while it happens. */
export type StartStep =
  | StorageStep
  /** The chat is not connected. Tambour retries by itself. */
  | { readonly kind: 'chatAwaited'; readonly chat: string; readonly why: string }
  /** The chat answers, but nothing is done there until somebody has looked into it. */
  | { readonly kind: 'chatHeld'; readonly chat: string; readonly why: WhyHeld };

/** The terminal's sentences, wherever they are needed. Each names what is wrong, with what, and what to do now. */
export interface TerminalWords {
  /** Follows the setting's name and ends without a full stop: "TAMBOUR_PORT must be a port number". */
  readonly problem: Readonly<Record<SettingProblem, string>>;
  /** `code`: the system's error code, such as EACCES. */
  readonly settingsFile: (file: { readonly path: string; readonly code: string }) => string;
  /** `mode` in octal. Tambour could read the file, but refuses to use it. */
  readonly openSettings: (file: { readonly path: string; readonly mode: string }) => string;
  readonly extraCaCerts: (
    file: { readonly path: string } & Extract<ExtraCaCertsOutcome, { readonly kind: 'refused' }>,
  ) => string;
  readonly masterKey: ByKind<MasterKeyRefusal>;
  readonly storage: ByKind<StorageRefusal>;
  readonly chatHeld: ByKind<WhyHeld>;
  readonly notTaken: ByKind<NotTaken>;
  readonly notStarted: NotStartedWords;
  readonly step: ByKind<StartStep>;
  /** Sentences before and after the address where Tambour listens; `chats` empty: the practice chat alone. */
  readonly ready: (there: {
    readonly chats: readonly string[];
    readonly practice: 'chat' | 'networks' | 'none';
  }) => readonly [before: string, after: string];
  /** Sentences before and after the address when only the practice chat and networks are served. */
  readonly practiceReady: readonly [before: string, after: string];
  /** The reasons why a running Tambour stops by itself. */
  readonly lost: ByKind<Lost>;
  /**
   * Abilities that an account lacks, one per line below it. Tambour does without them, and the line says what follows.
   */
  readonly lack: Readonly<Record<Lack, string>>;
}
