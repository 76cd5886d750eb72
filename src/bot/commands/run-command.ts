import type { Bot } from '#bot/bot.ts';
import { type Deed, deedOf, type DeskDeed } from '#bot/deed.ts';
import { messagesIn } from '#bot/messages/messages.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card, ChatPlatform, CommandInvoked } from '#chat/chat.ts';
import { readDesk } from '#desks/desk.ts';

import { helpCard } from './help-card.ts';
import { listDesk } from './list-desk.ts';
import { openDraftForm } from './open-draft-form.ts';
import { openSetup } from './open-setup.ts';
import { parseCommand } from './parse-command.ts';
import { showOne } from './show-one.ts';

/** Does what was typed after /tambour; what to whisper, or null where a form was opened. */
export async function runCommand(bot: Bot, chat: ChatPlatform, invoked: CommandInvoked): Promise<Card | null> {
  const deed = await deedOf(bot, chat, invoked.user, invoked.dedupeKey);
  if (deed === null) return plainCard(messagesIn('en').answers.unknownPerson);
  const command = parseCommand(invoked.text);
  switch (command.kind) {
    case 'help':
      return helpCard(deed.m, null);
    case 'unknown':
      return helpCard(deed.m, command.word);
    case 'setup':
      return openSetup(deed, invoked);
    case 'draft':
    case 'list':
    case 'show':
      break;
  }
  const here = await deskHere(deed, invoked.channel);
  if (here === null) return plainCard(noDeskText(deed));
  switch (command.kind) {
    case 'draft':
      return openDraftForm(here, invoked, command.text);
    case 'list':
      return listDesk(here);
    case 'show':
      return showOne(here, command.number);
  }
}

async function deskHere(deed: Deed, channel: string): Promise<DeskDeed | null> {
  const { bot, chat } = deed;
  const now = bot.store.clock.now();
  const desk = await readDesk(bot.store.db, { platform: chat.id, channel }, now);
  return desk === null ? null : { ...deed, desk, members: await chat.members({ channel }) };
}

function noDeskText({ bot, chat, m }: Deed): string {
  return bot.practicePlatforms.has(chat.id) ? m.answers.noDesk : m.answers.noDeskAdministrator;
}
