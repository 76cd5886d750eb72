import type { Desk } from '#desks/desk.ts';
import type { Writing } from '#storage/store.ts';

import type { Content } from './draft.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { keepWords } from './keep-words.ts';
import { renderingsOf, type Rules } from './renderings-of.ts';

/** Writes one revision; it is never changed afterwards. Returns its fingerprint. */
export async function writeRevision(
  w: Writing,
  revision: {
    readonly draftId: string;
    readonly number: number;
    readonly content: Content;
    readonly editor: string;
    /** Whose proposal it is; left out where nobody proposed it. */
    readonly proposedBy?: string | null;
    readonly desk: Desk;
    readonly rules: Rules;
  },
): Promise<string> {
  const { draftId, number, content, editor, proposedBy = null, desk, rules } = revision;
  const fingerprint = fingerprintOf(renderingsOf(content, desk.accounts, rules), content.window, content.corrections);
  await w.tx.revision.create({
    data: {
      draftId,
      number,
      text: content.text,
      ownTexts: { ...content.ownTexts },
      contentWarning: content.contentWarning,
      language: content.language,
      visibility: content.visibility,
      accountIds: [...content.accountIds],
      media: content.media.map((media) => ({ ...media })),
      publishAt: content.window?.publishAt ?? null,
      notAfterAt: content.window?.notAfterAt ?? null,
      timeZone: content.timeZone,
      corrections: (content.corrections ?? []).map((correction) => ({ ...correction })),
      editedBy: editor,
      proposedBy,
      fingerprint,
      createdAt: w.clock.now(),
    },
  });
  await keepWords(w.tx, [{ draftId, number }]);
  return fingerprint;
}
