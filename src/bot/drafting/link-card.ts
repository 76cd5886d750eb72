import { type Action, doOnce, type DraftPress } from '#bot/action.ts';
import { cardedLinkOf, cardOf, isFresh, keepCardPicture } from '#drafts/link-card.ts';
import { readLinkPreview } from '#drafts/previews/link-preview.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import type { Content } from '#drafts/content.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { lookOnce } from './look-at-page.ts';

/**
 * Adds a card of the post's link to the draft, for networks that read no page themselves: what the page says now
 * becomes part of the draft, and of what is approved. A person chooses it, since its words and picture come from
 * outside.
 */
export const acceptLinkCard: Action<'acceptLinkCard'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    async press(ctx) {
      const { bot, desk, draft, m } = ctx;
      const link = linkIn(ctx, draft.current.content);
      if (link === null || bot.lookAtPage === undefined) return m.linkCard.none;
      const { db, clock } = bot.store;
      if (!isFresh(await readLinkPreview(db, draft.id), link, clock.now())) {
        if ((await lookOnce(bot, desk, draft, link)) === 'busy') return m.linkLook.busy;
      }
      return takeRead(ctx);
    },
  },
};

const takeRead = doOnce<DraftPress, { readonly kind: Taken }>({
  does: async (ctx, work) => ({ kind: await take(ctx, work) }),
  says: {
    revised: null,
    unchanged: ({ m }) => m.answers.unchanged,
    none: ({ m }) => m.linkCard.none,
    notRead: ({ m }) => m.linkCard.notRead,
    replaced: ({ m }) => m.linkLook.busy,
    stale: ({ m, draft }) => m.answers.stale(draft.current.number),
    closed: ({ m }) => m.answers.closedDraft,
    underWay: ({ m }) => m.answers.underWay,
  },
});

type Revised = Awaited<ReturnType<typeof reviseWhenFree>>['kind'];
type Taken = Revised | 'none' | 'notRead' | 'replaced';

/** Makes the card from the page as it was last read. `replaced`: it was read again at this very moment. */
async function take(ctx: DraftPress, work: UnitOfWork): Promise<Taken> {
  const { draft } = ctx;
  const { content } = draft.current;
  const link = linkIn(ctx, content);
  if (link === null) return 'none';
  const preview = await readLinkPreview(work.tx, draft.id);
  if (!isFresh(preview, link, work.clock.now())) return 'notRead';
  const linkCard = cardOf(preview);
  if (!(await keepCardPicture(work, linkCard))) return 'replaced';
  return revise(ctx, work, { ...content, linkCard });
}

/** Removes the link card from the draft, so that the post goes out without one. */
export const dismissLinkCard: Action<'dismissLinkCard'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    press: doOnce<DraftPress, { readonly kind: Revised }>({
      async does(ctx, work) {
        const { linkCard: _, ...content } = ctx.draft.current.content;
        return { kind: await revise(ctx, work, content) };
      },
      says: {
        revised: null,
        unchanged: ({ m }) => m.answers.unchanged,
        stale: ({ m, draft }) => m.answers.stale(draft.current.number),
        closed: ({ m }) => m.answers.closedDraft,
        underWay: ({ m }) => m.answers.underWay,
      },
    }),
  },
};

function linkIn({ bot: { rules }, desk }: DraftPress, content: Content): string | null {
  return cardedLinkOf(renderingsOf(content, desk.accounts, rules), rules)?.link ?? null;
}

async function revise({ bot, desk, draft, user }: DraftPress, work: UnitOfWork, content: Content): Promise<Revised> {
  const { id: draftId, current } = draft;
  const editor = user.id;
  const outcome = await reviseWhenFree(work, {
    draftId,
    editor,
    baseRevision: current.number,
    content,
    desk,
    rules: bot.rules,
  });
  return outcome.kind;
}
