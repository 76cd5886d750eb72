import { type Action, type Answer, doOnce } from '#bot/action.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { DeskContext } from '#bot/context.ts';
import { withoutException } from '#bot/except-emergencies.ts';
import { whenText } from '#bot/when-text.ts';
import { type Freeze, freezeOf, freezeOfScope } from '#desks/freeze.ts';
import { mayApprove } from '#desks/may.ts';
import type { Messages } from '#messages/words/messages.ts';
import { freeze as freezeDesk, thaw as thawDesk } from '#publishing/holding/freeze.ts';

import { freezerName } from './freezer-name.ts';
import { mayFreeze } from './may-freeze.ts';

/**
 * Freezes the desk, so that nothing goes out any more. Anybody who works on it or wrote one of its drafts can do so.
 */
export const freeze: Action<'freeze'> = {
  button: { about: 'desk', may: 'anybody', press: freezing(null) },
  command: {
    about: 'desk',
    may: 'anybody',
    isUrgent: true,
    help: ({ commands }) => [{ typed: commands.helpFreeze, does: commands.helpFreezeDoes, group: 'emergency' }],
    read: (typed) => {
      const { rest, exceptEmergencies } = withoutException(typed);
      return freezing(rest === '' ? null : rest.slice(0, 300), exceptEmergencies);
    },
  },
};

/** Ends the desk's freeze, for an approver. Nothing goes out because of it. */
export const thaw: Action<'thaw'> = {
  button: {
    about: 'desk',
    may: 'anybody',
    // The button of an earlier freeze must not end a later one.
    press: async (ctx) => {
      const { db } = ctx.bot.store;
      if ((await freezeOfScope(db, ctx.desk.id))?.id === ctx.target) return thawing(ctx);
      // Only its own button, below the list of what waits, ends the freeze after a restore.
      const restored = await freezeOfScope(db, ctx.desk.id, true);
      return restored?.id === ctx.target ? thawing(ctx, true) : ctx.m.freeze.answer.notFrozen;
    },
  },
  command: { about: 'desk', may: 'anybody', help: () => [], read: () => (ctx) => thawing(ctx) },
};

async function thawing({ bot, desk, m, members, user }: DeskContext, isAfterRestore = false): Promise<Answer> {
  if (user.kind !== 'member' || !mayApprove(desk, user.id, members)) return m.freeze.answer.notApprover;
  const outcome = await thawDesk(bot.store, { deskId: desk.id, by: user, isAfterRestore });
  if (outcome.kind === 'looking') return m.restored.stillLooking;
  const still = await freezeOf(bot.store.db, desk.id);
  if (still !== null) return stillText(m, still);
  return outcome.kind === 'thawed' ? m.freeze.answer.thawed : m.freeze.answer.notFrozen;
}

/** Says what holds the desk's posts still. */
function stillText(m: Messages, { scope, isAfterRestore }: Freeze): string {
  if (scope === 'all') return m.freeze.answer.allFrozen;
  return isAfterRestore ? m.restored.frozenCard : m.freeze.stillFrozen;
}

function freezing(why: string | null, exceptEmergencies = false): (ctx: DeskContext) => Promise<Answer> {
  const frozenAnswer = async ({ bot, desk, m }: DeskContext): Promise<string> => {
    const under = exceptEmergencies ? await freezeOf(bot.store.db, desk.id) : null;
    if (under === null) return m.freeze.answer.frozen;
    // Another freeze may hold emergencies all the same.
    return asSentences(
      m.freeze.answer.frozen,
      under.exceptEmergencies ? m.freeze.exceptEmergencies : stillText(m, under),
    );
  };
  return doOnce<
    DeskContext,
    | { readonly kind: 'mayNot' | 'frozen' | 'stricter' | 'notLooser' }
    | { readonly kind: 'already'; readonly freeze: Freeze }
  >({
    async does(ctx, work) {
      const { desk, user } = ctx;
      if (!(await mayFreeze(ctx))) return { kind: 'mayNot' };
      const { kind, freeze } = await freezeDesk(work, { deskId: desk.id, by: user, why, exceptEmergencies });
      if (kind !== 'already') return { kind };
      return exceptEmergencies && !freeze.exceptEmergencies ? { kind: 'notLooser' } : { kind, freeze };
    },
    says: {
      mayNot: ({ m }) => m.freeze.answer.mayNotFreeze,
      frozen: frozenAnswer,
      stricter: ({ m }) => m.freeze.answer.stricter,
      notLooser: ({ m }) => m.freeze.answer.notLooser,
      async already({ bot, chat, desk, m }, { freeze: { by, at } }) {
        const when = whenText(at, desk.timeZone, m.tongue, bot.store.clock.now());
        return m.freeze.answer.already(await freezerName(chat, m, by), when);
      },
    },
    repeated: ({ m }) => m.freeze.answer.frozen,
  });
}
