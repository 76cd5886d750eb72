import { z } from 'zod';

import { allNetworks } from '#networks/network-kinds.ts';
import type { Limits, NetworkKind } from '#networks/network-rules.ts';
import type { LockedWhy } from '#networks/setback.ts';
import type { Account as AccountRow } from '#storage/generated/client.ts';
import type { Instants } from '#storage/row-from-json.ts';

/** Reasons why an account is unused until a person fixes it: the network's, or its row's. */
export type PausedWhy =
  | LockedWhy
  /** Its row names another network, server or account than its token was given for. */
  | 'row_changed';

/** Columns of an account that is not asleep: all traces of its last sleep are cleared. */
export const noSleep = {
  asleepUntil: null,
  asleepSince: null,
  asleepBy: null,
  asleepWhy: null,
  asleepExceptEmergencies: false,
} as const;

/**
 * An account's readiness to post: active, put to sleep by a person, or paused because the network locked it or its row
 * is in doubt.
 */
export type AccountStanding =
  | { readonly kind: 'active' }
  | {
      readonly kind: 'asleep';
      readonly since: Date;
      /** Null: until woken. */
      readonly until: Date | null;
      /** A platform user id, or "administrator"; null: not known. */
      readonly by: string | null;
      readonly why: string | null;
      /** True: posts of a real emergency leave all the same. */
      readonly exceptEmergencies: boolean;
    }
  | { readonly kind: 'paused'; readonly why: PausedWhy };

/** One account on one network, without its token. */
export interface Account {
  readonly id: string;
  readonly network: NetworkKind;
  readonly practice: boolean;
  /** Empty for a practice account, which only knows the practice servers. */
  readonly serverUrl: string;
  readonly remoteId: string;
  readonly handle: string;
  readonly displayName: string;
  readonly software: string;
  readonly limits: Limits;
  readonly standing: AccountStanding;
  /** The next planned sleep that has not begun; null: none. */
  readonly nextSleep: NextSleep | null;
}

/** The planned beginning and end of a sleep. */
export interface NextSleep {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** True: posts of a real emergency leave all the same. */
  readonly exceptEmergencies: boolean;
}

/** Checks the name of a network, which the database keeps as text. */
export const networkSchema: z.ZodType<NetworkKind> = z.enum(allNetworks);

const limitsSchema: z.ZodType<Limits> = z.object({
  maxCharacters: z.number(),
  linkCharacters: z.number().nullable(),
  maxMedia: z.number(),
  maxAltCharacters: z.number(),
  maxImageBytes: z.number(),
  maxImagePixels: z.number(),
  mimeTypes: z.array(z.string()),
  textTypes: z.array(z.string()),
  recordings: z
    .object({
      mimeTypes: z.array(z.string()),
      videoCodecs: z.array(z.enum(['avc', 'hevc', 'vp8', 'vp9', 'av1'])).nullable(),
      soundCodecs: z.array(z.enum(['aac', 'mp3', 'opus', 'vorbis'])).nullable(),
      maxBytes: z.number(),
      minSeconds: z.number(),
      maxSeconds: z.number().nullable(),
      maxPixels: z.number().nullable(),
      maxFramesPerSecond: z.number().nullable(),
    })
    .exactOptional(),
});

const pausedWhySchema = z.enum(['token_refused', 'scope_missing', 'credit_exhausted', 'account_closed', 'row_changed']);

/** Columns that tell people nothing about an account, and may be long: left out where many rows are read. */
export const notOfAccount = ['rates', 'sealedToken'] as const;

/** An account's row, with or without those columns. */
export type AccountColumns = Omit<AccountRow, (typeof notOfAccount)[number]>;

/** The columns that hold instants. */
export const instantsOfAccount: Instants<AccountColumns> = {
  limitsReadAt: true,
  asleepUntil: true,
  asleepSince: true,
  leavesAt: true,
  sleepsAt: true,
  sleepsUntil: true,
  readNotBefore: true,
  followersNotBefore: true,
  createdAt: true,
};

/** Converts a row to an account. `now` decides whether a sleep with an end is over. */
export function accountFromRow(row: AccountColumns, now: Date): Account {
  return {
    id: row.id,
    network: networkSchema.parse(row.network),
    practice: row.practice,
    serverUrl: row.serverUrl,
    remoteId: row.remoteId,
    handle: row.handle,
    displayName: row.displayName,
    software: row.software,
    limits: limitsSchema.parse(row.limits),
    standing: standingOf(row, now),
    nextSleep: nextSleepOf(row),
  };
}

function nextSleepOf(row: AccountColumns): NextSleep | null {
  const { sleepsAt, sleepsUntil, sleepsExceptEmergencies: exceptEmergencies } = row;
  if (sleepsAt === null || sleepsUntil === null) return null;
  return { startsAt: sleepsAt, endsAt: sleepsUntil, exceptEmergencies };
}

/** Tells whether an account that sleeps now will still sleep at a later instant. */
export function sleepsAt({ standing }: Pick<Account, 'standing'>, at: Date): boolean {
  return standing.kind === 'asleep' && (standing.until === null || at < standing.until);
}

/** Tells whether an instant lies within the account's next planned sleep. */
export function isPlannedAsleepAt({ nextSleep }: Pick<Account, 'nextSleep'>, at: Date): boolean {
  return nextSleep !== null && nextSleep.startsAt <= at && at < nextSleep.endsAt;
}

function standingOf(row: AccountColumns, now: Date): AccountStanding {
  switch (row.state) {
    case 'active':
      return unlessPlanned(row, now);
    case 'asleep':
      return row.asleepUntil !== null && row.asleepUntil <= now
        ? unlessPlanned(row, now)
        : {
            kind: 'asleep',
            since: row.asleepSince ?? row.createdAt,
            until: row.asleepUntil,
            by: row.asleepBy,
            why: row.asleepWhy,
            exceptEmergencies: row.asleepExceptEmergencies,
          };
    case 'paused':
      return { kind: 'paused', why: pausedWhySchema.parse(row.pausedWhy) };
  }
}

/** Applies a planned sleep or last day from its very instant, even before the job has carried it out. */
function unlessPlanned(row: AccountColumns, now: Date): AccountStanding {
  const { leavesAt } = row;
  // guard: after the last day, at the gate
  if (leavesAt !== null && leavesAt <= now) {
    // Also for emergencies, until publishing/leaving/leave.ts, which looks each minute, knows that the plan is as it
    // was agreed.
    return { kind: 'asleep', since: leavesAt, until: null, by: null, why: null, exceptEmergencies: false };
  }
  const next = nextSleepOf(row);
  // guard: a planned sleep, at the gate
  if (next !== null && next.startsAt <= now && now < next.endsAt) {
    const { startsAt: since, endsAt: until, exceptEmergencies } = next;
    return { kind: 'asleep', since, until, by: null, why: null, exceptEmergencies };
  }
  return { kind: 'active' };
}
