import { type Action, doOnce } from '#bot/action.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import type { Content } from '#drafts/content.ts';
import { readRevision } from '#drafts/draft.ts';
import { mediumOfAll } from '#drafts/medium.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';

/** Returns the pictures that a revision has added. */
export function broughtIn(before: Content, after: Content): Content['media'] {
  const there = before.media.map(({ sha256 }) => sha256);
  return after.media.filter(({ sha256 }) => !there.includes(sha256));
}

/**
 * Takes out the pictures that one revision brought, while the draft is being written. Only its authors may: anybody
 * else would become an author with one press, without writing a word.
 */
export const removeMedia: Action<'removeMedia'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      async does({ bot, desk, draft, revision, user }, work) {
        if (!authorsOf(draft).includes(user.id)) return { kind: 'notAllowed' as const };
        if (draft.state !== 'writing' || draft.current.asked !== null) return { kind: 'tooLate' as const };
        const [before, after] = [
          await readRevision(work.tx, draft.id, revision - 1),
          await readRevision(work.tx, draft.id, revision),
        ];
        if (before === null || after === null) return { kind: 'tooLate' as const };
        const out = broughtIn(before.content, after.content).map(({ sha256 }) => sha256);
        const { content, number } = draft.current;
        const media = content.media.filter(({ sha256 }) => !out.includes(sha256));
        const { kind } = await reviseWhenFree(work, {
          draftId: draft.id,
          editor: user.id,
          baseRevision: number,
          content: { ...content, media },
          desk,
          rules: bot.rules,
        });
        return { kind: kind === 'revised' ? ('out' as const) : ('tooLate' as const) };
      },
      says: {
        out: null,
        notAllowed: ({ draft, m }) =>
          m.making.onlyAuthorsTakeOut(m.media[mediumOfAll(draft.current.content.media)].describe),
        tooLate: ({ m }) => m.answers.notPossibleNow,
      },
    }),
  },
};
