import { maySee } from '#bot/may-see.ts';
import { storyCard } from '#bot/story/story-card.ts';

import type { PressHandler } from './pressed.ts';

/** Shows what the draft went through, in private, a page at a time. */
export const pressStory: PressHandler = async (pressed) => {
  const { event, draft, m } = pressed;
  if (!maySee(pressed)) return m.answers.notOnDesk;
  const from = /^\d{1,6}$/u.test(event.target ?? '') ? Number(event.target) : 0;
  return storyCard(pressed, draft.id, from);
};
