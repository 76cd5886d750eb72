import { z } from 'zod';

const limitSchema = z.object({
  limit: z.number(),
  /** Requests still free in this window, less those under way. */
  left: z.number(),
  /** Permits taken in this window. */
  used: z.number(),
  /** Requests that the network may already have counted in the next window. */
  late: z.number(),
  /** When the window is certainly over. */
  resetAtMs: z.number(),
  /** True if the network did not report when this window ends: it is assumed to have begun when we asked. */
  isAssumed: z.boolean(),
});

const countedSchema = z.object({
  /** Reported limits by their period and size, since an answer reports only the tightest one. */
  told: z.record(z.string(), limitSchema.extend({ toldAtMs: z.number(), remaining: z.number() })),
  /** The documented limit, counted by ourselves until the network reports one; null before the first request. */
  own: limitSchema.nullable(),
  /**
   * The requests under way, by permit id: when each counts as lost, and how many others were under way at the same
   * time, which the network may have counted after it.
   */
  open: z.record(z.string(), z.object({ untilMs: z.number(), others: z.number() })),
  /** Until when the network refuses requests; null: it does not. */
  closedUntilMs: z.number().nullable(),
});

const stateSchema = z.record(z.string(), countedSchema);

/** One limit's count; instants in epoch milliseconds. */
export type Counted = z.infer<typeof countedSchema>;
export type KnownLimit = z.infer<typeof limitSchema>;
export type Open = Counted['open'];
export type ReportedBefore = Counted['told'][string];

/** An account's budget: what it has left of each of its network's limits, by their names. */
export type RateState = Readonly<Record<string, Counted>>;

/**
 * Milliseconds after its end until a window is certainly over: servers report whole seconds, and their clocks are not
 * ours.
 */
export const marginMs = 1000;
export const daySeconds = 24 * 3600;

/** The count before any request or report. */
export const uncounted: Counted = { told: {}, own: null, open: {}, closedUntilMs: null };

/** Tells whether a request or an answer may now count in the network's next window. */
export function isLate({ resetAtMs }: Pick<KnownLimit, 'resetAtMs'>, nowMs: number): boolean {
  return nowMs >= resetAtMs - marginMs;
}

/** One request's permit, until it is released or counts as lost. */
export interface PermitKey {
  readonly permitId: string;
  readonly openUntilMs: number;
}

/** Reads the state that an account's row holds. Unreadable state is dropped: counting then begins carefully anew. */
export function rateStateOf(json: unknown): RateState {
  const read = stateSchema.safeParse(json);
  return read.success ? read.data : {};
}
