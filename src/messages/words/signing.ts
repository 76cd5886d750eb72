/** Sentences on rows of the database that Tambour does not vouch for. */
export interface SigningWords {
  readonly refused: { readonly card: string; readonly event: string; readonly member: string };
  readonly rowChanged: (account: string) => string;
  /** After an upgrade, until an administrator has vouched for the existing rows. */
  readonly due: {
    /** `accounts`: those that wait; there may be none. */
    readonly now: (accounts: readonly string[]) => string;
    readonly afterwards: string;
  };
  /** Said to a person who reacts to a card from before rows were signed. */
  readonly cardOfBefore: string;
  /** Says why an account is paused, and what to do. */
  readonly paused: {
    readonly row_changed: (account: string) => string;
    readonly not_signed: (account: string) => string;
  };
}
