import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** Silences the remark about this acronym on the desk. Does nothing if it is silenced already. */
export async function addKnownAcronym(
  work: UnitOfWork,
  request: { readonly deskId: string; readonly by: string; readonly acronym: string },
): Promise<void> {
  const { deskId, by, acronym } = request;
  const changed = await work.tx.$executeRaw`
    UPDATE "Desk" SET "knownAcronyms" = array_append("knownAcronyms", ${acronym})
    WHERE "id" = ${deskId}::uuid AND NOT ${acronym} = ANY("knownAcronyms")`;
  if (changed > 0)
    await journal(work, { kind: 'desk.acronymAllowed', deskId, draftId: null, actor: by, data: { acronym } });
}
