import { z } from 'zod';

import { areInChain, areTogether, isLastPart, replacedBy } from './check-corrections.ts';
import { claimIn } from './claim-of.ts';
import { correctionIn } from './replay.ts';
import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow, PublicPost } from './witness.ts';

const retractedSchema = z.object({ remoteId: z.string() }).loose();

/** Finds posts deleted by Tambour that nobody had asked it to delete or replaced, and "deleted" posts that exist. */
export function wronglyRetracted(evidence: Evidence): readonly Violation[] {
  const { journal: last, lost, posts, acts } = evidence;
  const journal = [...(lost?.journal ?? []), ...last];
  const asked = journal.filter(({ kind }) => kind === 'delivery.retractAsked');
  const byPeople = asked.filter((entry) =>
    acts.some(
      ({ person, did, draftId }) =>
        did === 'submit retract' && person === entry.actor && areInChain(journal, draftId, entry.draftId),
    ),
  );
  const deleted = posts
    .filter(({ gone }) => gone?.by === 'tambour')
    .flatMap((post): readonly Violation[] => {
      const made = deliveriesThatMade(journal, post);
      const isAskedBy = (list: readonly JournalRow[]): boolean =>
        list.some((entry) => made.has(deliveryIn(entry)?.deliveryId ?? null));
      if (isAskedBy(byPeople)) return [];
      const why = isAskedBy(asked) ? whyNotReplaced(evidence, journal, post, made) : 'nobody had asked';
      return why === null ? [] : [{ kind: 'retract', detail: `${post.id} was deleted, and ${why}` }];
    });
  const invented = asked
    .filter((entry) => !byPeople.includes(entry) && !journal.some((one) => isReplacedIn(journal, one, entry)))
    .map(({ seq, actor }): Violation => ({ kind: 'retract', detail: `${actor} had not asked for it, entry ${seq}` }));
  const there = journal
    .filter(({ kind }) => kind === 'delivery.retracted')
    .filter((entry) => {
      const { remoteId } = retractedSchema.parse(entry.data);
      return posts.some(
        ({ id, accountId, gone }) => id === remoteId && accountId === deliveryIn(entry)?.accountId && gone === null,
      );
    })
    .map(({ seq }): Violation => ({ kind: 'retract', detail: `told to be deleted by entry ${seq}, and there` }));
  return [...deleted, ...invented, ...there];
}

/** Returns the delivery that made a post; two where a restore forgot the first and the post was found for another. */
function deliveriesThatMade(journal: readonly JournalRow[], { id, accountId }: PublicPost): ReadonlySet<string | null> {
  const sent = journal.filter(
    (entry) =>
      entry.kind === 'delivery.sent' &&
      deliveryIn(entry)?.accountId === accountId &&
      retractedSchema.parse(entry.data).remoteId === id,
  );
  return new Set(sent.map((entry) => deliveryIn(entry)?.deliveryId ?? null));
}

/** Tells whether an entry before the request to retract says that its post was replaced. */
function isReplacedIn(journal: readonly JournalRow[], entry: JournalRow, asked: JournalRow): boolean {
  const old = entry.seq < asked.seq ? replacedBy(entry) : null;
  return old !== null && areTogether(journal, old, deliveryIn(asked)?.deliveryId ?? null);
}

const sentSchema = z.object({ remoteId: z.string(), evidence: z.string() }).loose();

/** Returns why a replacement does not explain an old post's end; null if it was approved as one, and public first. */
function whyNotReplaced(
  evidence: Evidence,
  journal: readonly JournalRow[],
  { id, accountId, gone }: PublicPost,
  made: ReadonlySet<string | null>,
): string | null {
  const { posts } = evidence;
  const replacements = journal.filter((entry) => {
    const old = replacedBy(entry);
    return old !== null && [...made].some((one) => areTogether(journal, old, one));
  });
  if (replacements.length === 0) return 'nothing had replaced it';
  const isApprovedAsOne = replacements.filter((entry) => {
    const { content } = claimIn(journal, entry) ?? {};
    const correction = content === undefined ? null : correctionIn(content, accountId);
    const isOfIt =
      correction?.postId === id || [...made].some((one) => areTogether(journal, correction?.deliveryId ?? null, one));
    return correction?.way === 'replace' && isOfIt;
  });
  if (isApprovedAsOne.length === 0) return 'nobody had approved that';
  const isPublicFirst = isApprovedAsOne.some((entry) => {
    if (!isLastPart({ ...evidence, journal }, entry)) return false;
    const { remoteId, evidence: how } = sentSchema.parse(entry.data);
    // On a person's word, any post of the account is accepted.
    if (how === 'person') return true;
    const post = posts.find((one) => one.id === remoteId && one.accountId === accountId);
    return post !== undefined && post.atMs <= (gone?.atMs ?? 0);
  });
  return isPublicFirst ? null : 'what replaces it was not public yet';
}
