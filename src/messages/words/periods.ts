/** Reserve periods: rules for what goes out from one moment to another. */
export interface PeriodsWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly helpList: string;
  readonly helpListDoes: string;
  readonly helpReport: string;
  readonly helpReportDoes: string;
  readonly form: {
    readonly title: string;
    readonly changeTitle: string;
    readonly intro: string;
    readonly changeIntro: string;
    readonly submit: string;
    readonly label: string;
    readonly labelHint: string;
    readonly basis: string;
    readonly basisHint: string;
    readonly from: string;
    readonly fromHint: string;
    readonly to: string;
    readonly toHint: string;
    readonly zone: string;
    readonly zoneHint: string;
    readonly accounts: string;
    readonly level: string;
    readonly role: string;
    readonly roleHint: string;
    readonly people: string;
    readonly peopleHint: string;
  };
  readonly levels: { readonly inform: string; readonly extraApproval: string; readonly closed: string };
  readonly error: {
    readonly empty: string;
    readonly when: string;
    readonly endsFirst: string;
    readonly past: string;
    readonly zone: string;
    readonly accounts: string;
    readonly level: string;
    readonly role: string;
    readonly people: string;
  };
  readonly answer: {
    readonly asked: string;
    readonly mayNot: string;
    readonly noAccounts: string;
    readonly closed: string;
    readonly cancelled: string;
    readonly cancelAsked: string;
    readonly cancelAlready: string;
    /** Refuses to let a post go that a period holds. */
    readonly stillInside: string;
    readonly notUnderstood: string;
  };
  readonly card: {
    readonly asks: (name: string, label: string) => string;
    readonly changes: (name: string, label: string) => string;
    readonly basis: (text: string) => string;
    readonly span: (from: string, to: string, zone: string) => string;
    readonly accounts: (labels: readonly string[]) => string;
    readonly level: (text: string) => string;
    readonly role: (role: string, names: readonly string[]) => string;
    readonly due: (count: number) => string;
    readonly approvedBy: (names: readonly string[]) => string;
    readonly missing: (count: number) => string;
    readonly agreed: (names: readonly string[]) => string;
    readonly running: string;
    readonly refused: (name: string | null) => string;
    readonly cancelled: string;
    readonly replaced: string;
    readonly ended: string;
    readonly unproven: string;
    readonly cancelWish: (name: string) => string;
    readonly approve: string;
    readonly refuse: string;
    readonly change: string;
    readonly cancel: string;
    readonly approveCancel: string;
    readonly refuseCancel: string;
  };
  readonly refusals: {
    readonly author: string;
    readonly authorsDeputy: string;
    readonly expired: string;
    readonly changed: string;
    readonly closed: string;
  };
  readonly told: {
    readonly together: (count: number, label: string) => string;
    readonly askTogether: string;
    readonly ended: (label: string) => string;
    /** Posts that it held wait for somebody. */
    readonly waiting: (count: number) => string;
    readonly nothingWaits: string;
    readonly unproven: (label: string) => string;
  };
  readonly list: {
    readonly title: string;
    readonly none: string;
    readonly waits: string;
    readonly running: string;
    readonly ahead: string;
    readonly over: string;
    readonly wishedAway: string;
    readonly card: string;
  };
  readonly held: {
    /** Until when the period lasts. */
    readonly until: (label: string, when: string) => string;
    readonly askClosed: string;
    readonly askRole: (role: string) => string;
    /** The button that approves the post that is then held. */
    readonly approve: string;
    /** In place of the question, once it is answered. */
    readonly over: string;
    /** Both are for all accounts of the post. */
    readonly override: string;
    readonly otherTime: string;
  };
  readonly override: {
    readonly title: string;
    readonly intro: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly submit: string;
    readonly asked: string;
    readonly already: string;
    readonly mayNot: string;
    readonly ownPost: string;
    readonly notHeld: string;
    readonly asks: (name: string, number: number, label: string) => string;
    readonly card: string;
    readonly approve: string;
    readonly refuse: string;
    readonly agreed: (name: string) => string;
    readonly refused: (name: string | null) => string;
    readonly over: string;
    readonly refusals: {
      readonly asker: string;
      readonly author: string;
      readonly closed: string;
    };
  };
  readonly digest: {
    readonly title: string;
    readonly running: (label: string, until: string) => string;
    readonly override: (number: number, asker: string, agreer: string, reason: string) => string;
  };
  readonly report: {
    readonly title: (desk: string) => string;
    readonly total: (posts: number, weeks: number) => string;
    readonly caption: string;
    readonly week: string;
    /** Years about which Tambour knows nothing. */
    readonly unknown: (years: readonly string[]) => string;
    readonly formatsNow: (texts: number, pictures: number) => string;
    readonly formatsBefore: (texts: number, pictures: number) => string;
    readonly newAccounts: (accounts: readonly string[]) => string;
    readonly noNewAccounts: string;
    readonly how: string;
    readonly picture: {
      readonly title: string;
      /** Posts of these weeks, and of the same weeks of the last year that is known. */
      readonly finding: (figures: {
        readonly weeks: number;
        readonly posts: number;
        readonly year: string;
        readonly before: number;
      }) => string;
      readonly counted: string;
    };
  };
  readonly home: (label: string, level: string, until: string) => string;
}
