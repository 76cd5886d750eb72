import { setTimeout as pause } from 'node:timers/promises';

import type { Store } from '#storage/store.ts';

import type { Ran } from './load-chat.ts';
import type { Effects } from './plan.ts';

const quietWithinMs = 30_000;

/** Waits until everything acknowledged to Slack is done, and the channel has been notified of all of it. */
export async function untilQuiet(
  { db }: Pick<Store, 'db'>,
  withinMs = quietWithinMs,
): Promise<{ readonly left: number; readonly tookMs: number }> {
  const begunAt = performance.now();
  for (;;) {
    const left = (await db.chatInbox.count()) + (await db.notice.count({ where: { deliveredAt: null } }));
    const tookMs = performance.now() - begunAt;
    if (left === 0 || tookMs > withinMs) return { left, tookMs };
    await pause(100);
  }
}

/** Counts the expected effects that are not there exactly once. */
export async function countWrong(
  { db }: Pick<Store, 'db'>,
  effects: Effects,
): Promise<{ readonly expected: number; readonly wrong: number }> {
  const { pressed, reacted, files } = effects;
  const decisions = await db.decision.findMany({ where: { subjectId: { in: [...pressed, ...reacted] } } });
  const deliveries = await db.delivery.findMany({ where: { draftId: { in: [...pressed, ...reacted] } } });
  const isDecided = (draftId: string, via: 'button' | 'reaction'): boolean => {
    const own = decisions.filter((one) => one.subjectId === draftId);
    const planned = new Set(deliveries.filter((one) => one.draftId === draftId).map(({ accountId }) => accountId));
    return own.length === 1 && own[0]?.via === via && planned.size === 2;
  };
  const offered = await offeredFiles(db);
  const times = Map.groupBy(offered, ({ id }) => id);
  const wrong = [
    ...pressed.filter((id) => !isDecided(id, 'button')),
    ...reacted.filter((id) => !isDecided(id, 'reaction')),
    ...files.filter((id) => times.get(id)?.length !== 1),
  ];
  return { expected: pressed.length + reacted.length + files.length, wrong: wrong.length };
}

/** The effect of an event that has no acknowledgement, in milliseconds of this machine's clock. */
export interface EffectThere {
  readonly dueAt: number;
  readonly decidedAt: number;
}

/** Returns when each effect was decided, for events that have no acknowledgement. */
export async function effectsThere(
  { db }: Pick<Store, 'db'>,
  { effects, dueAt }: Pick<Ran, 'effects' | 'dueAt'>,
): Promise<readonly EffectThere[]> {
  const decisions = await db.decision.findMany({ where: { subjectId: { in: [...effects.reacted] } } });
  const at = [
    ...decisions.map(({ subjectId, decidedAt }) => [subjectId, decidedAt] as const),
    ...(await offeredFiles(db)).map(({ id, createdAt }) => [id, createdAt] as const),
  ];
  return at.flatMap(([id, decidedAt]) => {
    const due = dueAt[id];
    return due === undefined ? [] : [{ dueAt: due, decidedAt: decidedAt.getTime() }];
  });
}

function offeredFiles(db: Store['db']): Promise<readonly { readonly id: string; readonly createdAt: Date }[]> {
  return db.$queryRaw`
    SELECT file->>'id' AS "id", n."createdAt" FROM "Notice" n, jsonb_array_elements(n."data"->'files') AS file
    WHERE n."kind" = 'bot.filesOffered'`;
}
