import { rules } from '#app/rules.ts';
import type { Rules } from '#drafts/renderings-of.ts';

import type { BotSceneOptions } from './bot-scene.ts';

/** Rules by which a scene's first network takes link cards, as Bluesky does, and the other reads pages itself. */
export const carding: Rules = {
  ...rules,
  mastodon: { ...rules.mastodon, linkCards: { maxPictureBytes: 1_000_000 } },
};

/** Options for a scene with such a network, in which every page has the same content. */
export const withCards: Pick<BotSceneOptions, 'rules' | 'lookAtPage'> = {
  rules: carding,
  lookAtPage: async () => ({
    head: { title: 'Horaires', description: null, picture: null, asksForPassword: false },
    notes: [],
  }),
};
