import { z } from 'zod';

import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { confirmLot, refusePair, takeBackPairs } from '#reach/past/pairs/decide-pairs.ts';
import { pairsOfDesk } from '#reach/past/pairs/open-pairs.ts';

import { type Before, doneCard, lotCard } from './past-card.ts';

/** Shows the person the next undecided pairs of posts from before Tambour: do they say the same? */
export const past: Action<'past'> = {
  command: {
    about: 'desk',
    may: 'team',
    help: ({ past: { help, helpDoes } }) => [{ typed: help, does: helpDoes, group: 'figures' }],
    read: (rest) => async (ctx) => (rest.trim() === '' ? showing(ctx, null) : ctx.m.past.howTo),
  },
};

/** Confirms the pairs that the person was shown. */
export const confirmPastPairs: Action<'confirmPastPairs'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      does: (ctx: DeskPress, work) => confirmLot(work, { ...saidBy(ctx), shown: ctx.target ?? '' }),
      says: {
        confirmed: (ctx, { count, at }) => showing(ctx, { said: ctx.m.past.answer.confirmed(count), takeBackAt: at }),
        changed: (ctx) => showing(ctx, { said: ctx.m.past.answer.changed, takeBackAt: null }),
      },
    }),
  },
};

/** Refuses one pair of those that the person was shown. */
export const refusePastPair: Action<'refusePastPair'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      does: (ctx: DeskPress, work) => refusePair(work, { ...saidBy(ctx), pairId: ctx.target ?? '' }),
      says: {
        refused: (ctx, { at }) => showing(ctx, { said: ctx.m.past.answer.refused, takeBackAt: at }),
        changed: (ctx) => showing(ctx, { said: ctx.m.past.answer.changed, takeBackAt: null }),
      },
    }),
  },
};

const instant = z.iso.datetime().transform((text) => new Date(text));

/** Takes back what one press said about pairs. */
export const withdrawPastPairs: Action<'withdrawPastPairs'> = {
  button: {
    about: 'desk',
    may: 'team',
    press: doOnce({
      async does(ctx: DeskPress, work) {
        const at = instant.safeParse(ctx.target).data;
        return at === undefined ? { kind: 'changed' as const } : takeBackPairs(work, { ...saidBy(ctx), at });
      },
      says: {
        takenBack: (ctx, { count }) => showing(ctx, { said: ctx.m.past.answer.takenBack(count), takeBackAt: null }),
        changed: (ctx) => showing(ctx, { said: ctx.m.past.answer.changed, takeBackAt: null }),
      },
    }),
  },
};

function saidBy({ desk, user }: DeskContext): { readonly deskId: string; readonly by: { id: string; name: string } } {
  return { deskId: desk.id, by: { id: user.id, name: user.name } };
}

async function showing({ bot, desk, m }: DeskContext, before: Before | null): Promise<Answer> {
  const { db, clock } = bot.store;
  const view = { m, desk, now: clock.now() };
  const { open, confirmed, refused } = await pairsOfDesk(bot.store, desk.id);
  if (open.length > 0) return lotCard(view, open, before);
  if (confirmed.length + refused.length > 0) {
    return doneCard(view, m.past.allSaid(confirmed.length, refused.length), before);
  }
  const imports = await db.pastImport.count({ where: { deskId: desk.id } });
  return doneCard(view, imports === 0 ? m.past.nothing : m.past.noPairs, before);
}
