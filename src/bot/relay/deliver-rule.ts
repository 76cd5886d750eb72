import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showTold } from '#bot/posting/show-told.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';
import { readRule } from '#drafts/relayed/rule.ts';
import { messagesIn } from '#messages/messages.ts';
import { standingOfRule } from '#relay/decide-rule.ts';
import type { RuleNotice } from '#relay/rule-notice.ts';
import { readSource } from '#relay/source.ts';
import type { Notice } from '#storage/generated/client.ts';

import { ruleCard } from './rule-card.ts';
import { showSource } from './show-source.ts';
import { sourceName } from './source-name.ts';

/** Shows the one card of a rule as it stands now; and tells the channel that it holds no more, or ends soon. */
export async function deliverRule(
  bot: Bot,
  chat: ChatPlatform,
  { id, deskId }: Pick<Notice, 'id' | 'deskId'>,
  { kind, data }: RuleNotice,
): Promise<void> {
  const { db, clock, decisionKey } = bot.store;
  const now = clock.now();
  const rule = await readRule(db, deskId, data.ruleId);
  const desk = await readDesk(db, { id: deskId }, now);
  if (rule === null || desk === null) throw new Error(`relay rule ${data.ruleId} is told, and is not there`);
  const m = messagesIn(desk.language);
  const standing = await standingOfRule({ tx: db, decisionKey }, rule, desk, now);
  const names = await namesOf(chat, [
    rule.askedBy,
    ...standing.decisions.map(({ person }) => person),
    ...(standing.agreement.kind === 'inForce' ? standing.agreement.approvers : []),
  ]);
  const card = ruleCard({ m, desk, now, rule, standing, name: (person) => names.get(person) ?? person });
  const where = { channel: desk.channel };
  const root = await showTold(bot, chat, where, { key: `relayRule:${rule.id}`, card });
  // Its source says whether its entries become drafts.
  const ruled = await readSource(db, rule.sourceId);
  const isOn = ruled?.state.kind === 'on';
  if (isOn) await showSource(bot, chat, desk, ruled);
  if (kind === 'relayRule.shown') return;
  const { told, card: words } = m.relayRule;
  const source = standing.source === null ? '–' : sourceName(m, standing.source);
  const link: Block = {
    kind: 'paragraph',
    inlines: [{ kind: 'link', url: await chat.permalink(root), text: words.renew }],
  };
  if (kind === 'relayRule.over') {
    const said = told.over(source, words.over[rule.endedWhy ?? 'changed']);
    await showTold(bot, chat, where, {
      key: `notice:${id}`,
      card: plainCard(asSentences(said, isOn ? told.nowDrafts : null, told.letOut)),
    });
    return;
  }
  // Meanwhile it may have ended.
  if (standing.agreement.kind !== 'inForce') return;
  const when = fullWhenText(standing.agreement.endsAt, desk.timeZone, m.tongue, now);
  const said = told.ending(source, when, words.renew);
  await showTold(bot, chat, where, { key: `notice:${id}`, card: plainCard(said, link) });
}
