import { resignDecisions } from '#approvals/resign-decisions.ts';
import { resignRevisions } from '#drafts/resign-revisions.ts';
import { resignCards, resignEvents, resignPosts } from '#storage/signing/resign-chat-rows.ts';
import { resignMembers } from '#storage/signing/resign-members.ts';
import type { Resign } from '#storage/signing/resign.ts';
import type { RowKind } from '#storage/signing/row-mac.ts';

/** Every kind of row that the decision key signs; a kind that is left out does not compile. */
export const signedRows: Readonly<Record<RowKind, Resign>> = {
  decision: resignDecisions,
  revision: resignRevisions,
  card: resignCards,
  post: resignPosts,
  event: resignEvents,
  member: resignMembers,
};
