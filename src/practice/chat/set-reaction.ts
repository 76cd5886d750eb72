import type { Ref } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { messageAt } from './messages.ts';
import { botId } from './open-chat.ts';
import { tellBot } from './tell-bot.ts';

/** The reactions that the page offers. */
export const emojis = ['✅', '❌', '👍', '👀', '🎉'] as const;

/** Adds or takes back a reaction; again changes nothing. The bot does not hear of its own. */
export function setReaction(
  chat: Chat,
  reaction: { readonly user: string; readonly ref: Ref; readonly emoji: string; readonly added: boolean },
): 'set' | 'gone' {
  const message = messageAt(chat.state, reaction.ref);
  if (message === null) return 'gone';
  const { user, emoji, added } = reaction;
  const at = message.reactions.findIndex((given) => given.user === user && given.emoji === emoji);
  if ((at !== -1) === added) return 'set';
  if (added) message.reactions.push({ emoji, user });
  else message.reactions.splice(at, 1);
  if (user !== botId) tellBot(chat, { kind: 'reaction', user, ref: message.ref, emoji, added });
  chat.changed();
  return 'set';
}
