import type { ChatUser } from '#chat/chat.ts';
import type { UserId } from '#chat/refs.ts';

/** The languages of people, as far as they were heard of: asking would keep a person waiting for a word. */
export interface HeardLanguages {
  readonly heard: (user: ChatUser) => void;
  /** Null: nothing was heard of that person yet. */
  readonly of: (id: UserId) => ChatUser['language'] | null;
}

/** `most`: so many people are remembered; with one more all others are forgotten. */
export function heardLanguages(most = 20_000): HeardLanguages {
  const languages = new Map<UserId, ChatUser['language']>();
  return {
    heard: ({ id, language }) => {
      if (languages.size >= most && !languages.has(id)) languages.clear();
      languages.set(id, language);
    },
    of: (id) => languages.get(id) ?? null,
  };
}
