/** The session that one account's server gave at login, kept for all replicas. */
export interface StoredSession {
  /**
   * Reads the kept session, passes it to `renew` and keeps what that returns, under a lock that holds on all replicas.
   * An error of `renew` is rethrown, and nothing changes.
   */
  renew<T>(renew: (kept: string | null) => Promise<Renewed<T>>): Promise<T>;
}

export interface Renewed<T> {
  /** Session to keep from now on; null: the one kept before. */
  readonly keep: string | null;
  readonly result: T;
}
