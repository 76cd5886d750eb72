import type { Deed } from '#bot/deed.ts';
import { openForm } from '#bot/forms/open-form.ts';
import { setupForm } from '#bot/forms/setup-form.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card, CommandInvoked } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';

/** Opens a desk's settings for its stewards; in a practice chat, for whoever comes first. */
export async function openSetup(deed: Deed, invoked: CommandInvoked): Promise<Card | null> {
  const { bot, chat, m, user } = deed;
  const { channel } = invoked;
  const desk = await readDesk(bot.store.db, { platform: chat.id, channel }, bot.store.clock.now());
  if (!mayOpenSetup(deed, desk)) return plainCard(desk === null ? m.answers.noDeskAdministrator : m.setup.notSteward);
  const accounts = desk === null ? await practiceAccounts(deed) : null;
  const form = setupForm({ m, user }, desk, accounts);
  const binding = { purpose: 'setup', channel, draftId: null, revision: null, target: desk?.id ?? null };
  return openForm(deed, invoked.trigger, form, binding);
}

/** Stewards; where there is none yet, any full member of a practice chat. */
export function mayOpenSetup({ bot, chat, user }: Deed, desk: Desk | null): boolean {
  if (user.kind !== 'member') return false;
  if (desk !== null && desk.stewards.length > 0) return desk.stewards.includes(user.id);
  return bot.practicePlatforms.has(chat.id);
}

/** The accounts that anybody may practise with. */
export async function practiceAccounts({ bot }: Deed): Promise<readonly PracticeAccount[]> {
  return bot.store.db.account.findMany({
    where: { practice: true },
    select: { id: true, handle: true, network: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

export interface PracticeAccount {
  readonly id: string;
  readonly handle: string;
  readonly network: 'mastodon' | 'x';
}
