import type { Card } from '#chat/card.ts';
import type { ChannelRef, ThreadRef, UserId } from '#chat/refs.ts';

import type { CardPost } from './render/card-posts.ts';

/** Messages for people who wait for an answer of ours. They go out with the answer. */
export interface Asides {
  /** Keeps a card for the answer; false if nobody waits, or the answer has no place for it. */
  take(to: UserId, where: ChannelRef | ThreadRef, card: Card): Promise<boolean>;
  /** Collects texts for one person in one channel, until `end` returns them. */
  begin(user: UserId, channel: string): { readonly end: () => string };
}

/** Opens the asides. An answer to a press is plain text, without pictures or buttons. */
export function asides(postsOf: (card: Card) => Promise<readonly CardPost[]>): Asides {
  const open = new Set<{ readonly user: UserId; readonly channel: string; readonly texts: string[] }>();
  return {
    take: async (to, where, card) => {
      const posts = await postsOf(card);
      const [post, ...others] = posts;
      if (post === undefined || others.length > 0 || post.sections.length > 0 || post.pictures.length > 0) return false;
      const waiting = [...open].find(({ user, channel }) => user === to && channel === where.channel);
      waiting?.texts.push(post.message);
      return waiting !== undefined;
    },
    begin: (user, channel) => {
      const waiting = { user, channel, texts: [] };
      open.add(waiting);
      return {
        end: () => {
          open.delete(waiting);
          return waiting.texts.join('\n\n');
        },
      };
    },
  };
}
