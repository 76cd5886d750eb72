import type { FileRef, Ref } from './chat-state.ts';
import type { Chat } from './chat.ts';
import { addMessage, channelById, isPlace } from './messages.ts';
import { maxTextLength } from './card.ts';
import { tellBot } from './tell-bot.ts';

export type Said =
  | { readonly kind: 'said'; readonly ref: Ref }
  | { readonly kind: 'refused'; readonly why: SayRefusal };
export type SayRefusal = 'empty' | 'tooLong' | 'noSuchPlace';

/** A person writes in a channel or thread. */
export function say(
  chat: Chat,
  said: {
    readonly user: string;
    readonly channel: string;
    readonly thread: string | null;
    readonly text: string;
    readonly files: FileRef[];
  },
): Said {
  const { user, channel, thread, text, files } = said;
  if (text.length > maxTextLength) return { kind: 'refused', why: 'tooLong' };
  if (text.trim() === '' && files.length === 0) return { kind: 'refused', why: 'empty' };
  const isMember = channelById(chat.state, channel)?.members.includes(user) ?? false;
  if (!isMember || !isPlace(chat.state, channel, thread)) return { kind: 'refused', why: 'noSuchPlace' };
  const { ref } = addMessage(chat.state, {
    author: user,
    channel,
    thread,
    postedAt: chat.clock.now(),
    body: { kind: 'text', text, files },
    notified: [],
  });
  tellBot(chat, { kind: 'message', user, ref, text, files });
  chat.changed();
  return { kind: 'said', ref };
}
