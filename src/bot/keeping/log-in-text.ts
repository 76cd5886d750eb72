import type { Keeping } from '#accounts/keeping/keeping.ts';
import { logInBy } from '#accounts/keeping/period.ts';
import type { Bot } from '#bot/bot.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { dayIn } from '#desks/working-hours.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The last day to log in, and the number of days between log-ins. */
export interface LogInBy {
  readonly days: number;
  readonly day: string;
  readonly isPast: boolean;
}

/** Says by which day somebody has to log in to an account; null if its network does not ask for it. */
export function logInByText(
  { bot, desk, m }: { readonly bot: Bot; readonly desk: Pick<Desk, 'timeZone'>; readonly m: Messages },
  keeping: Keeping,
  { network }: Pick<Account, 'network'>,
): LogInBy | null {
  const { logInEveryDays: days } = bot.rules[network];
  if (days === null) return null;
  const day = logInBy(keeping, desk.timeZone, days);
  const today = dayIn(desk.timeZone, bot.store.clock.now());
  return { days, day: calendarDayText(day, m.tongue), isPast: day < today };
}
