import { z } from 'zod';

import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence } from './witness.ts';

const retractedSchema = z.object({ remoteId: z.string() }).loose();

/** Tambour deletes only what somebody asked it to, and what it tells to be deleted is gone. */
export function wronglyRetracted({ journal: last, lost, posts, acts }: Evidence): readonly Violation[] {
  const journal = [...(lost?.journal ?? []), ...last];
  const asked = journal.filter(({ kind }) => kind === 'delivery.retractAsked');
  const unasked = posts
    .filter(({ gone }) => gone?.by === 'tambour')
    .filter(({ id, accountId }) => {
      const sent = journal.find(
        (entry) =>
          entry.kind === 'delivery.sent' &&
          deliveryIn(entry)?.accountId === accountId &&
          retractedSchema.parse(entry.data).remoteId === id,
      );
      const deliveryId = sent === undefined ? null : deliveryIn(sent)?.deliveryId;
      return !asked.some((entry) => deliveryIn(entry)?.deliveryId === deliveryId);
    })
    .map(({ id }): Violation => ({ kind: 'retract', detail: `${id} was deleted, and nobody had asked` }));
  const invented = asked
    .filter(
      (entry) =>
        !acts.some(
          ({ person, did, draftId }) => did === 'submit retract' && person === entry.actor && draftId === entry.draftId,
        ),
    )
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
  return [...unasked, ...invented, ...there];
}
