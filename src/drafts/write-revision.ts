import type { Desk } from '#desks/desk.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Content } from './content.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { keepWords } from './keep-words.ts';
import { columnsOfContent } from './kept-content.ts';
import { renderingsOf, type Rules } from './renderings-of.ts';
import { macOfRevision } from './revision-mac.ts';
import { rewordedBy, type Worded } from './worded-by.ts';
import { wordedSoFar } from './worded-so-far.ts';

/**
 * Writes one revision, and signs who worded each of its parts; its content never changes afterwards. Returns its
 * fingerprint.
 */
export async function writeRevision(
  work: UnitOfWork,
  revision: {
    readonly draftId: string;
    readonly number: number;
    readonly content: Content;
    /** The draft's author. */
    readonly author: string;
    readonly editor: string;
    /** True if nothing in it is anybody's new wording: no part gets a new author. */
    readonly isNobodysWording?: boolean;
    /** The person who proposed it; left out if nobody did. */
    readonly proposedBy?: string | null;
    /** The revision of another draft that it copies. */
    readonly copied?: Worded;
    /** Approval of it is asked for at once. */
    readonly asked?: { readonly at: Date; readonly by: string };
    readonly desk: Desk;
    readonly rules: Rules;
  },
): Promise<string> {
  const { draftId, number, content, author, editor, proposedBy = null, copied, asked, desk, rules } = revision;
  const fingerprint = fingerprintOf(renderingsOf(content, desk.accounts, rules), content, desk.accounts);
  const { earlier, beside } = await wordedSoFar(work, { id: draftId, deskId: desk.id, author });
  const wordedBy = rewordedBy({
    content,
    editors: revision.isNobodysWording === true ? [] : [editor],
    proposedBy,
    author,
    earlier: copied === undefined ? earlier : [copied, ...earlier],
    beside,
  });
  const signed = { draftId, number, fingerprint, editedBy: editor, proposedBy, wordedBy, askedBy: asked?.by ?? null };
  const key = work.decisionKey;
  await work.tx.revision.create({
    data: {
      ...columnsOfContent(content),
      ...signed,
      mac: key === null ? null : macOfRevision(key, { ...signed, deskId: desk.id, author }),
      createdAt: work.clock.now(),
      askedAt: asked?.at ?? null,
    },
  });
  await keepWords(work.tx, [{ draftId, number }]);
  return fingerprint;
}
