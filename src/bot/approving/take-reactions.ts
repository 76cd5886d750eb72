import type { ReactionName } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef, UserId } from '#chat/refs.ts';
import { readDraft } from '#drafts/draft.ts';
import { decideAndPlan, withdrawAndCallOff } from '#publishing/deciding/decide.ts';

import type { Bot } from '#bot/bot.ts';
import { deskThere, hereFor } from '#bot/context.ts';
import { keepRead, keepRemoved, stands, wasRead, wasRemoved } from './read-reactions.ts';

/** A card on which a revision can be decided. */
export interface OpenCard {
  readonly draftId: string;
  readonly revision: number;
  /** The content that the card shows; reactions to the card are about this content only. */
  readonly fingerprint: string | null;
  /** How many times approval had been asked for anew when it was posted. */
  readonly askedAnew: number;
  readonly ref: MessageRef;
  /** When this message was posted: one that was deleted may have been there before. */
  readonly postedAt: Date;
  /** True if reactions count as decisions. If false, only the card's presence is checked. */
  readonly reactionsCount: boolean;
}

interface Reaction {
  readonly name: ReactionName;
  readonly user: UserId;
}

/**
 * Reads the reactions on cards and takes them as decisions. Rejections come first, since they stop what would go out.
 * Reading known reactions again changes nothing. Returns the cards that are gone.
 */
export async function takeReactions<C extends OpenCard>(
  bot: Bot,
  chat: ChatPlatform,
  cards: readonly C[],
): Promise<readonly C[]> {
  if (cards.length === 0) return [];
  const gone: C[] = [];
  const found = await chat.reactions(cards.map(({ ref }) => ref));
  for (const card of cards) {
    const reactions = found.get(card.ref.message);
    // A deleted card takes nobody's decision back.
    if (reactions === undefined) {
      gone.push(card);
      continue;
    }
    if (!card.reactionsCount) continue;
    await decideAll(bot, chat, card, reactions, 'reject');
    await withdrawMissing(bot, chat.id, card, reactions);
    await decideAll(bot, chat, card, reactions, 'approve');
  }
  return gone;
}

async function decideAll(
  bot: Bot,
  chat: ChatPlatform,
  card: OpenCard,
  reactions: readonly Reaction[],
  kind: 'approve' | 'reject',
): Promise<void> {
  const people = new Set(reactions.filter(({ name }) => name === kind).map(({ user }) => user));
  if (people.size === 0) return;
  const there = await deskThere(bot, chat, card.ref.channel);
  if (there.kind !== 'desk') return;
  const draft = await readDraft(bot.store.db, card.draftId);
  if (draft === null) return;
  const { members } = await hereFor(bot, chat, there, draft);
  for (const person of await Promise.all([...people].map((id) => chat.user(id)))) {
    // People refused when they reacted are not refused and recorded again after every gap.
    if (person?.kind !== 'member' || (await hasDecided(bot, card, person.id, kind))) continue;
    if (await cameTooEarly(bot, chat.id, card, { person: person.id, kind })) continue;
    const { draftId, revision, fingerprint, askedAnew } = card;
    const read = { platform: chat.id, draftId, revision, askedAnew, person: person.id, kind };
    // The reaction may have been removed after the cards were read, but before it became an approval.
    if (kind === 'approve' && (await wasRemoved(bot.store, read)) && !(await stands(chat, card.ref, read))) continue;
    await bot.store.write(async (work) => {
      const decision = { person, members, kind, via: 'reaction', reason: null } as const;
      const request = { draftId, revision, fingerprint, askedAnew, ...decision };
      await keepRead(work, read);
      const outcome = await decideAndPlan(work, bot.publishing, request);
      if (outcome.kind !== 'decided') await wasRead(work, read);
    });
  }
}

/**
 * Tells whether a reaction that is still on the card was taken before, even if a stop or another decision by the same
 * person has undone it since. Only people who removed their reaction and add it again decide again. The journal's order
 * decides, whatever the clock did meanwhile.
 */
async function hasDecided(
  { store }: Bot,
  card: OpenCard,
  person: UserId,
  kind: 'approve' | 'reject',
): Promise<boolean> {
  const { draftId, revision } = card;
  const last = await store.db.journalEntry.findFirst({
    where: {
      draftId,
      seq: { gt: await askedSeq(store, card) },
      actor: person,
      kind: { in: [`decision.${kind}`, 'decision.withdrawn'] },
      data: { path: ['revision'], equals: revision },
    },
    orderBy: { seq: 'desc' },
    select: { kind: true },
  });
  // guard: a reaction read again is not new
  return last !== null && last.kind !== 'decision.withdrawn';
}

/** Returns the journal's number of the request that a card was posted for: earlier decisions belong to another card. */
async function askedSeq({ db }: Bot['store'], { draftId, revision, askedAnew }: OpenCard): Promise<bigint> {
  if (askedAnew === 0) return 0n;
  const asked = Object.entries({ revision, askedAnew }).map(([name, equals]) => ({ data: { path: [name], equals } }));
  const entry = await db.journalEntry.findFirst({
    where: { draftId, kind: 'approval.asked', AND: asked },
    orderBy: { seq: 'asc' },
    select: { seq: true },
  });
  return entry?.seq ?? 0n;
}

/**
 * Tells whether the person reacted before they had been seen for long enough, or before their step's turn, and was told
 * to decide again later. Such a reaction is no decision, unless it was removed and added again since.
 */
async function cameTooEarly(
  { store }: Bot,
  platform: string,
  card: OpenCard,
  { person, kind }: { readonly person: UserId; readonly kind: 'approve' | 'reject' },
): Promise<boolean> {
  const { draftId, revision, askedAnew } = card;
  const told = { revision, via: 'reaction' };
  const early = await store.db.journalEntry.count({
    where: {
      draftId,
      seq: { gt: await askedSeq(store, card) },
      kind: 'decision.refused',
      actor: person,
      AND: Object.entries(told).map(([name, equals]) => ({ data: { path: [name], equals } })),
      OR: ['newcomer', 'other_turn'].map((equals) => ({ data: { path: ['why'], equals } })),
    },
  });
  return early > 0 && !(await wasRemoved(store, { platform, draftId, revision, askedAnew, person, kind }));
}

async function withdrawMissing(
  bot: Bot,
  platform: string,
  card: OpenCard,
  reactions: readonly Reaction[],
): Promise<void> {
  const { draftId, revision, askedAnew } = card;
  const approving = new Set(reactions.filter(({ name }) => name === 'approve').map(({ user }) => user));
  // Approvals judge whether these count.
  const standing = await bot.store.db.decision.findMany({
    where: {
      subjectId: draftId,
      revision,
      kind: 'approve',
      via: 'reaction',
      withdrawnAt: null,
      // No ✅ is missing on a card that was posted after it was given.
      decidedAt: { gte: card.postedAt },
    },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    select: { person: true },
  });
  for (const { person } of standing) {
    if (approving.has(person)) continue;
    await bot.store.write(async (work) => {
      await withdrawAndCallOff(work, { draftId, revision, askedAnew, person });
      await keepRemoved(work, { platform, draftId, revision, askedAnew, person, kind: 'approve' });
    });
  }
}
