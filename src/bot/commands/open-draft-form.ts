import { type DeskDeed, worksHere } from '#bot/deed.ts';
import { newDraftForm } from '#bot/forms/draft-form.ts';
import { openForm } from '#bot/forms/open-form.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card, CommandInvoked } from '#chat/chat.ts';

/** Opens the form of a new draft, with the text that was typed after the command. */
export async function openDraftForm(deed: DeskDeed, invoked: CommandInvoked, text: string): Promise<Card | null> {
  const { bot, chat, desk, m, user } = deed;
  if (!worksHere(deed, null)) return plainCard(m.answers.notOnDesk);
  if (desk.accounts.length === 0) return plainCard(m.answers.noAccounts);
  const now = bot.store.clock.now();
  const start = { m, desk, timeZone: user.timeZone, now, takesFiles: chat.capabilities.formFiles };
  const binding = { purpose: 'newDraft', channel: invoked.channel, draftId: null, revision: null, target: null };
  return openForm(deed, invoked.trigger, newDraftForm(start, text), binding);
}
