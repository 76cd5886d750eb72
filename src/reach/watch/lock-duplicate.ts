import type { Transaction } from '#storage/database.ts';
import type { ForeignPost } from '#storage/generated/client.ts';

/** A post that Tambour published twice. */
export type DoublePost = ForeignPost & { readonly duplicateOfId: string };

/** Locks a duplicate post until the transaction ends; null if there is none, or nobody was notified about it. */
export async function lockDouble(tx: Transaction, foreignId: string): Promise<DoublePost | null> {
  await tx.$queryRaw`SELECT 1 FROM "ForeignPost" WHERE "id" = ${foreignId}::uuid FOR UPDATE`;
  const post = await tx.foreignPost.findUnique({ where: { id: foreignId } });
  if (post === null || post.duplicateOfId === null || post.notifiedAt === null) return null;
  return { ...post, duplicateOfId: post.duplicateOfId };
}
