import { watchApprovers } from '#bot/approving/watch-approvers.ts';
import type { Bot } from '#bot/bot.ts';
import { readOpenTemplates } from '#drafts/emergency/template.ts';
import { enqueueTemplateLapsed } from '#drafts/emergency/enqueue-template-lapsed.ts';

/**
 * Returns a task that checks whether the people who approved emergency templates are still there. A template that can
 * no longer be sent has to be noticed before the night in which it is needed.
 */
export function watchTemplates(bot: Bot): () => Promise<void> {
  const { store } = bot;
  return watchApprovers(bot, {
    desks: { readyPosts: { some: { state: 'agreed' } } },
    async agreedOn(desk) {
      const open = await readOpenTemplates(store.db, desk.id);
      // What is agreed is judged by who may approve on the desk as it is.
      return open.filter(({ state }) => state === 'agreed').map((agreed) => ({ agreed, asked: desk }));
    },
    look: (template, desk, members) => store.write((work) => enqueueTemplateLapsed(work, { template, desk, members })),
    notFoundOut: 'who approved emergency templates was not found out',
  });
}
