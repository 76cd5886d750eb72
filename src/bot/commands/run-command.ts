import type { Bot } from '#bot/bot.ts';
import { contextOf, deskThere } from '#bot/context.ts';
import { findInDesk } from '#bot/find/find-in-desk.ts';
import { maySee } from '#bot/find/may-see.ts';
import { messagesIn } from '#messages/messages.ts';
import { plainCard } from '#bot/plain-card.ts';
import { runTemplate } from '#bot/templates/run-template.ts';
import type { Card } from '#chat/card.ts';
import type { CommandInvoked } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';

import { correctOne } from './correct-one.ts';
import { fillPractice, isPractice } from './fill-practice.ts';
import { fromThread, numberOfThread } from './from-thread.ts';
import { helpCard } from './help-card.ts';
import { listDesk } from './list-desk.ts';
import { noDeskText } from './no-desk-text.ts';
import { openDraftForm } from './open-draft-form.ts';
import { openSetup } from './open-setup.ts';
import { parseCommand } from './parse-command.ts';
import { runAbsence } from './run-absence.ts';
import { runDigest, runFigures } from './run-digest.ts';
import { runFreeze, runThaw } from './run-freeze.ts';
import { runHours } from './run-hours.ts';
import { showOne } from './show-one.ts';

/** Does what was typed after /tambour; what to whisper, or null where a form was opened. */
export async function runCommand(bot: Bot, chat: ChatPlatform, invoked: CommandInvoked): Promise<Card | null> {
  const command = parseCommand(invoked.text);
  const isOfDesk = command.kind !== 'help' && command.kind !== 'unknown' && command.kind !== 'setup';
  const [ctx, there] = await Promise.all([
    contextOf(bot, chat, invoked.user, invoked.dedupeKey),
    isOfDesk ? deskThere(bot, chat, invoked.channel) : null,
  ]);
  if (ctx === null) return plainCard(messagesIn(bot.language).answers.unknownPerson);
  switch (command.kind) {
    case 'help':
      return helpCard(ctx, null, isPractice(ctx));
    case 'unknown':
      return helpCard(ctx, command.word, isPractice(ctx));
    case 'practice':
      if (!isPractice(ctx)) return helpCard(ctx, command.word);
      break;
    case 'setup':
      return openSetup(ctx, invoked);
    case 'draft':
    case 'list':
    case 'show':
    case 'template':
    case 'correct':
    case 'freeze':
    case 'thaw':
    case 'absence':
    case 'hours':
    case 'digest':
    case 'figures':
      break;
  }
  if (there?.kind !== 'desk') return plainCard(await noDeskText(ctx, invoked.channel, there?.kind));
  const here = { ...ctx, desk: there.desk, members: there.members };
  switch (command.kind) {
    case 'draft':
      return openDraftForm(here, invoked.trigger, await fromThread(here, invoked.thread, command.text));
    case 'practice':
      return fillPractice(here);
    case 'list':
      if (!maySee(here)) return plainCard(here.m.answers.notOnDesk);
      return command.wish === '' ? listDesk(here) : findInDesk(here, command.wish);
    case 'template':
      return runTemplate(here, command.wish, invoked.trigger);
    case 'freeze':
      return runFreeze(here, command.why);
    case 'thaw':
      return runThaw(here);
    case 'absence':
      return runAbsence(here, command.wish, invoked.trigger);
    case 'hours':
      return runHours(here, command.wish);
    case 'digest':
      return runDigest(here, command.wish);
    case 'figures':
      return runFigures(here, command.days);
    case 'correct': {
      const number = command.number ?? (await numberOfThread(here, invoked.thread));
      return number === null ? plainCard(ctx.m.corrections.whichOne) : correctOne(here, invoked.trigger, number);
    }
    case 'show': {
      if (!maySee(here)) return plainCard(here.m.answers.notOnDesk);
      const number = command.number ?? (await numberOfThread(here, invoked.thread));
      return number === null ? helpCard(ctx, invoked.text.trim(), isPractice(ctx)) : showOne(here, number);
    }
  }
}
