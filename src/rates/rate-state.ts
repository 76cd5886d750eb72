import { z } from 'zod';

const limitSchema = z.object({
  limit: z.number(),
  /** Requests still free in this window, less those under way. */
  left: z.number(),
  /** Permits taken in this window. */
  used: z.number(),
  /** Requests of which the network may have counted some in the next window already. */
  late: z.number(),
  /** When the window is surely over. */
  resetAtMs: z.number(),
  /** True if the network did not tell when this window ends: it is assumed to have begun when we asked. */
  isAssumed: z.boolean(),
});

const countedSchema = z.object({
  /** Limits as the network told them, by their period and size: an answer speaks of the limit that is nearest. */
  told: z.record(z.string(), limitSchema.extend({ toldAtMs: z.number(), remaining: z.number() })),
  /** The limit as documented, counted by ourselves until the network tells; null before the first request. */
  own: limitSchema.nullable(),
  /**
   * The requests under way, by their permit's id: when each is taken for lost, and how many others were under way at
   * some time beside it, which the network may have counted after it.
   */
  open: z.record(z.string(), z.object({ untilMs: z.number(), others: z.number() })),
  /** The network refused a request as one too many: until when. */
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
 * Milliseconds after its end when a window is surely over: servers tell whole seconds, and their clocks are not ours.
 */
export const marginMs = 1000;
export const daySeconds = 24 * 3600;

/** The count before anything was asked or told. */
export const uncounted: Counted = { told: {}, own: null, open: {}, closedUntilMs: null };

/** Tells whether what is asked or answered now may count in the network's next window. */
export function isLate({ resetAtMs }: Pick<KnownLimit, 'resetAtMs'>, nowMs: number): boolean {
  return nowMs >= resetAtMs - marginMs;
}

/** One request's permit, until it is given up or taken for lost. */
export interface PermitKey {
  readonly permitId: string;
  readonly openUntilMs: number;
}

/** Reads the state that an account's row holds. What cannot be read is forgotten: it then begins carefully anew. */
export function rateStateOf(json: unknown): RateState {
  const read = stateSchema.safeParse(json);
  return read.success ? read.data : {};
}
