import type { KeyObject } from 'node:crypto';

import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';

import type { WordedBy } from './worded-by.ts';

/** All that says whose a revision is, and of which words; `fingerprint` stands for these. */
export interface SignedRevision {
  readonly deskId: string;
  readonly draftId: string;
  readonly number: number;
  /** The draft's. */
  readonly author: string;
  readonly fingerprint: string;
  readonly editedBy: string;
  readonly proposedBy: string | null;
  readonly wordedBy: WordedBy;
  readonly askedBy: string | null;
}

/** Returns the MAC of whose a revision is: with another author, editor or asker, or on another draft, it no longer fits. */
export function macOfRevision(key: KeyObject, revision: SignedRevision): string {
  return macOfRow(key, 'revision', coveredBy(revision));
}

/** Tells whether Tambour itself said so of whose the revision is. False without a key. */
export function isMacOfRevision(key: KeyObject | null, revision: SignedRevision, mac: string): boolean {
  return isMacOfRow(key, 'revision', coveredBy(revision), mac);
}

function coveredBy(revision: SignedRevision): object {
  const { deskId, draftId, number, author, fingerprint, editedBy, proposedBy, wordedBy, askedBy } = revision;
  return { deskId, draftId, number, author, fingerprint, editedBy, proposedBy, wordedBy, askedBy };
}
