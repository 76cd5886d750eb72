import type { KeyObject } from 'node:crypto';

import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';

import type { WordedBy } from './worded-by.ts';

/** The signed facts about who made a revision; `fingerprint` stands for its words. */
export interface SignedRevision {
  readonly deskId: string;
  readonly draftId: string;
  readonly number: number;
  /** The draft's author. */
  readonly author: string;
  readonly fingerprint: string;
  readonly editedBy: string;
  readonly proposedBy: string | null;
  readonly wordedBy: WordedBy;
  readonly askedBy: string | null;
}

/** Returns the MAC of who made a revision. With another author, editor, asker or draft it no longer matches. */
export function macOfRevision(key: KeyObject, revision: SignedRevision): string {
  return macOfRow(key, 'revision', coveredBy(revision));
}

/** Tells whether Tambour itself recorded who made the revision. False without a key. */
export function isMacOfRevision(key: KeyObject | null, revision: SignedRevision, mac: string): boolean {
  return isMacOfRow(key, 'revision', coveredBy(revision), mac);
}

function coveredBy(revision: SignedRevision): object {
  const { deskId, draftId, number, author, fingerprint, editedBy, proposedBy, wordedBy, askedBy } = revision;
  return { deskId, draftId, number, author, fingerprint, editedBy, proposedBy, wordedBy, askedBy };
}
