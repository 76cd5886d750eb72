import { answerPlace } from '#bot/answer-place.ts';
import type { Bot } from '#bot/bot.ts';
import { contextOf, deskThere, worksHere } from '#bot/context.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { pressFreeze } from './press-freeze.ts';
import { pressItWasUs } from './press-it-was-us.ts';
import { pressRetractDouble } from './press-retract-double.ts';
import type { ButtonEvent, DeskPressHandler } from './pressed.ts';

/** Every button that is about no draft. Whoever wrote one may freeze and retract as well: these refuse strangers themselves. */
const handlers: ReadonlyMap<string, { readonly press: DeskPressHandler; readonly isForAll: boolean }> = new Map([
  ['itWasUs', { press: pressItWasUs, isForAll: false }],
  ['retractDouble', { press: pressRetractDouble, isForAll: true }],
  ['freeze', { press: pressFreeze, isForAll: true }],
]);

/** Does what was pressed; false where no such button is about no draft. Whoever may not is told so in private. */
export async function pressOnDesk(bot: Bot, chat: ChatPlatform, event: ButtonEvent): Promise<boolean> {
  const handler = handlers.get(event.action);
  if (handler === undefined) return false;
  const [ctx, there] = await Promise.all([
    contextOf(bot, chat, event.user, event.dedupeKey),
    deskThere(bot, chat, event.ref.channel),
  ]);
  if (ctx === null) return true;
  const answer = async (): ReturnType<DeskPressHandler> => {
    if (there.kind === 'notInChannel') return ctx.m.answers.notInChannel;
    if (there.kind === 'none') return ctx.m.answers.notOnDesk;
    const here = { ...ctx, desk: there.desk, members: there.members };
    if (!handler.isForAll && !worksHere(here, null)) return ctx.m.answers.notOnDesk;
    return handler.press({ ...here, event });
  };
  const sentence = await answer();
  if (sentence !== null) {
    await whisper(bot, chat, { to: event.user, where: await answerPlace(bot, chat, event.ref), sentence });
  }
  return true;
}
