/** One account's state on the card. For failures, failures.ts has the cause and what to do. */
export interface DeliveriesWords {
  readonly ready: (account: string, when: string) => string;
  readonly sending: (account: string) => string;
  readonly sent: (account: string, when: string) => string;
  readonly doubt: (account: string) => string;
  readonly cancelled: (account: string) => string;
  readonly retracting: (account: string) => string;
  readonly retractingLater: (account: string, when: string) => string;
  readonly retracted: (account: string, name: string, when: string) => string;
  readonly replaced: (account: string, when: string) => string;
  readonly link: string;
}
