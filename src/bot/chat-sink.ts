import type { Card } from '#chat/card.ts';
import type { ChatSink, CommandReply } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';
import { describeError } from '#storage/describe-error.ts';

import type { Bot } from './bot.ts';
import { afterForgedEvent } from '#bot/signing/after-forged-event.ts';
import { inPersonsTurn } from '#bot/events/in-persons-turn.ts';
import { mayMatter } from '#bot/events/may-matter.ts';
import type { Messages } from '#messages/words/messages.ts';
import { onDemand } from './on-demand.ts';
import { plainCard } from './plain-card.ts';

/**
 * Builds the handlers that one chat calls when something happens there. A failed event is thrown, so that the chat
 * delivers it again. A failed command or form is answered, and a form stays open with its text.
 */
export function chatSink(bot: Bot, chat: ChatPlatform): ChatSink {
  const failed = (error: unknown, what: string): void => {
    bot.logger.error(
      { error: describeError(error), platform: chat.id, what },
      'something from the chat could not be handled',
    );
  };
  const answered = async (what: string, user: UserId, work: () => Promise<Card | null>): Promise<CommandReply> => {
    try {
      const card = await work();
      return card === null ? { kind: 'done' } : { kind: 'whisper', card };
    } catch (error) {
      failed(error, what);
      const { answers } = await messagesFor(bot, chat, user);
      return { kind: 'whisper', card: plainCard(answers.wentWrong) };
    }
  };
  return {
    refused: (kind) => bot.refused({ platform: chat.id, kind }),
    mayMatter: (event) => mayMatter(bot, chat, event),
    accept: async (event) => {
      try {
        await inPersonsTurn(chat, event, {
          work: async () => (await onDemand.events()).acceptEvent(bot, chat, event),
          passingOver: () =>
            bot.logger.warn({ platform: chat.id }, 'more presses of one person than a hand makes are passed over'),
        });
      } catch (error) {
        failed(error, event.kind);
        throw error;
      }
    },
    forged: (event) => afterForgedEvent(bot, chat, event),
    command: (invoked) =>
      answered('command', invoked.user, async () => (await onDemand.commands()).runCommand(bot, chat, invoked)),
    shortcut: (invoked) =>
      answered('shortcut', invoked.user, async () => (await onDemand.commands()).useAsPost(bot, chat, invoked)),
    typed: async (typed) => {
      try {
        return await (await onDemand.typing()).typedCounts(bot, chat, typed);
      } catch (error) {
        failed(error, typed.binding.purpose);
        return {};
      }
    },
    home: async (user) => {
      try {
        return await (await onDemand.home()).homeOfPerson(bot, chat, user);
      } catch (error) {
        failed(error, 'home');
        const { answers } = await messagesFor(bot, chat, user);
        return plainCard(answers.wentWrong);
      }
    },
    submit: async (submitted) => {
      try {
        const { submitForm } = await onDemand.commands();
        return await submitForm(bot, chat, submitted);
      } catch (error) {
        failed(error, submitted.binding.purpose);
        const { answers } = await messagesFor(bot, chat, submitted.user);
        return { kind: 'errors', fields: {}, general: answers.wentWrong };
      }
    },
  };
}

async function messagesFor(bot: Bot, chat: ChatPlatform, user: string): Promise<Messages> {
  const { messagesIn } = await onDemand.messages();
  try {
    return messagesIn((await chat.user(user))?.language ?? bot.language);
  } catch {
    return messagesIn(bot.language);
  }
}
