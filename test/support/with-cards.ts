import { rules } from '#app/rules.ts';
import type { Rules } from '#drafts/renderings-of.ts';

import type { BotSceneOptions } from './bot-scene.ts';

/** Rules by which the first network of a scene takes cards of links, as Bluesky does, and the other reads pages itself. */
export const carding: Rules = {
  ...rules,
  mastodon: { ...rules.mastodon, linkCards: { maxPictureBytes: 1_000_000 } },
};

/** A scene with such a network, in which every page says the same. */
export const withCards: Pick<BotSceneOptions, 'rules' | 'lookAtPage'> = {
  rules: carding,
  lookAtPage: async () => ({
    head: { title: 'Horaires', description: null, picture: null, asksForPassword: false },
    notes: [],
  }),
};
