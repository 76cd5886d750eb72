import type { ReactionName } from '#chat/chat-sink.ts';

/** What a reaction of that name means; a skin tone after "::" changes nothing. */
export function reactionName(slackName: string): ReactionName {
  switch (slackName.split('::', 1).join('')) {
    case 'white_check_mark':
      return 'approve';
    case 'x':
      return 'reject';
    default:
      return 'other';
  }
}
