import { z } from 'zod';

/** One thing that differs between two revisions. */
export const changeSchema = z.discriminatedUnion('kind', [
  /** `accountId` null: the text that the accounts share. */
  z.object({ kind: z.literal('text'), accountId: z.string().nullable() }),
  /** Each is told by words of its own, and there is no more to say of it. */
  z.object({ kind: z.enum(['warning', 'language', 'visibility', 'imageOrder', 'when']) }),
  z.object({
    kind: z.literal('accounts'),
    added: z.array(z.string()).readonly(),
    removed: z.array(z.string()).readonly(),
  }),
  z.object({ kind: z.literal('images'), added: z.number(), removed: z.number() }),
  /** `index` counts the new revision's pictures from 0. */
  z.object({ kind: z.literal('alt'), index: z.number() }),
  /** The change is to what becomes of a public post. */
  z.object({ kind: z.literal('correction'), accountId: z.string() }),
]);

export type Change = z.infer<typeof changeSchema>;
