import type { UnitOfWork } from '#storage/store.ts';

/** Writes rows of the time before Tambour, and of a desk's entries for its dossier, with every possible value. */
export async function fillPast(
  { tx, newId }: UnitOfWork,
  ids: { readonly deskId: string; readonly accountId: string; readonly at: Date; readonly awkward: readonly string[] },
): Promise<void> {
  const { deskId, accountId, at, awkward } = ids;
  const counts = { tooRecent: 1, byTambour: 2, continuations: 3, reposts: 4 };
  await tx.pastImport.create({
    data: {
      accountId,
      deskId,
      source: 'archive',
      countedAt: at,
      importedAt: at,
      importedBy: awkward.join(''),
      ...counts,
    },
  });
  await tx.pastMonth.create({ data: { accountId, month: '2025-10', repliesToOthers: 7 } });
  const post = { accountId, publishedAt: at, text: awkward.join(''), links: [...awkward], likes: 10n ** 12n };
  const [oneId, otherId] = [newId(), newId()];
  await tx.pastPost.create({ data: { ...post, id: oneId, remoteId: '1', shares: 0n } });
  await tx.pastPost.create({ data: { ...post, id: otherId, remoteId: '2', links: [] } });
  const said = { state: 'confirmed', by: 'U1', name: awkward.join(''), at, mac: 'f'.repeat(64) } as const;
  await tx.pastPair.create({ data: { id: newId(), deskId, oneId, otherId, why: 'likeness', ...said } });
  const entered = { enteredBy: awkward.join(''), enteredAt: at };
  await tx.moderationMonth.create({ data: { deskId, month: '2025-10', minutes: 240, ...entered } });
  await tx.accountPointers.create({ data: { deskId, accountId, text: awkward.join('\n'), ...entered } });
}
