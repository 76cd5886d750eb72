import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';

/** Names the accounts whose posts may have been mailed, where no edit or retraction reaches them; null if none. */
export function mailedText(
  { bot, desk, m }: Pick<DeskContext, 'bot' | 'desk' | 'm'>,
  accountIds: readonly string[],
): string | null {
  const mailing = desk.accounts.filter(
    ({ id, network, software }) => accountIds.includes(id) && bot.rules[network].mailsOut(software),
  );
  return mailing.length === 0 ? null : m.forms.mailedOut(mailing.map(accountLabel).join(', '));
}
