import { countOverdue, type WhatIsRead } from '#reach/count-overdue.ts';
import type { Database, Transaction } from '#storage/database.ts';

/** A number of things of one kind. */
interface Count {
  readonly kind: string;
  readonly count: number;
}

/**
 * A delivery that went out, and how long that took: from the approval, or from its planned instant if that was later.
 * Where a rule or the emergency path let it out, from then on.
 */
interface Sent {
  readonly id: string;
  readonly accountId: string;
  readonly seconds: number;
}

/** The figures of the database at one moment. */
export interface Figures {
  readonly deliveries: readonly Count[];
  /** Null: there is no doubt. */
  readonly oldestDoubtAt: Date | null;
  /** Null: nothing is overdue. */
  readonly mostOverdueDeliveryAt: Date | null;
  readonly mostOverdueJobAt: Date | null;
  readonly jobs: readonly { readonly queue: string; readonly state: string; readonly count: number }[];
  readonly undeliveredNotices: number;
  readonly overdueReadings: number;
  readonly inbox: readonly Count[];
  readonly drafts: readonly Count[];
  readonly accounts: readonly Count[];
  /** Desks under a freeze, of their own or of everything. */
  readonly frozenDesks: number;
  readonly sent: readonly Sent[];
}

/** Reads the figures in one read-only transaction; `sent` are the deliveries sent after `sentAfter`. */
export async function readFigures(
  db: Database,
  now: Date,
  { sentAfter, reads }: { readonly sentAfter: Date; readonly reads: WhatIsRead },
): Promise<Figures> {
  return db.$transaction(
    async (tx) => {
      const deliveries = await tx.$queryRaw<Count[]>`
        SELECT state::text AS kind, count(*)::int AS count FROM "Delivery" GROUP BY state`;
      const [oldest] = await tx.$queryRaw<
        { oldestDoubtAt: Date | null; mostOverdueDeliveryAt: Date | null; mostOverdueJobAt: Date | null }[]
      >`
        SELECT (SELECT min("doubtSince") FROM "Delivery" WHERE state = 'doubt') AS "oldestDoubtAt",
               (SELECT min("dueAt") FROM "Delivery" WHERE state = 'ready' AND "dueAt" < ${now})
                 AS "mostOverdueDeliveryAt",
               (SELECT min(start_after) FROM pgboss.job WHERE state IN ('created', 'retry') AND start_after < ${now})
                 AS "mostOverdueJobAt"`;
      const jobs = await tx.$queryRaw<{ queue: string; state: string; count: number }[]>`
        SELECT name AS queue, state::text AS state, count(*)::int AS count FROM pgboss.job
        WHERE state IN ('created', 'retry', 'active') GROUP BY name, state`;
      const inbox = await tx.$queryRaw<Count[]>`
        SELECT platform AS kind, count(*)::int AS count FROM "ChatInbox" GROUP BY platform`;
      const drafts = await tx.$queryRaw<Count[]>`
        SELECT state::text AS kind, count(*)::int AS count FROM "Draft" GROUP BY state`;
      const accounts = await tx.$queryRaw<Count[]>`
        SELECT state::text AS kind, count(*)::int AS count FROM "Account" GROUP BY state`;
      const isAllFrozen = (await tx.freeze.count({ where: { thawedAt: null, deskId: null } })) > 0;
      const frozenDesks = await tx.desk.count({
        where: isAllFrozen ? {} : { freezes: { some: { thawedAt: null } } },
      });
      const sent = await readSent(tx, sentAfter);
      const undeliveredNotices = await tx.notice.count({ where: { deliveredAt: null } });
      const overdueReadings = await countOverdue(tx, now, reads);
      return {
        deliveries,
        oldestDoubtAt: oldest?.oldestDoubtAt ?? null,
        mostOverdueDeliveryAt: oldest?.mostOverdueDeliveryAt ?? null,
        mostOverdueJobAt: oldest?.mostOverdueJobAt ?? null,
        jobs,
        undeliveredNotices,
        overdueReadings,
        inbox,
        drafts,
        accounts,
        frozenDesks,
        sent,
      };
    },
    { maxWait: 3000, timeout: 5000 },
  );
}

/** Reads the deliveries sent after `sentAfter`, and how long each took. */
export async function readSent(tx: Transaction, sentAfter: Date): Promise<Figures['sent']> {
  // Posts by a rule or the emergency path have no decision: their time counts from when they were planned.
  return tx.$queryRaw<Sent[]>`
    SELECT d.id::text AS id, d."accountId"::text AS "accountId", extract(
      epoch FROM d."sentAt" - greatest(coalesce(max(c."decidedAt"), d."createdAt"), max(r."publishAt"))
    )::float8 AS seconds
    FROM "Delivery" d
    JOIN "Revision" r ON r."draftId" = d."draftId" AND r.number = d.revision
    LEFT JOIN "Decision" c ON c."subjectId" = d."draftId" AND c.revision = d.revision
      AND c.kind = 'approve' AND c."withdrawnAt" IS NULL
    WHERE d."sentAt" > ${sentAfter}
    GROUP BY d.id`;
}
