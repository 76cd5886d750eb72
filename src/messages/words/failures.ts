/**
 * Sentences on why something was certainly not published, or waits: what happened, then what to do. `a` is the
 * account's label. A network has words of its own where different advice helps. All others have those of a server.
 */
export interface FailuresWords {
  readonly refused: {
    readonly server: {
      readonly unreachable: (a: string) => string;
      readonly name_not_found: (a: string) => string;
      readonly forbidden: (a: string) => string;
      readonly not_found: (a: string) => string;
      readonly too_long: (a: string) => string;
      readonly duplicate: (a: string) => string;
      readonly media_rejected: (a: string) => string;
      readonly media_unfinished: (a: string) => string;
      readonly text_missing: (a: string) => string;
      readonly invalid: (a: string) => string;
    };
    readonly x: {
      readonly unreachable: (a: string) => string;
      readonly name_not_found: (a: string) => string;
      readonly forbidden: (a: string) => string;
      readonly not_found: (a: string) => string;
      readonly too_long: (a: string) => string;
      readonly duplicate: (a: string) => string;
      readonly media_rejected: (a: string) => string;
      readonly media_unfinished: (a: string) => string;
      readonly text_missing: (a: string) => string;
      readonly invalid: (a: string) => string;
    };
  };
  readonly locked: {
    readonly server: {
      readonly token_refused: (a: string) => string;
      readonly scope_missing: (a: string) => string;
      readonly credit_exhausted: (a: string) => string;
      readonly account_closed: (a: string) => string;
    };
    readonly x: {
      readonly token_refused: (a: string) => string;
      readonly scope_missing: (a: string) => string;
      readonly credit_exhausted: (a: string) => string;
      readonly account_closed: (a: string) => string;
    };
  };
  readonly heldUnsure: (a: string, why: string) => string;
  readonly delayed: {
    readonly rate_limit: (a: string, until: string) => string;
    readonly upload_limit: (a: string, until: string) => string;
    readonly media_processing: (a: string, until: string) => string;
    readonly server_busy: (a: string, until: string) => string;
    readonly unreachable: (a: string, until: string) => string;
    readonly name_not_found: (a: string, until: string) => string;
  };
  readonly behind: (a: string, number: number) => string;
  readonly behindOther: (a: string) => string;
}
