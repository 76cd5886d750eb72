import { z } from 'zod';

const data = z.object({ freezeId: z.uuid() });

/** What a desk's channel is told of a freeze: the `kind` and `data` of these notices. */
export const freezeNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('desk.frozen'), data }),
  z.object({ kind: z.literal('desk.thawed'), data }),
]);
