import { readDecisions } from '#approvals/decision.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { plainCard } from '#bot/plain-card.ts';
import { lineOf } from '#bot/cards/posted.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Block } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { readDraft } from '#drafts/draft.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import { isWaiting } from '#publishing/holding/decide-override.ts';
import type { PeriodOverride } from '#storage/generated/client.ts';

/** Shows the card of an override as it stands now, in the thread of its draft. */
export async function deliverOverride(bot: Bot, chat: ChatPlatform, overrideId: string): Promise<void> {
  const { db, clock, decisionKey } = bot.store;
  const override = await db.periodOverride.findUniqueOrThrow({ where: { id: overrideId } });
  const draft = await readDraft(db, override.draftId);
  const desk = await readDesk(db, { id: override.deskId }, clock.now());
  const line = await lineOf(bot, override.draftId);
  // Without its line in the channel the draft has no thread for the card.
  if (draft === null || desk === null || line === null) return;
  const subject = { kind: 'periodOverride', id: overrideId, deskId: desk.id } as const;
  const decisions = await readDecisions({ tx: db, decisionKey }, { subject, revision: 1, isOwn: true });
  const by = decisions.findLast(({ isGenuine, withdrawnAt }) => isGenuine && withdrawnAt === null)?.person ?? null;
  const names = await namesOf(chat, [override.askedBy, ...(by === null ? [] : [by])]);
  const name = (person: string): string => names.get(person) ?? person;
  const m = messagesIn(desk.language);
  const labels = desk.periods.filter(({ id }) => override.periodIds.includes(id)).map(({ label }) => label);
  const { override: words } = m.periods;
  const isOpen = isWaiting(decisionKey, override, draft);
  const said = asSentences(
    words.asks(name(override.askedBy), draft.number, labels.join(', ')),
    isOpen ? words.card : stateText(m, override, by === null ? null : name(by)),
  );
  const blocks: readonly Block[] = [
    { kind: 'quote', text: override.reason },
    ...(isOpen ? buttonsOf(m, override) : []),
  ];
  const thread = { channel: desk.channel, thread: line.message };
  await showNotice(bot, chat, thread, { key: `override:${overrideId}`, card: plainCard(said, ...blocks) });
}

function stateText({ periods: { override: words } }: Messages, { state }: PeriodOverride, name: string | null): string {
  switch (state) {
    case 'agreed':
      return words.agreed(name ?? '');
    case 'refused':
      return words.refused(name);
    case 'asked':
    case 'lapsed':
      return words.over;
  }
}

function buttonsOf(m: Messages, { id }: PeriodOverride): readonly Block[] {
  const about = { draftId: 'none', revision: 1, target: id } as const;
  const { approve, refuse } = m.periods.override;
  return buttonBlocks(
    m,
    [cardButton('approveOverride', approve, 'primary', about), cardButton('refuseOverride', refuse, 'plain', about)],
    [],
  );
}
