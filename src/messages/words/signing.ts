/** Sentences on rows of the database that Tambour does not vouch for. */
export interface SigningWords {
  readonly refused: {
    readonly card: string;
    readonly event: string;
    readonly member: string;
    readonly decision: string;
    readonly request: string;
    readonly lostRequest: string;
  };
  readonly rowChanged: (account: string) => string;
  /** Says why an account is paused, and what to do. */
  readonly paused: (account: string) => string;
}
