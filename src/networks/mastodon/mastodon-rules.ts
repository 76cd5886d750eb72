import { linksIn } from '#networks/links-in.ts';
import type { NetworkRules } from '#networks/network.ts';

import { measure } from './measure.ts';

/** Mastodon as every server of it is; a server's own limits replace the defaults, which are those of Mastodon 4.5. */
export const mastodonRules: NetworkRules = {
  kind: 'mastodon',
  defaultLimits: {
    maxCharacters: 500,
    maxMedia: 4,
    maxAltCharacters: 1500,
    maxImageBytes: 16 * 1024 * 1024,
    maxImagePixels: 33_177_600,
    mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  },
  canWarn: true,
  canSetLanguage: true,
  canSetVisibility: true,
  canCorrect: true,
  canReply: true,
  measure,
  links: (text) => linksIn(text, { bare: false }).map((link) => link.text),
  readLagSeconds: 15,
};
