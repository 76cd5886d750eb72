import type { CheckOutcome, Lack } from '#networks/check-outcome.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { ExtraCaCertsOutcome } from '#outbound/use-extra-ca-certs.ts';
import type { SettingProblem } from '#settings/problem.ts';
import type { ServerDoubt } from '#storage/chat-server.ts';
import type { Lost } from '#storage/lost.ts';
import type { MasterKeyRefusal } from '#storage/master-key.ts';
import type { StorageStep } from '#storage/progress.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

import type { ByKind, Keyed } from './keyed.ts';

/** Why nothing is done on a chat server that answers; the same as the adapter's own. */
export type WhyHeld =
  | ServerDoubt
  | { readonly kind: 'tooOld'; readonly version: string; readonly oldest: string }
  /** It does not say which version it is, or not its id. */
  | { readonly kind: 'untold' };

/** Why an account was not taken, and by which network. */
export type NotTaken = Exclude<CheckOutcome, { kind: 'ok' }> & { readonly network: NetworkKind };

/** Why Tambour did not start. What was opened until then is closed again. */
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
  /** The practice chat that TAMBOUR_PRACTICE_URL names does not answer. */
  readonly practiceAway: (why: { readonly url: string }) => string;
  /** A practice network was asked too often, as by very many starts. */
  readonly practiceAskedTooOften: (why: { readonly network: NetworkKind; readonly afterSeconds: number }) => string;
  /** The practice chat is off, and there is no other one. */
  readonly noChat: () => string;
}

/** What a start tells of while it happens. */
export type StartStep =
  | StorageStep
  /** The chat is not connected, and is tried again by itself. */
  | { readonly kind: 'chatAwaited'; readonly chat: string; readonly why: string }
  /** The chat answers, and nothing is done there before somebody has seen to it. */
  | { readonly kind: 'chatHeld'; readonly chat: string; readonly why: WhyHeld };

/** What the terminal says wherever it is asked: each names what is wrong, with what, and what to do now. */
export interface TerminalWords {
  /** Follows the setting's name and ends without a full stop: "TAMBOUR_PORT must be a port number". */
  readonly problem: Readonly<Record<SettingProblem, string>>;
  /** `code` is the system's own, such as EACCES. */
  readonly settingsFile: (file: { readonly path: string; readonly code: string }) => string;
  /** `mode` in octal. It can be read by Tambour, which nevertheless does not use it. */
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
  /** Stand before and after the address where Tambour listens; `chats` empty: the practice chat alone. */
  readonly ready: (there: {
    readonly chats: readonly string[];
    readonly hasPractice: boolean;
  }) => readonly [before: string, after: string];
  /** The same where the practice chat and networks alone are served. */
  readonly practiceReady: readonly [before: string, after: string];
  /** Why a running Tambour stops by itself. */
  readonly lost: ByKind<Lost>;
  /** A line each, below the account; Tambour does without, and says what follows. */
  readonly lack: Readonly<Record<Lack, string>>;
}
