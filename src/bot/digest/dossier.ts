import { Temporal } from 'temporal-polyfill';

import { type Action, type Answer, doOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { folded } from '#bot/typed-command.ts';
import { type Days, lastTwelveMonths } from '#reach/dossier/dossier-months.ts';
import { typedWords } from '#messages/typed-words.ts';
import { journal } from '#storage/journal.ts';

import { askInChannel } from './ask-in-channel.ts';
import { openEntries } from './dossier-entries.ts';
import { mayHaveDossier } from './may-have-dossier.ts';
import { figuresDays } from './parse-digest.ts';

const enters = typedWords(({ dossier: { enter } }) => enter);

const mostDays = 366;

/** Posts the dossier of some days, or of the last twelve whole months, for a desk's stewards and approvers. */
export const dossier: Action<'dossier'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ commands }) => [
      { typed: commands.helpDossier, does: commands.helpDossierDoes, group: 'figures' },
      { typed: commands.helpDossierEnter, does: commands.helpDossierEnterDoes, group: 'figures' },
    ],
    read: (rest) => (ctx) =>
      enters.has(folded(rest, 200)) ? entering(ctx) : askForDossier(ctx, figuresDays(folded(rest, 200))),
  },
};

async function entering(ctx: DeskContext): Promise<Answer> {
  return mayHaveDossier(ctx) ? openEntries(ctx) : ctx.m.dossier.mayNot;
}

async function askForDossier(ctx: DeskContext, wish: Days | 'badDays' | null): Promise<Answer> {
  const { bot, desk, m } = ctx;
  if (!mayHaveDossier(ctx)) return m.dossier.mayNot;
  if (wish === 'badDays') return m.digest.badDays;
  const days = wish ?? lastTwelveMonths(bot.store.clock.now(), desk.timeZone);
  if (daysIn(days) > mostDays) return m.dossier.longest(mostDays);
  return asking(days)(ctx);
}

/** Enqueues both files with an entry in the journal, once for a command, however often it arrives. */
function asking({ first, last }: Days): (ctx: DeskContext) => Promise<Answer> {
  return doOnce<DeskContext, { readonly kind: 'enqueued' }>({
    async does({ chat, desk, user, dedupeKey }, work) {
      const data = { first, last };
      await journal(work, { kind: 'dossier.asked', deskId: desk.id, draftId: null, actor: user.id, data });
      await askInChannel(work, desk.id, `${chat.id}:${dedupeKey}`, { kind: 'dossier.asked', data });
      return { kind: 'enqueued' };
    },
    says: { enqueued: ({ m }) => m.dossier.coming },
    repeated: ({ m }) => m.dossier.coming,
  });
}

function daysIn({ first, last }: Days): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days + 1;
}
