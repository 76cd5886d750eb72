import { createRequire } from 'node:module';

import type { NetworkRules } from '#networks/network-rules.ts';
import type { RateLimit } from '#networks/rate-limiter.ts';

import { says } from './comparable-text.ts';
import { linksOnMastodon } from './links.ts';
import { lookOnMastodon } from './look-on-mastodon.ts';
import { measure } from './measure.ts';
import { lacksOfSoftware, mailsOut } from './software.ts';
import type { redrawnByMarkdown } from './redrawn-by-markdown.ts';
import { textFormatOf } from './text-format.ts';

const require = createRequire(import.meta.url);
/** Loads the module with the first text for a server that renders Markdown: few do, and its libraries have 50 files. */
const byMarkdown = (): { readonly redrawnByMarkdown: typeof redrawnByMarkdown } =>
  // The path says which module it is.
  require('./redrawn-by-markdown.ts') as { readonly redrawnByMarkdown: typeof redrawnByMarkdown };

/** The limit for all requests with one token: https://docs.joinmastodon.org/api/rate-limits/. */
const any: RateLimit = { name: 'any', limit: 300, seconds: 5 * 60 };
const mentions =
  /(?<![\p{L}\p{M}\p{N}_=/@])@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*)?/giu;
const halfHour = { limit: 30, seconds: 30 * 60 } as const;

/**
 * Rules of Mastodon that hold for every server. A server's own limits replace the defaults, which are those of Mastodon
 * 4.5.
 */
export const mastodonRules: NetworkRules = {
  kind: 'mastodon',
  defaultLimits: {
    maxCharacters: 500,
    linkCharacters: 23,
    maxMedia: 4,
    maxAltCharacters: 1500,
    maxImageBytes: 16 * 1024 * 1024,
    maxImagePixels: 33_177_600,
    mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    textTypes: [],
    // Mastodon re-encodes recordings, so every codec will do.
    recordings: {
      mimeTypes: ['video/mp4', 'video/webm', 'audio/mpeg', 'audio/mp4', 'audio/webm'],
      videoCodecs: null,
      soundCodecs: null,
      maxBytes: 103_809_024,
      minSeconds: 0,
      maxSeconds: null,
      maxPixels: 8_294_400,
      maxFramesPerSecond: 120,
    },
  },
  canWarn: true,
  canSetLanguage: true,
  canSetVisibility: true,
  canCorrect: true,
  canReply: true,
  // https://github.com/mastodon/mastodon/issues/7169
  showsCaptions: false,
  maxCaptionsBytes: null,
  maxCaptions: null,
  linkCards: null,
  sendsSeries: true,
  refusesRepeats: false,
  isBilled: false,
  showsBoosters: true,
  countsViews: false,
  logInEveryDays: null,
  pins: true,
  profileUrl(handle, serverUrl) {
    const [name = '', host = ''] = handle.replace(/^@/u, '').split('@');
    return new URL(`/@${encodeURIComponent(name)}`, serverUrl === '' ? `https://${host}` : serverUrl).href;
  },
  showsOwnReplies: true,
  isHome: (url, serverUrl) =>
    url.protocol === 'https:' ? url.host === URL.parse(serverUrl)?.host : url.origin === serverUrl,
  canBeBy: () => true,
  measure,
  mentions,
  links: (text) => linksOnMastodon(text).map((link) => link.text),
  says,
  redrawn: (text, { software, limits }) =>
    textFormatOf(software, limits.textTypes) === 'markdown' ? byMarkdown().redrawnByMarkdown(text) : [],
  mailsOut,
  lacks: lacksOfSoftware,
  look: (post) => lookOnMastodon(post, mentions),
  // wait: until Mastodon shows a post
  readLagSeconds: 15,
  rateLimits(kind) {
    switch (kind) {
      case 'publish':
        return [{ name: 'publish', limit: 300, seconds: 3 * 3600 }, any];
      case 'upload':
      case 'delete':
        return [{ name: kind, ...halfHour }, any];
      case 'read':
      case 'me':
      case 'timeline':
      case 'lookUp':
        return [any];
    }
  },
};
