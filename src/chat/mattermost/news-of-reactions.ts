import { reactionIn, type EventFrame } from './event-of.ts';

const most = 20_000;

/** Memory of the last news of each reaction, kept as long as no event is missed. */
export interface NewsOfReactions {
  /**
   * Returns whether a frame reports a change. The server reports a reaction again, with another time, when somebody
   * gives or takes it back twice. A frame that is not about a reaction always counts as news.
   */
  isNews(frame: EventFrame): boolean;
  /** Notes that something was missed: a reaction may have been taken back in between. */
  forget(): void;
}

export function newsOfReactions(): NewsOfReactions {
  const last = new Map<string, boolean>();
  return {
    isNews: (frame) => {
      const reaction = reactionIn(frame);
      if (reaction === null) return true;
      const { user_id: user, post_id: message, emoji_name: emoji, added } = reaction;
      const key = JSON.stringify([message, user, emoji]);
      if (last.get(key) === added) return false;
      if (last.size >= most) last.clear();
      last.set(key, added);
      return true;
    },
    forget: () => last.clear(),
  };
}
