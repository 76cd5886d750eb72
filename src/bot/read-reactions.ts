import type { ReactionName } from '#chat/chat-sink.ts';
import { firstTime } from '#storage/first-time.ts';
import type { Writing } from '#storage/store.ts';

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
  return count === 1;
}

function keyOf({ draftId, revision, person, kind }: StandingReaction): string {
  return `read ${kind} ${draftId} ${revision} ${person}`;
}
