/** Sentences on plans to leave an account in good order, and on their steps. */
export interface LeavingWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly form: {
    readonly title: string;
    /** Names the account; the consequences of each way follow, a line each. */
    readonly intro: (account: string) => string;
    readonly submit: string;
    readonly reference: string;
    readonly referenceHint: string;
    readonly way: string;
    readonly lastDay: string;
    readonly lastDayHint: string;
    readonly review: string;
    readonly reviewHint: string;
    readonly keeper: string;
    readonly keeperHint: string;
    readonly deputy: string;
    readonly deputyHint: string;
  };
  readonly ways: {
    readonly deletion: string;
    readonly dormant: string;
    readonly emergenciesOnly: string;
    readonly fadeOut: string;
  };
  /** Consequences of each way, each in one neutral sentence. */
  readonly consequences: {
    readonly deletion: string;
    readonly dormant: string;
    readonly emergenciesOnly: string;
    readonly fadeOut: string;
  };
  readonly error: {
    readonly reference: string;
    readonly way: string;
    readonly past: string;
    readonly tooFar: string;
    readonly reviewFirst: string;
    readonly onePerson: string;
    readonly sameDeputy: string;
    readonly notHere: string;
  };
  readonly answer: {
    readonly asked: (account: string) => string;
    readonly otherDesk: (account: string, desk: string) => string;
    readonly left: (account: string) => string;
    readonly mayNot: string;
    readonly whichAccount: (accounts: readonly string[]) => string;
    readonly noPlan: (account: string) => string;
    readonly cancelled: string;
    readonly cancelAsked: string;
    readonly cancelAlready: string;
    readonly closed: string;
    readonly exported: string;
  };
  readonly card: {
    readonly asks: (name: string, account: string) => string;
    readonly reference: (text: string) => string;
    readonly way: (name: string, consequence: string) => string;
    readonly lastDay: (day: string) => string;
    readonly review: (day: string) => string;
    readonly keeper: (name: string) => string;
    readonly keepers: (name: string, deputy: string) => string;
    readonly planned: (count: number) => string;
    /** The sources on X that end with it. */
    readonly relays: (sources: readonly string[]) => string;
    readonly approvedBy: (names: readonly string[]) => string;
    readonly missing: (count: number) => string;
    readonly agreed: (names: readonly string[], day: string) => string;
    /** The account takes posts until the review. */
    readonly agreedFading: (names: readonly string[], day: string) => string;
    readonly left: (day: string) => string;
    /** Said after `left`, in the chat. */
    readonly leftHow: string;
    /** The account sleeps already. */
    readonly asleep: string;
    readonly refused: (name: string | null) => string;
    readonly cancelled: string;
    readonly replaced: string;
    readonly void: string;
    readonly returned: string;
    readonly cancelWish: (name: string) => string;
    readonly approve: string;
    readonly refuse: string;
    readonly cancel: string;
    readonly approveCancel: string;
    readonly refuseCancel: string;
    readonly export: string;
  };
  readonly refusals: {
    readonly author: string;
    readonly authorsDeputy: string;
    readonly expired: string;
    readonly changed: string;
    readonly closed: string;
  };
  readonly list: {
    readonly title: (account: string) => string;
    readonly open: (step: string, owner: string, day: string) => string;
    readonly overdue: (step: string, owner: string, day: string) => string;
    readonly done: (step: string, name: string, day: string) => string;
    /** For a step that Tambour itself saw done. */
    readonly seen: (step: string, day: string) => string;
    readonly notNeeded: (step: string, name: string, day: string, why: string) => string;
    readonly hash: (sha256: string) => string;
    readonly post: (number: number) => string;
    readonly left: (open: number) => string;
    readonly allDone: string;
    readonly press: (step: string) => string;
    readonly again: (step: string) => string;
    readonly change: string;
    readonly profileTitle: string;
    readonly profile: (day: string, elsewhere: readonly string[]) => string;
    /** As `profile`, of an account that is used only in incidents. */
    readonly profileIncidents: (day: string, elsewhere: readonly string[]) => string;
    readonly profileHow: string;
  };
  readonly steps: {
    readonly accounts: string;
    readonly archiveAsked: string;
    readonly archiveReceived: string;
    readonly lastPost: string;
    readonly pinned: string;
    readonly profile: string;
    readonly footer: string;
    readonly signatures: string;
    readonly switchboard: string;
    readonly keepers: string;
    readonly review: string;
    readonly deletion: string;
  };
  readonly doing: {
    readonly done: (step: string) => string;
    readonly already: (step: string, name: string, when: string) => string;
    readonly opened: (step: string) => string;
    readonly isOpen: (step: string) => string;
    readonly changed: (step: string) => string;
    readonly mayNot: string;
    readonly archiveTitle: string;
    readonly archiveIntro: string;
    readonly archive: string;
    readonly archiveHint: string;
    readonly notHash: string;
    readonly postTitle: string;
    readonly postIntro: string;
    readonly post: string;
    readonly postHint: string;
    readonly noPost: (account: string) => string;
    /** It went out there before the plan was agreed. */
    readonly postBefore: (number: number, account: string) => string;
    /** It was called off or retracted there. */
    readonly postNever: (number: number, account: string) => string;
    readonly noted: (number: number) => string;
    readonly submit: string;
  };
  /** Pinning the last post to the account's profile. */
  readonly pin: {
    readonly button: string;
    readonly pinned: (account: string) => string;
    readonly notPublic: string;
    readonly scopeMissing: (account: string, scope: string) => string;
    readonly locked: (account: string) => string;
    readonly notOpen: (account: string) => string;
    readonly refused: string;
    readonly missing: string;
    readonly unsupported: string;
    readonly unsure: string;
  };
  readonly change: {
    readonly title: string;
    readonly intro: string;
    readonly step: string;
    readonly what: string;
    readonly keep: string;
    readonly open: string;
    readonly notNeeded: string;
    readonly why: string;
    readonly whyHint: string;
    readonly owner: string;
    readonly ownerHint: string;
    readonly due: string;
    readonly dueHint: string;
    readonly noWhy: string;
    readonly nothing: string;
    readonly submit: string;
  };
  readonly told: {
    readonly overdue: (account: string) => string;
    readonly review: (account: string) => string;
    readonly elsewhereAgreed: (desk: string, account: string, day: string) => string;
    readonly elsewhereEnded: (desk: string, account: string) => string;
    readonly left: (account: string, when: string) => string;
    readonly plan: string;
  };
  readonly accounts: {
    readonly leaving: (day: string) => string;
    /** `keeper` null: the keeper is named already. */
    readonly left: (day: string, keeper: string | null) => string;
    readonly asked: string;
  };
  readonly file: {
    readonly name: string;
    readonly title: (account: string) => string;
    readonly intro: (desk: string, made: string) => string;
    readonly plan: string;
    readonly decided: string;
    readonly plannedBy: (name: string, when: string) => string;
    readonly approvedBy: (name: string, when: string) => string;
    readonly steps: string;
    readonly step: string;
    readonly state: string;
    readonly who: string;
    readonly when: string;
    readonly note: string;
    readonly isOpen: string;
    readonly isDone: string;
    readonly isNotNeeded: string;
    readonly lastPost: string;
    readonly noLastPost: string;
    readonly noCounts: string;
    readonly elsewhere: string;
    readonly nowhereElse: string;
    /** Heads the list of notes that people made of the steps. */
    readonly noted: string;
    readonly labelFollowers: string;
    readonly asOf: (count: string, day: string) => string;
    readonly labelJournal: string;
    readonly journal: (entry: string, hash: string) => string;
    readonly archive: string;
    readonly noArchive: string;
    readonly byItself: string;
    readonly told: (account: string) => string;
    readonly labelReference: string;
    readonly labelWay: string;
    readonly labelAccount: string;
    readonly labelLastDay: string;
    readonly labelReview: string;
    readonly labelKeeper: string;
    readonly labelDeputy: string;
    readonly labelState: string;
  };
}
