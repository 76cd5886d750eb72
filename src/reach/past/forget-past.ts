import { journal } from '#storage/journal.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Deletes all imported data of an account's time before Tambour: posts, months, and pairs with their decisions. */
export async function forgetPast(
  work: UnitOfWork,
  asked: { readonly deskId: string; readonly accountId: string; readonly by: string },
): Promise<{ readonly kind: 'forgotten'; readonly posts: number } | { readonly kind: 'nothing' }> {
  const { deskId, accountId, by } = asked;
  const { tx } = work;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.past})`;
  const posts = await tx.pastPost.count({ where: { import: { accountId, deskId } } });
  const { count } = await tx.pastImport.deleteMany({ where: { accountId, deskId } });
  if (count === 0) return { kind: 'nothing' };
  await journal(work, {
    kind: 'past.forgotten',
    deskId,
    draftId: null,
    actor: by,
    data: { account: accountId, posts },
  });
  return { kind: 'forgotten', posts };
}
