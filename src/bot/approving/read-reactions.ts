import type { ReactionName } from '#chat/chat-sink.ts';
import { firstTime } from '#storage/first-time.ts';
import type { Store, Writing } from '#storage/store.ts';

/** A reaction on the card of a revision. */
export interface StandingReaction {
  readonly platform: string;
  readonly draftId: string;
  readonly revision: number;
  readonly person: string;
  readonly kind: Exclude<ReactionName, 'other'>;
}

/**
 * Has it known that this reaction was heard by reading the card: the platform may still bring the event of it, hours
 * later, and that says nothing new by then.
 */
export async function keepRead(w: Writing, reaction: StandingReaction): Promise<void> {
  await firstTime(w, reaction.platform, keyOf(reaction));
}

/** Whether it was heard by reading the card; asked again, no longer: the next event is of another reaction. */
export async function wasRead(w: Writing, reaction: StandingReaction): Promise<boolean> {
  const { platform } = reaction;
  const { count } = await w.tx.chatEvent.deleteMany({ where: { dedupeKey: `${platform}|${keyOf(reaction)}` } });
  // guard: a reaction that was read is known
  return count === 1;
}

/** Has it known that this reaction was taken away: the event of it may still come, hours later. */
export async function keepRemoved(w: Writing, reaction: StandingReaction): Promise<void> {
  await firstTime(w, reaction.platform, keyOf(reaction, 'removed'));
}

/** Whether it was ever taken away, so that only the card can say whether it stands now. */
export async function wasRemoved({ db }: Pick<Store, 'db'>, reaction: StandingReaction): Promise<boolean> {
  const dedupeKey = `${reaction.platform}|${keyOf(reaction, 'removed')}`;
  return (await db.chatEvent.count({ where: { dedupeKey } })) > 0;
}

function keyOf({ draftId, revision, person, kind }: StandingReaction, what: 'read' | 'removed' = 'read'): string {
  return `${what} ${kind} ${draftId} ${revision} ${person}`;
}
