/** Purpose of a request, as far as networks limit purposes apart. */
export type RequestKind = 'publish' | 'upload' | 'delete' | 'read' | 'me' | 'timeline' | 'lookUp';

/** Number of requests that an account may make within a number of seconds. */
export interface RateLimit {
  readonly name: string;
  readonly limit: number;
  readonly seconds: number;
}

/** One limit as an answer's headers tell it, not yet believed. `period`: the network's own name for it. */
export interface ReportedLimit {
  readonly period: 'window' | 'userDay' | 'appDay';
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

/**
 * Limits that an answer told. `refusedForSeconds`: how long to wait after a request that was one too many; else null.
 */
export interface ReportedLimits {
  readonly limits: readonly ReportedLimit[];
  readonly refusedForSeconds: number | null;
}

/** One request's permit, out of its account's budget. */
export interface Permit {
  /** Gives the permit back: to be called once the answer is there, or is no longer waited for. */
  release(told: ReportedLimits): Promise<void>;
}

/** An account's budget of requests, as its network client asks it: before each request but the one that publishes. */
export interface Pace {
  /** Asks for a permit, or says how long to wait. `isUrgent`: may use what is kept for publishing. */
  acquire(kind: RequestKind, isUrgent: boolean): Promise<Permit | { readonly afterSeconds: number }>;
}
