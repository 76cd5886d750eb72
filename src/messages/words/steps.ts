/** Sentences on the ordered steps of an approval: on cards, in notices, and in the form by which a steward sets them. */
export interface StepsWords {
  /** The name of a step that was the desk's only rule before there were steps. */
  readonly unnamed: string;
  readonly done: (step: string, names: string) => string;
  /** `names`: those who have approved already; empty: nobody. */
  readonly turn: (step: string, names: string, missing: number) => string;
  readonly later: (step: string) => string;
  /** Posted in the thread once the step before is complete. */
  readonly nowTurn: (step: string) => string;
  /** Said to somebody of another step who approves. */
  readonly otherTurn: (step: string) => string;
  /** The same, where a card says whose turn it is. */
  readonly otherTurnOnCard: string;
  readonly label: string;
  readonly none: string;
  /** One step in a change of policy. */
  readonly said: (step: string, who: string, needed: string) => string;
  readonly help: string;
  readonly helpDoes: string;
  /** The command in brackets, after the advice for a step with too few people. */
  readonly inSteps: string;
  readonly title: string;
  readonly intro: string;
  readonly name: (number: number) => string;
  readonly nameHint: string;
  readonly who: (number: number) => string;
  readonly people: (number: number) => string;
  readonly group: (number: number) => string;
  readonly number: (number: number) => string;
  readonly all: string;
  readonly set: (steps: string) => string;
  readonly unset: string;
  /** Added to the answer to changed settings, on a desk with steps. */
  readonly stay: string;
  readonly error: {
    readonly bad_steps: string;
    readonly steps_unfillable: string;
    readonly nobody: string;
    readonly noGroup: string;
    readonly onlyOne: string;
    readonly allOfPeople: string;
  };
}
