/** Sentences of the calendar, on its pages and in the chat. */
export interface CalendarWords {
  /** The week in the chat. `planned`: still to come. */
  readonly week: {
    readonly now: string;
    readonly title: (from: string, to: string) => string;
    readonly planned: (count: number) => string;
    readonly published: (count: number) => string;
    readonly nothing: string;
    /** Of a week of so many posts that they are not counted. */
    readonly moreThan: (count: number) => string;
    readonly waiting: (count: number) => string;
    readonly undated: (count: number) => string;
    readonly held: (count: number) => string;
    readonly others: (count: number) => string;
    readonly help: string;
    readonly helpDoes: string;
  };
  /** The zone of the times, and the moment of the data. */
  readonly times: (zone: string, now: string) => string;
  readonly views: { readonly label: string; readonly list: string; readonly week: string; readonly month: string };
  readonly spans: { readonly label: string; readonly today: string };
  readonly weekOf: (from: string, to: string) => string;
  readonly upcoming: string;
  readonly earlier: string;
  readonly undated: string;
  readonly noPosts: string;
  readonly posts: (count: number) => string;
  readonly more: (count: number) => string;
  /** Pages of a long list. */
  readonly list: {
    readonly label: string;
    readonly next: string;
    readonly previous: string;
    readonly shown: (from: number, to: number, of: number) => string;
  };
  readonly filter: {
    readonly title: string;
    readonly accounts: string;
    readonly states: string;
    readonly show: string;
    readonly none: string;
    readonly active: (what: string) => string;
  };
  readonly shade: {
    readonly title: string;
    readonly kinds: { readonly holiday: string; readonly period: string; readonly sleep: string };
    readonly span: (from: string, to: string) => string;
    readonly since: (from: string) => string;
  };
  readonly awaits: {
    readonly approvals: (missing: number) => string;
    readonly ofRole: (missing: number, role: string) => string;
  };
  readonly corrects: (number: number) => string;
  readonly isCorrected: string;
  readonly noTime: string;
  /** The page of one post. */
  readonly post: {
    readonly back: string;
    readonly accounts: string;
    readonly account: string;
    readonly state: string;
    readonly address: string;
    readonly see: (network: string) => string;
    readonly text: string;
    readonly warning: (warning: string) => string;
    readonly closed: string;
    readonly unproven: string;
    readonly look: string;
    readonly lookHint: string;
    readonly pictures: (count: number) => string;
    readonly noAlt: string;
    readonly approving: string;
    readonly howToApprove: string;
    readonly thread: string;
  };
  /** The frame of every page: the link past its head, and the names of its groups of links. */
  readonly frame: { readonly skip: string; readonly pages: string; readonly languages: string };
  readonly lastDigest: string;
}
