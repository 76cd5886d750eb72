import { readKeeping } from '#accounts/keeping/keeping.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Account } from '#desks/account.ts';
import { dayIn } from '#desks/working-hours.ts';

import { logInByText } from './log-in-text.ts';

/** Says who looks after an account, and when somebody logged in last; null if nobody looks after it. */
export async function keptText(ctx: DeskContext, account: Account): Promise<string | null> {
  const { bot, chat, desk, m } = ctx;
  const { listed } = m.keeping;
  const keeping = await readKeeping(bot.store.db, account.id);
  if (keeping === null) return null;
  const name = (person: string): Promise<string> => freezerName(chat, m, person);
  const deputyName = keeping.deputy === null ? null : await name(keeping.deputy);
  const by = logInByText(ctx, keeping, account);
  const last = keeping.lastLoggedInAt;
  const logIn = ((): string | null => {
    if (by === null) return null;
    if (last === null) return listed.neverLoggedIn(by.day);
    return listed.lastLoggedIn(calendarDayText(dayIn(desk.timeZone, last), m.tongue), by.day);
  })();
  return asSentences(listed.keptBy(await name(keeping.keeper), deputyName), logIn);
}
