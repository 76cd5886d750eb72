import type { Redrawn as AnyRedrawn } from '#networks/redrawn.ts';

type Redrawn<Kind extends AnyRedrawn['kind']> = Extract<AnyRedrawn, { kind: Kind }>;

/** Lines in a draft's thread, where everybody on the desk reads them. */
export interface NoticesWords {
  readonly revised: (name: string, version: number, what: string) => string;
  readonly voided: (count: number) => string;
  readonly change: {
    readonly text: () => string;
    readonly ownText: (account: string) => string;
    readonly accounts: () => string;
    readonly imageOrder: () => string;
    readonly when: () => string;
  };
  readonly asked: (name: string, version: number) => string;
  readonly cancelled: (name: string) => string;
  readonly approved: (name: string, version: number, when: string) => string;
  readonly rejected: (name: string, version: number, when: string) => string;
  readonly changesAsked: (name: string, version: number, when: string) => string;
  readonly stillMissing: (count: number) => string;
  readonly reason: (name: string) => string;
  readonly withdrawn: (name: string, version: number) => string;
  readonly sent: (account: string) => string;
  readonly settled: (account: string) => string;
  readonly settledBy: (account: string, name: string) => string;
  readonly unsure: {
    readonly no_answer: (account: string) => string;
    readonly server_error: (account: string) => string;
    readonly unreadable_answer: (account: string) => string;
    readonly duplicate_reported: (account: string) => string;
    readonly already_attached: (account: string) => string;
    readonly restored: (account: string) => string;
  };
  readonly changedByServer: (account: string, what: string, retract: string | null) => string;
  readonly drawnOtherwise: (account: string, retract: string | null) => string;
  readonly drawnDangerously: (account: string, retract: string | null) => string;
  readonly redrawn: {
    readonly hiddenLink: (data: Redrawn<'hiddenLink'>) => string;
    readonly foreignImage: (data: Redrawn<'foreignImage'>) => string;
    readonly text: (data: Redrawn<'text'>) => string;
    readonly madeLink: (data: Redrawn<'madeLink'>) => string;
    readonly lostLink: (data: Redrawn<'lostLink'>) => string;
  };
  readonly alsoChanged: (what: string) => string;
  readonly missingAtServer: (account: string) => string;
  readonly notPlayable: (account: string, retract: string | null) => string;
  readonly changed: {
    readonly text: string;
    readonly drawn: string;
    readonly captions: string;
    readonly linkCard: string;
    readonly visibility: string;
    readonly warning: string;
    readonly playback: string;
    readonly missing: string;
  };
  readonly retracted: (name: string, account: string) => string;
  readonly retractFailed: (account: string) => string;
  readonly retractUnsupported: (account: string) => string;
  readonly retractUnproven: (account: string) => string;
  readonly stopped: (name: string, accounts: string) => string;
  readonly stoppedTooLate: (accounts: string) => string;
  /** It became public after its approval was taken back. `retract`: the label of a button beneath; null if there is none. */
  readonly sentAfterAll: (account: string, retract: string | null) => string;
  /** Said with a post that could not be retracted; followed by the links of others. */
  readonly alsoPublic: string;
  readonly sentLateNow: (name: string) => string;
  readonly sentLate: (name: string, when: string) => string;
  readonly lateId: (account: string) => string;
  readonly stuck: (account: string) => string;
  readonly filesOffered: (name: string, count: number) => string;
  readonly seePost: string;
}
