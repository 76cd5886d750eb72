import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { Writing } from '#storage/store.ts';

const data = z.object({ foreignId: z.uuid() });

/** What a desk's channel is told of a post that Tambour did not make: the `kind` and `data` of these notices. */
export const foreignNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('foreign.seen'), data }),
  z.object({ kind: z.literal('foreign.settled'), data }),
  /** Its message shows something old. */
  z.object({ kind: z.literal('foreign.changed'), data }),
]);

/** Has the channel of each desk that has the account told of one of its posts, once for each kind but of each change. */
export async function tellDesksOf(
  w: Writing,
  accountId: string,
  { kind, data: { foreignId } }: z.infer<typeof foreignNoticeSchema>,
): Promise<void> {
  const change = kind === 'foreign.changed' ? `:${w.newId()}` : '';
  const desks = await w.tx.deskAccount.findMany({ where: { accountId }, select: { deskId: true } });
  for (const { deskId } of desks) {
    await notify(w, {
      key: `${kind}:${foreignId}:${deskId}${change}`,
      deskId,
      draftId: null,
      kind,
      data: { foreignId },
    });
  }
}
