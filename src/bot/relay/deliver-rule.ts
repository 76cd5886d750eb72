import { asSentences } from '#bot/as-sentences.ts';
import { freeOf } from '#bot/approving/awaited.ts';
import { candidatesOf } from '#bot/approving/candidates.ts';
import type { Bot } from '#bot/bot.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { plainCard } from '#bot/plain-card.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { readDesk } from '#desks/desk.ts';
import { readRule, type RelayRule, subjectOfRule } from '#drafts/relayed/rule.ts';
import { messagesIn } from '#messages/messages.ts';
import { type RuleStanding, standingOfRule } from '#relay/decide-rule.ts';
import type { RuleNotice } from '#relay/rule-notice.ts';
import { readSource } from '#relay/source.ts';
import type { Notice } from '#storage/generated/client.ts';

import { ruleCard } from './rule-card.ts';
import { showSource } from './show-source.ts';
import { sourceName } from './source-name.ts';

/** Returns the people whom a rule's card mentions: named approvers who could approve it now, and have not. */
async function calledFor(
  { bot: { store }, chat }: { readonly bot: Bot; readonly chat: ChatPlatform },
  rule: RelayRule,
  { waiting }: RuleStanding,
): Promise<readonly UserId[]> {
  const { standing, desk } = waiting ?? {};
  // With steps, the chain says whose turn it is.
  if (rule.state !== 'asked' || standing?.kind !== 'waiting' || standing.chain !== undefined || desk === undefined)
    return [];
  const barred = [...subjectOfRule(rule, true).barred, ...standing.by];
  const candidates = await candidatesOf({ store, chat }, desk, barred.length);
  // Mentioning a channel or a large group would disturb everybody in it.
  return candidates.kind === 'each' ? freeOf(candidates, barred) : [];
}

/** Shows the one card of a rule as it stands now; reports in the channel that it is over, or ends soon. */
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
  if (rule === null || desk === null)
    throw new Error(`a notice refers to relay rule ${data.ruleId}, which does not exist`);
  const m = messagesIn(desk.language);
  const standing = await standingOfRule({ tx: db, decisionKey }, rule, desk, now);
  const names = await namesOf(chat, [
    rule.askedBy,
    ...standing.decisions.map(({ person }) => person),
    ...(standing.agreement.kind === 'inForce' ? standing.agreement.approvers : []),
  ]);
  const called = await calledFor({ bot, chat }, rule, standing);
  const card = ruleCard({ m, desk, now, rule, standing, called, name: (person) => names.get(person) ?? person });
  const where = { channel: desk.channel };
  const root = await showNotice(bot, chat, where, { key: `relayRule:${rule.id}`, card });
  // The source's card says whether its entries become drafts.
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
  if (kind === 'relayRule.ended') {
    const said = told.over(source, words.over[rule.endedWhy ?? 'changed']);
    await showNotice(bot, chat, where, {
      key: `notice:${id}`,
      card: plainCard(asSentences(said, isOn ? told.nowDrafts : null, told.letOut)),
    });
    return;
  }
  // It may have ended meanwhile.
  if (standing.agreement.kind !== 'inForce') return;
  const when = fullWhenText(standing.agreement.endsAt, desk.timeZone, m.tongue, now);
  const said = told.ending(source, when, words.renew);
  await showNotice(bot, chat, where, { key: `notice:${id}`, card: plainCard(said, link) });
}
