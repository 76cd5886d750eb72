/** Private answers to one person: what happened, to what, and what to do now. */
export interface AnswersWords {
  readonly noDesk: string;
  readonly noDeskAdministrator: string;
  readonly notInChannel: string;
  readonly noAccounts: string;
  readonly notOnDesk: string;
  readonly unknownPerson: string;
  readonly noSuchDraft: (number: number) => string;
  readonly draftGone: string;
  readonly wentWrong: string;
  readonly busy: string;
  readonly formExpired: string;
  readonly oldCard: (version: number) => string;
  readonly otherCard: (version: number) => string;
  readonly decision: {
    readonly author: string;
    readonly editor: string;
    readonly not_approver: string;
    readonly newcomer: string;
    readonly authors_deputy: string;
    readonly group_unreadable: string;
    readonly guest: string;
    readonly bot: string;
    readonly inactive: string;
    readonly asked_anew: string;
    readonly not_asked: string;
    readonly reactions_off: string;
    readonly closed: string;
    readonly expired: string;
    readonly repeated: string;
  };
  /** Answers to an author who objects to their own text. */
  readonly objection: {
    readonly author: string;
    readonly editor: string;
  };
  readonly reasonOnlyOwn: string;
  readonly hintReaction: string;
  /** Said at a card that is no draft's. */
  readonly hintButtonsOnly: string;
  readonly reactionGone: (approve: string) => string;
  readonly hintTyped: (approve: string, reject: string) => string;
  readonly hintTypedButtons: string;
  readonly withdrawTooLate: string;
  readonly buttonStands: (approve: string) => string;
  readonly ask: {
    readonly blocked: string;
    readonly alreadyAsked: string;
    readonly rejected: string;
  };
  readonly copied: (number: number) => string;
  readonly nothingToCopy: string;
  readonly underWay: string;
  readonly closedDraft: string;
  readonly unchanged: string;
  readonly stale: (version: number) => string;
  readonly staleKept: (version: number) => string;
  readonly nothingToStop: string;
  readonly retractOnlyAuthorOrApprover: string;
  readonly nothingToRetract: string;
  readonly notPossibleNow: string;
  readonly waitForOthers: string;
  readonly allowAcronym: (acronym: string) => string;
  readonly filesGone: string;
  readonly onlyAuthorOrApproverUses: string;
  readonly ownedByAnother: string;
  readonly notTheLink: string;
}
