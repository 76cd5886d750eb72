import { setTimeout as pause } from 'node:timers/promises';

import type { Store } from '#storage/store.ts';

import type { Effects } from './plan.ts';

const quietWithinMs = 30_000;

/** Waits until nothing that Slack was told is received is left to be done, and everything was told in the channel. */
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

/** How many of the expected effects are not there exactly once. */
export async function countWrong(
  { db }: Pick<Store, 'db'>,
  effects: Effects,
): Promise<{ readonly expected: number; readonly wrong: number }> {
  const { pressed, reacted, files } = effects;
  const decisions = await db.decision.findMany({ where: { draftId: { in: [...pressed, ...reacted] } } });
  const deliveries = await db.delivery.findMany({ where: { draftId: { in: [...pressed, ...reacted] } } });
  const isDecided = (draftId: string, via: 'button' | 'reaction'): boolean => {
    const own = decisions.filter((one) => one.draftId === draftId);
    const planned = new Set(deliveries.filter((one) => one.draftId === draftId).map(({ accountId }) => accountId));
    return own.length === 1 && own[0]?.via === via && planned.size === 2;
  };
  const offered = await db.$queryRaw<{ readonly id: string }[]>`
    SELECT file->>'id' AS "id" FROM "Notice" n, jsonb_array_elements(n."data"->'files') AS file WHERE n."kind" = 'bot.files'`;
  const times = Map.groupBy(offered, ({ id }) => id);
  const wrong = [
    ...pressed.filter((id) => !isDecided(id, 'button')),
    ...reacted.filter((id) => !isDecided(id, 'reaction')),
    ...files.filter((id) => times.get(id)?.length !== 1),
  ];
  return { expected: pressed.length + reacted.length + files.length, wrong: wrong.length };
}
