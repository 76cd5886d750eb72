/**
 * Text of wordings that are proposed or were kept from a form that came too late: their cards, their form, the answers.
 */
export interface WordingWords {
  readonly propose: string;
  readonly takeProposed: string;
  readonly takeKept: string;
  readonly leave: string;
  readonly formTitle: string;
  readonly formIntro: string;
  readonly formSend: string;
  readonly proposedBy: (name: string) => string;
  readonly proposed: (name: string, version: number) => string;
  readonly late: (name: string, base: number) => string;
  readonly movedOn: (version: number) => string;
  readonly wouldChange: string;
  readonly alsoChanges: (what: string) => string;
  readonly whole: (place: string) => string;
  readonly onlyAuthor: (name: string) => string;
  readonly onlyWriter: (name: string) => string;
  readonly same: (version: number) => string;
  readonly taken: (name: string, version: number) => string;
  readonly left: (name: string) => string;
  readonly cancelled: string;
  readonly rejected: string;
  readonly underWay: string;
  readonly tookProposal: (name: string, proposer: string, version: number, what: string) => string;
  readonly answer: {
    readonly author: string;
    readonly not_asked: string;
    readonly rejected: string;
    readonly under_way: string;
    readonly unchanged: string;
    readonly too_many: (most: number) => string;
    readonly blocked: string;
    readonly onlyAuthorTakes: string;
    readonly onlyWriterTakes: string;
    readonly onlyThemLeave: string;
    readonly movedOn: (version: number) => string;
    readonly over: string;
    readonly blockedAfter: (version: number) => string;
    readonly keptForYou: (version: number) => string;
  };
}
