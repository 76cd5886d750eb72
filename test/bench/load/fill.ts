import { randomUUID } from 'node:crypto';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { plainContent } from '#drafts/content.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { fillHistory } from '#practice/past/fill-history.ts';
import { journalHash, noHash } from '#storage/journal-hash.ts';
import { macInJournal } from '#storage/journal-mac.ts';
import type { Store } from '#storage/store.ts';

import { copyDraft } from '../../support/many-drafts.ts';

interface Filled {
  readonly store: Store;
  readonly deskId: string;
  readonly author: string;
  readonly approver: string;
}

const aDayMs = 86_400_000;
const atOnce = 2_000;

/** Writes sixteen weeks of posts and their readings, for the digest. */
export async function fillPast({ store, deskId, author, approver }: Filled): Promise<void> {
  const past = { deskId, rules, seed: 7, author, approver, approverName: 'Karim', followersNow: {} };
  await store.write((work) => fillHistory(work, { ...past, urlOf }));
}

/** Makes drafts that wait for approval, to leave tomorrow. Whichever process has the chat posts their cards. */
export async function askedDrafts({ store, deskId, author }: Filled, count: number): Promise<readonly string[]> {
  const desk = await readDesk(store.db, { id: deskId }, new Date());
  if (desk === null) throw new Error('the desk is gone');
  const publishAt = new Date(Date.now() + aDayMs);
  const content = {
    ...plainContent({
      text: '',
      language: 'fr',
      accountIds: desk.accounts.slice(0, 2).map(({ id }) => id),
      timeZone: 'Europe/Paris',
    }),
    window: { publishAt, notAfterAt: new Date(publishAt.getTime() + aDayMs) },
  };
  const ids: string[] = [];
  for (let one = 0; one < count; one += 1) {
    const text = `La mairie est ouverte jusqu’à 18 h (${randomUUID()}).`;
    await store.write(async (work) => {
      const { id: draftId } = await createDraft(work, {
        room: unlimitedRoom,
        desk,
        author,
        content: { ...content, text },
        rules,
      });
      const asked = await askForApproval(work, { draftId, revision: 1, person: author, desk, rules });
      if (asked.kind !== 'asked') throw new Error(`the draft could not be frozen: ${asked.kind}`);
      ids.push(draftId);
    });
  }
  return ids;
}

/** Makes open drafts of as many people as the quota needs, without notices or cards. */
export async function fillDrafts({ store }: Filled, like: string, count: number): Promise<void> {
  for (let filled = 0; filled < count; filled += MAX_OPEN_DRAFTS) {
    await copyDraft(store, like, Math.min(MAX_OPEN_DRAFTS, count - filled), `U0FILLED${filled}`);
  }
}

/** Extends the journal to that many entries of the desk's drafts, with valid hashes. */
export async function fillJournal({ store, deskId }: Filled, count: number): Promise<void> {
  const last = await store.db.journalEntry.findFirst({ orderBy: { seq: 'desc' } });
  const { journalKey } = store;
  let seq = last?.seq ?? 0n;
  let previousHash = last?.hash ?? noHash;
  const drafts = await store.db.draft.findMany({ where: { deskId }, select: { id: true } });
  const entry = { at: new Date(), kind: 'draft.revised', deskId, actor: 'U0FILLED' };
  while (seq < BigInt(count)) {
    const rows = Array.from({ length: Math.min(atOnce, count - Number(seq)) }, () => {
      seq += 1n;
      const draftId = drafts[Number(seq) % drafts.length]?.id ?? null;
      const hashed = { ...entry, draftId, seq, data: { revision: Number(seq), text: randomUUID() }, previousHash };
      previousHash = journalHash(hashed);
      const signed = { what: 'entry', seq, hash: previousHash } as const;
      return { ...hashed, hash: previousHash, mac: journalKey === null ? null : macInJournal(journalKey, signed) };
    });
    await store.db.journalEntry.createMany({ data: rows });
  }
  await store.db.$executeRaw`ANALYZE`;
}

function urlOf(network: string, remoteId: string): string {
  return `https://${network}.example/${remoteId}`;
}
