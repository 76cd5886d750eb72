import type { Desk } from '#desks/desk.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Content } from './content.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { keepWords } from './keep-words.ts';
import { columnsOfContent } from './kept-content.ts';
import { renderingsOf, type Rules } from './renderings-of.ts';

/** Writes one revision; it is never changed afterwards. Returns its fingerprint. */
export async function writeRevision(
  work: UnitOfWork,
  revision: {
    readonly draftId: string;
    readonly number: number;
    readonly content: Content;
    readonly editor: string;
    /** The person who proposed it; left out if nobody did. */
    readonly proposedBy?: string | null;
    readonly desk: Desk;
    readonly rules: Rules;
  },
): Promise<string> {
  const { draftId, number, content, editor, proposedBy = null, desk, rules } = revision;
  const fingerprint = fingerprintOf(renderingsOf(content, desk.accounts, rules), content, desk.accounts);
  await work.tx.revision.create({
    data: {
      draftId,
      number,
      ...columnsOfContent(content),
      editedBy: editor,
      proposedBy,
      fingerprint,
      createdAt: work.clock.now(),
    },
  });
  await keepWords(work.tx, [{ draftId, number }]);
  return fingerprint;
}
