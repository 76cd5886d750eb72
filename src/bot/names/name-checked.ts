import { z } from 'zod';

import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { fullWhenText } from '#bot/when-text.ts';
import { type LookedOutcome, noteLooked } from '#reach/names/watch-name.ts';

/** Records that somebody has checked where an account's name leads. */
export const nameChecked: Action<'nameChecked'> = {
  button: { about: 'desk', may: 'team', press: noting },
};

const targetSchema = z.tuple([z.uuid(), z.iso.datetime().transform((text) => new Date(text))]);

/** Returns the target of such a message's button. */
export function lookedTarget(accountId: string, askedAt: Date): string {
  return `${accountId} ${askedAt.toISOString()}`;
}

async function noting(ctx: DeskPress): Promise<Answer> {
  const { bot, chat, desk, m, target, user } = ctx;
  const { answer } = m.names;
  const [accountId, askedAt] = targetSchema.safeParse(target?.split(' ')).data ?? [];
  if (accountId === undefined || askedAt === undefined) return answer.gone;
  return doOnce<DeskPress, LookedOutcome>({
    does: (_, work) => noteLooked(work, { accountId, deskId: desk.id, askedAt, by: user }),
    says: {
      looked: answer.looked,
      already: async (_, { by, at }) => {
        const name = (await chat.user(by))?.name ?? by;
        return answer.already(name, fullWhenText(at, desk.timeZone, m.tongue, bot.store.clock.now()));
      },
      gone: answer.gone,
    },
  })(ctx);
}
