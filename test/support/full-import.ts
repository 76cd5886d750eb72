import type { UnitOfWork } from '#storage/store.ts';

/** Writes an imported file, with every value that its tables can hold. */
export async function fillImport(
  { tx, newId }: UnitOfWork,
  {
    deskId,
    draftId,
    at,
    awkward,
  }: { readonly deskId: string; readonly draftId: string; readonly at: Date; readonly awkward: readonly string[] },
): Promise<void> {
  const id = newId();
  const file = { fileName: awkward.join(''), fileHash: 'c'.repeat(64), encoding: 'windows1252', unread: [...awkward] };
  const pressed = { state: 'imported', importedBy: 'U1', importedAt: at } as const;
  await tx.batch.create({
    data: { id, deskId, campaignId: id, ...file, thread: '1.2', droppedBy: 'U1', droppedAt: at, ...pressed },
  });
  const row = { batchId: id, hash: 'd'.repeat(64) };
  const content = { text: awkward.join('\n') };
  const key = awkward.join('');
  await tx.batchRow.create({ data: { ...row, position: 1, line: 2, key, content, outcome: 'created', draftId } });
  await tx.batchRow.create({ data: { ...row, position: 2, line: 4, problems: [...awkward] } });
  const made = { draftId, batchId: id, campaignId: id, position: 1, key, hash: row.hash, content, revision: 1 };
  await tx.batchDraft.create({ data: { ...made, openedAt: at } });
  await tx.batchReading.create({ data: { draftId, person: 'U2', fingerprint: 'f', shownAt: at } });
}
