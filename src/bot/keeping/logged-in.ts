import { z } from 'zod';

import { readKeeping } from '#accounts/keeping/keeping.ts';
import { type LogInOutcome, noteLogIn } from '#accounts/keeping/note-log-in.ts';
import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import { fullWhenText } from '#bot/when-text.ts';

import { logInByText } from './log-in-text.ts';

/** Records that somebody has logged in to an account: its keeper, their deputy, or a steward. */
export const loggedIn: Action<'loggedIn'> = {
  button: { about: 'desk', may: 'anybody', press: noting },
};

const targetSchema = z.tuple([z.uuid(), z.iso.datetime().transform((text) => new Date(text))]);

/** Builds the target of a button. It names its period, so that a press on an old card never counts for another. */
export function loggedInTarget(accountId: string, periodFrom: Date): string {
  return `${accountId} ${periodFrom.toISOString()}`;
}

async function noting(ctx: DeskPress): Promise<Answer> {
  const { bot, chat, desk, m, target, user } = ctx;
  const { answer } = m.keeping;
  const [accountId, periodFrom] = targetSchema.safeParse(target?.split(' ')).data ?? [];
  const account = desk.accounts.find(({ id }) => id === accountId);
  if (accountId === undefined || periodFrom === undefined || account === undefined) return answer.nobodyKeeps;
  if (user.kind !== 'member') return answer.notYours;
  const isSteward = maySetUp(await settingUp(ctx, desk.channel), desk);
  return doOnce<DeskPress, LogInOutcome>({
    does: (_, work) => noteLogIn(work, { accountId, deskId: desk.id, periodFrom, by: { ...user, isSteward } }),
    says: {
      noted: async () => {
        const keeping = await readKeeping(bot.store.db, accountId);
        const until = keeping === null ? null : logInByText(ctx, keeping, account);
        // It may have ended meanwhile.
        return until === null ? null : answer.loggedIn(accountLabel(account), until.day);
      },
      already: async (_, { by, at }) => {
        const name = (await chat.user(by))?.name ?? by;
        return answer.already(name, fullWhenText(at, desk.timeZone, m.tongue, bot.store.clock.now()));
      },
      notYours: answer.notYours,
      nobodyKeeps: answer.nobodyKeeps,
    },
  })(ctx);
}
