import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';

/** Says whose posts may have been mailed to people, whom no edit and no retract reaches; null if none were. */
export function mailedText(
  { bot, desk, m }: Pick<DeskContext, 'bot' | 'desk' | 'm'>,
  accountIds: readonly string[],
): string | null {
  const mailing = desk.accounts.filter(
    ({ id, network, software }) => accountIds.includes(id) && bot.rules[network].mailsOut(software),
  );
  return mailing.length === 0 ? null : m.forms.mailedOut(mailing.map(accountLabel).join(', '));
}
