import { type Decision, readDecisions } from '#approvals/decision.ts';
import { standingOfDraft } from '#approvals/standing-of-draft.ts';
import type { Standing } from '#approvals/standing.ts';
import type { Bot, Prices } from '#bot/bot.ts';
import { type Messages, messagesIn } from '#bot/messages/messages.ts';
import type { ChatPlatform, UserId } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { type Count, countsOf } from '#drafts/counts-of.ts';
import { type Draft, readDraft } from '#drafts/draft.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import type { Rendering } from '#networks/network.ts';
import { deliveriesOf } from '#publishing/delivery-states.ts';
import type { Delivery } from '#publishing/delivery.ts';

import { namesOf } from './names.ts';

/** One draft as it stands now, with all that its cards say. */
export interface DraftView {
  readonly draft: Draft;
  readonly desk: Desk;
  /** What would be sent, of the current revision. */
  readonly renderings: readonly Rendering[];
  readonly counts: readonly Count[];
  readonly findings: readonly Finding[];
  /** Addresses that the networks would make links of, each once. */
  readonly links: readonly string[];
  readonly standing: Standing;
  /** On the current revision. */
  readonly decisions: readonly Decision[];
  /** Of the current revision; of earlier ones, what was not called off. In the desk's order of accounts. */
  readonly deliveries: readonly Delivery[];
  /** Names of the people that the cards name. */
  readonly names: ReadonlyMap<UserId, string>;
  /** Who may approve on this desk, whoever wrote it: full members of the chat. */
  readonly candidates: readonly UserId[];
  readonly prices: Prices;
  readonly now: Date;
  readonly m: Messages;
}

/** Reads the draft as it stands; null where it, or its desk, is gone. Throws where the chat does not answer. */
export async function readDraftView(bot: Bot, chat: ChatPlatform, draftId: string): Promise<DraftView | null> {
  const { store, rules, prices } = bot;
  const { db } = store;
  const now = store.clock.now();
  const draft = await readDraft(db, draftId);
  const desk = draft === null ? null : await readDesk(db, { id: draft.deskId }, now);
  if (draft === null || desk === null) return null;
  const revision = draft.current.number;
  const decisions = await readDecisions(db, { draftId, revision });
  const { content } = draft.current;
  const order = desk.accounts.map(({ id }) => id);
  const deliveries = (await deliveriesOf(db, draftId))
    .filter((delivery) => delivery.revision === revision || delivery.state !== 'cancelled')
    .toSorted((one, other) => order.indexOf(one.accountId) - order.indexOf(other.accountId));
  const renderings = renderingsOf(content, desk.accounts, rules);
  return {
    draft,
    desk,
    standing: await standingOfDraft(db, draft, desk, now),
    decisions,
    deliveries,
    renderings,
    counts: countsOf(content, desk.accounts, rules),
    findings: findingsOf(content, desk, rules, now),
    links: [...new Set(renderings.flatMap(({ network, text }) => rules[network].links(text)))],
    names: await namesOf(chat, [
      draft.author,
      draft.current.editedBy,
      ...(draft.current.asked === null ? [] : [draft.current.asked.by]),
      ...desk.approvers,
      ...decisions.map(({ person }) => person),
      ...deliveries.flatMap((delivery) => ('retractedBy' in delivery ? [delivery.retractedBy] : [])),
    ]),
    candidates: await candidatesOf(chat, desk),
    prices,
    now,
    m: messagesIn(desk.language),
  };
}

async function candidatesOf(chat: ChatPlatform, desk: Desk): Promise<readonly UserId[]> {
  const people = desk.approversFrom === 'people' ? desk.approvers : await chat.members({ channel: desk.channel });
  const known = await Promise.all(people.map((id) => chat.user(id)));
  return known.flatMap((user) => (user?.kind === 'member' ? [user.id] : []));
}
