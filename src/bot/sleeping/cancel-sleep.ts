import { z } from 'zod';

import { cancelUnannounced } from '#accounts/plan-sleep.ts';
import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';

/**
 * Calls off a planned sleep that was not announced yet. The person who planned it may, and stewards of the desk that
 * decides about the account.
 */
export const cancelSleep: Action<'cancelSleep'> = {
  button: { about: 'desk', may: 'anybody', press: callingOff },
};

async function callingOff(ctx: DeskPress): Promise<Answer> {
  const { answer } = ctx.m.plannedSleep;
  const sleepId = z.uuid().safeParse(ctx.target).data;
  if (sleepId === undefined) return answer.over;
  const stewardOf = maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk) ? ctx.desk.id : null;
  return doOnce<DeskPress, Awaited<ReturnType<typeof cancelUnannounced>>>({
    does: ({ user }, work) => cancelUnannounced(work, { sleepId, by: user, stewardOf }),
    says: {
      cancelled: answer.cancelled,
      mayNot: answer.mayNotCancel,
      announced: answer.announced,
      over: answer.over,
    },
    repeated: () => answer.cancelled,
  })(ctx);
}
