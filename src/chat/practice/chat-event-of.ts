import type { ChatEvent } from '#chat/chat-sink.ts';
import { mentionsName } from '#chat/kit/mentions-name.ts';
import { reactionByEmoji } from '#chat/reaction-name.ts';

import type { WireEvent } from './wire.ts';

/** The bot's name in the practice chat. */
const botName = 'Tambour';

/** Maps an event of the practice chat to the interface's. */
export function chatEventOf(event: WireEvent): ChatEvent {
  switch (event.kind) {
    case 'button':
      return { ...event, trigger: { id: event.trigger } };
    case 'reaction': {
      const { emoji, ...rest } = event;
      return { ...rest, name: reactionByEmoji(emoji) };
    }
    case 'message':
      return { ...event, mentionsBot: mentionsName(event.text, botName) };
    case 'edited':
    case 'deleted':
      return event;
  }
}
