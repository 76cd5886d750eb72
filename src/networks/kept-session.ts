/** What one account's server gave it when it logged in, kept for all replicas. */
export interface KeptSession {
  /**
   * Reads what is kept, hands it to `renew` and keeps what this returns, while nobody else does the same, here or on
   * another replica. What `renew` throws is thrown on, and nothing changes.
   */
  renew<T>(renew: (kept: string | null) => Promise<Renewed<T>>): Promise<T>;
}

export interface Renewed<T> {
  /** What is kept from now on; null: what was kept before. */
  readonly keep: string | null;
  readonly result: T;
}
