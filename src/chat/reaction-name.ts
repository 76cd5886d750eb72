import type { ReactionName } from '#chat/chat-sink.ts';

import { reactions } from './reactions.ts';

/** Tells what a reaction that chats call by that name means; a skin tone after "::" changes nothing. */
export function reactionName(said: string): ReactionName {
  const name = said.split('::', 1).join('');
  return meaningOf((reaction) => reaction.name === name);
}

/** Tells what a reaction with that emoji means. */
export function reactionByEmoji(emoji: string): ReactionName {
  return meaningOf((reaction) => reaction.emoji === emoji);
}

function meaningOf(is: (reaction: { readonly emoji: string; readonly name: string }) => boolean): ReactionName {
  if (reactions.approve.some(is)) return 'approve';
  return reactions.reject.some(is) ? 'reject' : 'other';
}
