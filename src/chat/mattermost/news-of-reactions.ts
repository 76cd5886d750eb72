import { reactionIn, type EventFrame } from './event-of.ts';

const most = 20_000;

/** What was heard last of each reaction, for as long as nothing was missed. */
export interface NewsOfReactions {
  /**
   * Whether a frame tells what was not so before: the server tells again, as of another moment, a reaction that somebody
   * gives twice, or takes back twice. A frame of anything else tells something.
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
