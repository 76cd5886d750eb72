import type { ReactionName } from '#chat/chat-sink.ts';

import { reactions } from './reactions.ts';

/** Maps a reaction's name in chats to its meaning. A skin tone after "::" changes nothing. */
export function reactionName(said: string): ReactionName {
  const name = said.split('::', 1).join('');
  return meaningOf((reaction) => reaction.name === name);
}

/** Maps a reaction's emoji to its meaning. */
export function reactionByEmoji(emoji: string): ReactionName {
  return meaningOf((reaction) => reaction.emoji === emoji);
}

function meaningOf(is: (reaction: { readonly emoji: string; readonly name: string }) => boolean): ReactionName {
  if (reactions.approve.some(is)) return 'approve';
  return reactions.reject.some(is) ? 'reject' : 'other';
}
