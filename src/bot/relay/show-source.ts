import type { Bot } from '#bot/bot.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Desk } from '#desks/desk.ts';
import { ruleInForce } from '#drafts/relayed/rule-in-force.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Source } from '#relay/source.ts';
import type { Store } from '#storage/store.ts';

import { type RuledSource, sourceCard } from './source-card.ts';

/** Returns each of these sources with the rule that publishes its entries, if any. */
export async function withRules(
  { db, decisionKey, clock }: Pick<Store, 'db' | 'decisionKey' | 'clock'>,
  desk: Desk,
  sources: readonly Source[],
): Promise<readonly RuledSource[]> {
  const reader = { tx: db, decisionKey };
  return Promise.all(
    sources.map(async (source) => ({ source, rule: await ruleInForce(reader, source.id, desk, clock.now()) })),
  );
}

/** Shows the card of a source in its desk's channel as it stands now: one card a version. */
export async function showSource(bot: Bot, chat: ChatPlatform, desk: Desk, source: Source): Promise<void> {
  const now = bot.store.clock.now();
  const [ruled] = await withRules(bot.store, desk, [source]);
  const card = sourceCard({ m: messagesIn(desk.language), desk, bot, now }, ruled ?? { source, rule: null });
  // A new version gets a new card, so that everybody sees it.
  await showNotice(bot, chat, { channel: desk.channel }, { key: `source:${source.id}:${source.version}`, card });
}
