/** Reasons why a rule does not let an entry out, or no longer lets a draft out. */
export interface WhyNotByRuleWords {
  readonly host: string;
  readonly changed: string;
  readonly unseen: string;
  readonly hours: string;
  readonly ceiling: string;
  readonly period: string;
  readonly frozen: string;
  readonly paused: string;
  readonly asleep: string;
  readonly findings: string;
  readonly odd: string;
  readonly unmeant: string;
  readonly undated: string;
  readonly later: string;
  readonly old: string;
  readonly below: string;
  readonly again: string;
  readonly restored: string;
  readonly mentions: string;
  readonly quotes: string;
  readonly continues: string;
  readonly more: string;
  readonly rule: string;
  readonly ordinary: string;
}

/** Sentences on rules by which entries of a source are published without a press for each. */
export interface RelayRuleWords {
  /** On the card of a source. */
  readonly button: string;
  readonly form: {
    readonly title: string;
    readonly intro: (source: string) => string;
    readonly ceiling: string;
    readonly ceilingHint: (most: number) => string;
    readonly from: string;
    readonly to: string;
    readonly hoursHint: string;
    readonly grace: string;
    readonly graceHint: (least: number) => string;
    readonly submit: string;
  };
  readonly error: {
    readonly ceiling: (most: number) => string;
    readonly time: string;
    readonly span: string;
    readonly grace: (least: number) => string;
  };
  /** Reasons why a source can have no rule, in a sentence. */
  readonly refusal: {
    readonly stale: string;
    readonly notOn: string;
    readonly noDomains: string;
    readonly notOfficial: (host: string) => string;
    readonly notOwn: string;
    readonly accounts: string;
  };
  readonly answer: { readonly asked: string; readonly ended: string; readonly closed: string; readonly mayNot: string };
  readonly refusals: { readonly author: string; readonly authorsDeputy: string; readonly closed: string };
  readonly card: {
    readonly asks: (name: string, source: string) => string;
    readonly does: (accounts: readonly string[]) => string;
    readonly address: string;
    readonly domains: (domains: readonly string[]) => string;
    readonly template: string;
    readonly label: string;
    readonly ceiling: (count: number) => string;
    readonly hours: (from: string, to: string, zone: string) => string;
    readonly grace: (minutes: number) => string;
    readonly lasts: (days: number) => string;
    readonly never: string;
    readonly approvedBy: (names: readonly string[]) => string;
    readonly missing: (count: number) => string;
    readonly inForce: (names: readonly string[], until: string) => string;
    readonly notInForce: string;
    readonly over: {
      readonly expired: string;
      readonly replaced: string;
      readonly changed: string;
      readonly source: string;
      readonly lapsed: string;
      readonly person: string;
      readonly refused: string;
      readonly changesAsked: string;
    };
    readonly approve: string;
    readonly changes: string;
    readonly refuse: string;
    readonly end: string;
    readonly renew: string;
  };
  readonly told: {
    readonly over: (source: string, why: string) => string;
    /** Said if its source is still switched on. */
    readonly nowDrafts: string;
    readonly letOut: string;
    readonly ending: (source: string, when: string, button: string) => string;
  };
  readonly entry: {
    /** In the thread of a draft that a rule lets out. */
    readonly lets: (stop: string) => string;
    readonly waits: (why: string) => string;
    readonly held: (why: string) => string;
    readonly why: WhyNotByRuleWords;
  };
  /** In place of the approvers: only the rule approved this draft. */
  readonly goesBy: (names: string) => string;
  /** On the card of a draft that a rule made. */
  readonly onDraft: (source: string, names: readonly string[], until: string) => string;
}
