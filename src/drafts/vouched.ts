import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { readUnsigned } from './authorship.ts';
import type { Draft } from './draft.ts';
import { partsOf } from './parts-of.ts';
import { isMacOfRevision, macOfRevision, type SignedRevision } from './revision-mac.ts';
import type { WordedBy } from './worded-by.ts';

type Key = UnitOfWork['decisionKey'];

/**
 * Tells whether Tambour, with its present key, recorded who made the draft's current revision. True also if it was
 * never signed: then everybody who may have worded it already counts as its author.
 */
export function isVouched(key: Key, draft: Draft): boolean {
  const { authorship } = draft;
  switch (authorship.kind) {
    case 'unsigned':
      return true;
    case 'signed':
      // guard: whose words they are is signed
      return isMacOfRevision(key, signedBy(draft, authorship.wordedBy), authorship.mac);
  }
}

/** Returns the MAC of the draft's current revision after `change`; the old one if that is not genuine, null if none. */
export function signedAnew(
  key: Key,
  draft: Draft,
  change: Pick<Draft['current'], 'fingerprint' | 'asked'>,
): string | null {
  const { authorship } = draft;
  if (authorship.kind === 'unsigned') return null;
  if (key === null || !isVouched(key, draft)) return authorship.mac;
  return macOfRevision(key, signedBy({ ...draft, current: { ...draft.current, ...change } }, authorship.wordedBy));
}

/**
 * Returns the draft as people can decide about it. If the record of who made its current revision was changed by
 * others, or signed with another key, everybody who ever edited the draft, by the rows and the journal, becomes its
 * author; this is journaled. The caller has locked `draft`.
 */
export async function withVouchedAuthors(work: UnitOfWork, draft: Draft): Promise<Draft> {
  const key = work.decisionKey;
  if (key === null || isVouched(key, draft)) return draft;
  const { id: draftId, deskId, author, current } = draft;
  const { editors = [], askers = [] } = (await readUnsigned(work.tx, [draftId])).get(draftId) ?? {};
  const by = [...new Set([author, ...editors.map(({ person }) => person)])];
  const wordedBy = Object.fromEntries([...partsOf(current.content).keys()].map((part) => [part, { by, released: [] }]));
  const own = askers.filter(({ number }) => number === current.number).map(({ person }) => person);
  const other = own.includes(author) ? author : own[0];
  const asked = current.asked === null ? null : { ...current.asked, by: other ?? current.asked.by };
  const strict = { ...draft, current: { ...current, asked } };
  const mac = macOfRevision(key, signedBy(strict, wordedBy));
  await work.tx.revision.update({
    where: { draftId_number: { draftId, number: current.number } },
    data: { wordedBy, mac, ...(asked === null ? {} : { askedBy: asked.by }) },
  });
  const data = { revision: current.number, authors: by };
  await journal(work, { kind: 'revision.unproven', deskId, draftId, actor: 'tambour', data });
  return { ...strict, authorship: { kind: 'signed', wordedBy, mac } };
}

function signedBy({ id: draftId, deskId, author, current }: Draft, wordedBy: WordedBy): SignedRevision {
  const { number, fingerprint, editedBy, proposedBy, asked } = current;
  const askedBy = asked?.by ?? null;
  return { deskId, draftId, number, author, fingerprint, editedBy, proposedBy, wordedBy, askedBy };
}
