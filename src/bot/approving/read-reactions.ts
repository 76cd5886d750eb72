import type { ReactionName } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import type { Desk } from '#desks/desk.ts';
import type { Draft } from '#drafts/draft.ts';
import { isFromBackup, lastRestore } from '#publishing/restoring/restore.ts';
import type { Transaction } from '#storage/database.ts';
import { firstTime } from '#storage/first-time.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

/** One person's reaction on the card of a revision. */
export interface StandingReaction {
  readonly platform: string;
  readonly draftId: string;
  readonly revision: number;
  /** How many times approval had been asked for anew on the card. */
  readonly askedAnew: number;
  readonly person: string;
  readonly kind: Exclude<ReactionName, 'other'>;
}

/** Tells whether a ✅ approves the draft: after a restore only buttons approve what is from the backup. */
export async function takesReactions(
  tx: Transaction,
  { reactionsCount }: Pick<Desk, 'reactionsCount'>,
  { createdAt }: Pick<Draft, 'createdAt'>,
): Promise<boolean> {
  return reactionsCount && !isFromBackup(await lastRestore(tx), createdAt);
}

/**
 * Records that this reaction was found on its card. The platform may still send its event hours later, which is no news
 * then.
 */
export async function keepRead(work: UnitOfWork, reaction: StandingReaction): Promise<void> {
  await firstTime(work, reaction.platform, keyOf(reaction));
}

/**
 * Tells whether this reaction was recorded as found on its card, and forgets the record, since the next event is about
 * another reaction.
 */
export async function wasRead(work: UnitOfWork, reaction: StandingReaction): Promise<boolean> {
  const { platform } = reaction;
  const { count } = await work.tx.chatEvent.deleteMany({ where: { dedupeKey: `${platform}|${keyOf(reaction)}` } });
  // guard: a reaction that was read is known
  return count === 1;
}

/** Records that this reaction was removed, since its event may still come hours later. */
export async function keepRemoved(work: UnitOfWork, reaction: StandingReaction): Promise<void> {
  await firstTime(work, reaction.platform, keyOf(reaction, 'removed'));
}

/** Tells whether this reaction was ever removed. Then only the card can tell whether it is there now. */
export async function wasRemoved({ db }: Pick<Store, 'db'>, reaction: StandingReaction): Promise<boolean> {
  const dedupeKey = `${reaction.platform}|${keyOf(reaction, 'removed')}`;
  return (await db.chatEvent.count({ where: { dedupeKey } })) > 0;
}

/** Asks the platform whether the reaction is on its card now. */
export async function stands(
  chat: ChatPlatform,
  ref: MessageRef,
  { person, kind }: Pick<StandingReaction, 'person' | 'kind'>,
): Promise<boolean> {
  const reactions = (await chat.reactions([ref])).get(ref.message) ?? [];
  return reactions.some(({ user, name }) => user === person && name === kind);
}

function keyOf(
  { draftId, revision, askedAnew, person, kind }: StandingReaction,
  what: 'read' | 'removed' = 'read',
): string {
  const card = askedAnew === 0 ? revision : `${revision}:${askedAnew}`;
  return `${what} ${kind} ${draftId} ${card} ${person}`;
}
