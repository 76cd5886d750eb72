import { answerPlace } from '#bot/answer-place.ts';
import type { Bot } from '#bot/bot.ts';
import { contextOf, deskThere, worksHere } from '#bot/context.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDraft } from '#drafts/draft.ts';

import { pressAltTexts } from './press-alt-texts.ts';
import { pressApprove } from './press-approve.ts';
import { pressAsk } from './press-ask.ts';
import { pressCancel } from './press-cancel.ts';
import { pressChanges } from './press-changes.ts';
import { pressCorrect } from './press-correct.ts';
import { pressCopy } from './press-copy.ts';
import { pressEdit } from './press-edit.ts';
import { pressItIsNotThere } from './press-it-is-not-there.ts';
import { pressItIsThere } from './press-it-is-there.ts';
import { pressKnownHere } from './press-known-here.ts';
import { pressOlder } from './press-older.ts';
import { pressOnDesk } from './press-on-desk.ts';
import { pressLeaveWording } from './press-leave-wording.ts';
import { pressPropose } from './press-propose.ts';
import { pressReject } from './press-reject.ts';
import { pressCloseLying, pressKeepLying } from './press-lying.ts';
import { pressRetract } from './press-retract.ts';
import { pressSendLateAt } from './press-send-late-at.ts';
import { pressSendLate } from './press-send-late.ts';
import { pressShorten } from './press-shorten.ts';
import { pressShow } from './press-show.ts';
import { pressStop } from './press-stop.ts';
import { pressStory } from './press-story.ts';
import { pressTakeWording } from './press-take-wording.ts';
import { pressTryAgain } from './press-try-again.ts';
import { pressUseTemplate } from './press-use-template.ts';
import { pressUseInPost } from './press-use-in-post.ts';
import type { ButtonEvent, PressHandler } from './pressed.ts';

/** Every button about a draft that a card may have. Those that decide refuse strangers themselves, and write the attempt down. */
const handlers: ReadonlyMap<string, { readonly press: PressHandler; readonly isForAll: boolean }> = new Map([
  ['edit', { press: pressEdit, isForAll: false }],
  ['shorten', { press: pressShorten, isForAll: false }],
  ['ask', { press: pressAsk, isForAll: false }],
  ['approve', { press: pressApprove, isForAll: true }],
  ['changes', { press: pressChanges, isForAll: true }],
  ['propose', { press: pressPropose, isForAll: true }],
  ['reject', { press: pressReject, isForAll: true }],
  ['stop', { press: pressStop, isForAll: false }],
  ['cancel', { press: pressCancel, isForAll: false }],
  ['correct', { press: pressCorrect, isForAll: false }],
  ['copy', { press: pressCopy, isForAll: false }],
  ['retract', { press: pressRetract, isForAll: false }],
  ['altTexts', { press: pressAltTexts, isForAll: false }],
  ['useInPost', { press: pressUseInPost, isForAll: false }],
  ['tryAgain', { press: pressTryAgain, isForAll: false }],
  ['sendLate', { press: pressSendLate, isForAll: true }],
  ['sendLateAt', { press: pressSendLateAt, isForAll: true }],
  ['itIsThere', { press: pressItIsThere, isForAll: false }],
  ['itIsNotThere', { press: pressItIsNotThere, isForAll: false }],
  ['knownHere', { press: pressKnownHere, isForAll: false }],
  ['takeWording', { press: pressTakeWording, isForAll: false }],
  ['leaveWording', { press: pressLeaveWording, isForAll: false }],
  ['closeLying', { press: pressCloseLying, isForAll: false }],
  ['keepLying', { press: pressKeepLying, isForAll: false }],
  ['show', { press: pressShow, isForAll: true }],
  ['story', { press: pressStory, isForAll: true }],
  ['older', { press: pressOlder, isForAll: true }],
]);

/** Does what was pressed. Whoever may not, or presses too late, is told so in private. */
export async function pressButton(bot: Bot, chat: ChatPlatform, event: ButtonEvent): Promise<void> {
  if (await pressOnDesk(bot, chat, event)) return;
  const handler = handlers.get(event.action);
  if (handler === undefined && event.action !== 'useTemplate')
    throw new Error(`a button "${event.action}" was pressed, which no card has`);
  // A form has to open within three seconds: what the chat is asked is asked at once.
  const [ctx, there, draft] = await Promise.all([
    contextOf(bot, chat, event.user, event.dedupeKey),
    deskThere(bot, chat, event.ref.channel),
    readDraft(bot.store.db, event.draftId),
  ]);
  if (ctx === null) return;
  const say = async (sentence: Parameters<typeof whisper>[2]['sentence']): Promise<void> =>
    whisper(bot, chat, { to: event.user, where: await answerPlace(bot, chat, event.ref), sentence });
  if (there.kind === 'notInChannel') return say(ctx.m.answers.notInChannel);
  // The only button that is about no draft: about a template, and in a draft's place stands the template's id.
  if (handler === undefined) {
    if (there.kind === 'none') return say(ctx.m.answers.draftGone);
    const opened = await pressUseTemplate({ ...ctx, desk: there.desk, members: there.members }, event);
    return opened === null ? undefined : say(opened);
  }
  // A draft of another channel is none of this card's business, whatever the press claims.
  if (draft === null || there.kind === 'none' || draft.deskId !== there.desk.id) return say(ctx.m.answers.draftGone);
  const here = { ...ctx, desk: there.desk, members: there.members };
  if (!handler.isForAll && !worksHere(here, draft.author)) return say(ctx.m.answers.notOnDesk);
  const answer = await handler.press({ ...here, draft, event });
  if (answer !== null) await say(answer);
}
