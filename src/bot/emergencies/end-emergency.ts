import type { Action, Answer } from '#bot/action.ts';
import { type DeskContext, deciderOf } from '#bot/context.ts';
import { endEmergencies } from '#emergencies/end-emergency.ts';

/** Ends the desk's event, and the pause of routine posts with it, for an approver. Nothing goes out because of it. */
export const endEmergency: Action<'endEmergency'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => endingByWord(ctx) },
};

/** Ends the desk's event, and says what came of it. */
export async function endingByWord(ctx: DeskContext): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const { answer } = m.emergency;
  const outcome = await endEmergencies(bot.store, { desk, ...deciderOf(ctx) });
  return { ended: answer.ended, nothing: answer.nothingToEnd, notApprover: answer.notApprover }[outcome.kind];
}
