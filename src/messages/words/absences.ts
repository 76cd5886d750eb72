/** Sentences on who is away from a desk, who stands in for them, and who can approve meanwhile. */
export interface AbsencesWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly form: {
    readonly title: string;
    readonly intro: string;
    readonly submit: string;
    readonly person: string;
    readonly first: string;
    readonly last: string;
    readonly dayHint: string;
    readonly deputy: string;
    readonly deputyHint: string;
  };
  readonly error: {
    readonly onePerson: string;
    readonly day: string;
    readonly not_allowed: string;
    readonly not_on_desk: string;
    readonly bad_days: string;
    readonly past: string;
    readonly too_long: string;
    readonly overlaps: string;
    readonly nothing_to_hand_on: string;
    readonly own_deputy: string;
    readonly deputy_not_here: string;
    readonly deputy_away: string;
  };
  readonly howTo: string;
  readonly noted: string;
  readonly notedAlone: string;
  readonly endNone: string;
  readonly endSeveral: string;
  readonly ended: string;
  readonly listTitle: string;
  readonly listEmpty: string;
  readonly numbered: (number: number) => string;
  readonly span: (name: string, first: string, last: string) => string;
  readonly day: (name: string, day: string) => string;
  readonly deputyIs: (name: string) => string;
  readonly noDeputy: string;
  readonly set: (span: string) => string;
  readonly standsIn: string;
  readonly nameStandsIn: (name: string) => string;
  readonly nobodyStandsIn: string;
  readonly setBy: (name: string) => string;
  readonly over: (span: string) => string;
  readonly overDeputy: (name: string) => string;
  readonly inPlaceOf: (deputy: string, name: string) => string;
  readonly stuck: {
    readonly nobody: string;
    readonly tooFew: string;
    readonly author: (name: string) => string;
    readonly editor: (name: string) => string;
    readonly away: (name: string, day: string) => string;
    readonly left: (name: string) => string;
    readonly newcomer: (name: string, from: string) => string;
    readonly others: string;
    readonly askOf: string;
    /** Each continues `askOf` and a name. */
    readonly fix: {
      readonly deputy: (names: readonly string[]) => string;
      readonly add: (count: number) => string;
      readonly inSettings: string;
      readonly invite: (count: number) => string;
      readonly intoGroup: (count: number) => string;
    };
    readonly thenAskAnew: string;
  };
}
