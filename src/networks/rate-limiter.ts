/** Purpose of a request, as far as networks limit purposes separately. */
export type RequestKind = 'publish' | 'upload' | 'delete' | 'read' | 'me' | 'timeline' | 'lookUp';

/** Number of requests that an account may make within a number of seconds. */
export interface RateLimit {
  readonly name: string;
  readonly limit: number;
  readonly seconds: number;
}

/** One limit as an answer's headers report it, not yet believed. `period`: the network's own name for it. */
export interface ReportedLimit {
  readonly period: 'window' | 'userDay' | 'appDay';
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

/** Limits that an answer reported. `refusedForSeconds`: how long to wait after one request too many; else null. */
export interface ReportedLimits {
  readonly limits: readonly ReportedLimit[];
  readonly refusedForSeconds: number | null;
}

/** Permit for one request, out of its account's budget. */
export interface Permit {
  /** Gives the permit back. Call it once the answer has arrived or is no longer awaited. */
  release(told: ReportedLimits): Promise<void>;
}

/** An account's request budget. Its network client asks it before each request except the one that publishes. */
export interface RateLimiter {
  /**
   * Takes a permit, or says how long to wait. `isUrgent`: may use the share reserved for publishing. `withinMs`: how
   * long the request may take.
   */
  acquire(kind: RequestKind, isUrgent: boolean, withinMs: number): Promise<Permit | { readonly afterSeconds: number }>;
}
