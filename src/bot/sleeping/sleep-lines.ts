import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';

import { untilWords } from './asleep-in-form.ts';

/** Says for each sleeping account of the desk when its sleep ends, and how many posts of the desk wait for it. */
export async function sleepLines({
  bot,
  desk,
  m,
}: Pick<DeskContext, 'bot' | 'desk' | 'm'>): Promise<readonly string[]> {
  const asleep = desk.accounts.filter(({ standing }) => standing.kind === 'asleep');
  if (asleep.length === 0) return [];
  const { db, clock } = bot.store;
  const waiting = await db.delivery.findMany({
    where: { state: 'held', why: 'account_asleep', draft: { deskId: desk.id } },
    select: { accountId: true },
  });
  return asleep.map((account) => {
    const { standing } = account;
    const label = accountLabel(account);
    const until = standing.kind === 'asleep' ? standing.until : null;
    const untilText = until === null ? null : untilWords(until, desk.timeZone, m, clock.now());
    const exceptEmergencies = standing.kind === 'asleep' && standing.exceptEmergencies;
    const { length: count } = waiting.filter(({ accountId }) => accountId === account.id);
    return asSentences(
      m.sleep.inList.asleep(label, untilText, exceptEmergencies),
      count === 0 ? null : m.sleep.inList.wait(count, label),
    );
  });
}
