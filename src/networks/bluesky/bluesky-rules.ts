import { type NetworkFacts, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkRules } from '#networks/network-rules.ts';
import type { RateLimit } from '#networks/rate-limiter.ts';
import type { RecordingLimits } from '#networks/recording.ts';

import { says } from './comparable-text.ts';
import { mentions } from './facets.ts';
import { linksOnBluesky } from './links.ts';
import { lookOnBluesky } from './look-on-bluesky.ts';
import { measure } from './measure.ts';

/** The limit for all requests of an account: https://docs.bsky.app/docs/advanced-guides/rate-limits. */
const any: RateLimit = { name: 'any', limit: 3000, seconds: 5 * 60 };
/** 5,000 points per hour and 35,000 per day; creating a record takes three. */
const writes: readonly RateLimit[] = [
  { name: 'hour', limit: 1666, seconds: 3600 },
  { name: 'day', limit: 11_666, seconds: 24 * 3600 },
];

const { hosts }: Pick<NetworkFacts, 'hosts'> = networkKinds.bluesky;

/** https://docs.bsky.app/docs/tutorials/video, and `accept` and `maxSize` of lexicons/app/bsky/embed/video.json. */
const recordings: RecordingLimits = {
  mimeTypes: ['video/mp4'],
  videoCodecs: null,
  soundCodecs: null,
  maxBytes: 100_000_000,
  minSeconds: 0,
  maxSeconds: 180,
  maxPixels: null,
  maxFramesPerSecond: null,
};

/**
 * Rules of Bluesky on every server of its protocol. A warning becomes the first line of the text: the network's labels
 * name a kind of picture from a short list and carry no words.
 */
export const blueskyRules: NetworkRules = {
  kind: 'bluesky',
  defaultLimits: {
    maxCharacters: 300,
    linkCharacters: null,
    maxMedia: 4,
    maxAltCharacters: 2000,
    maxImageBytes: 2_000_000,
    maxImagePixels: 100_000_000,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    textTypes: [],
    recordings,
  },
  canWarn: false,
  canSetLanguage: true,
  canSetVisibility: false,
  // A record can be overwritten, but readers see the old one for a long time.
  canCorrect: false,
  canReply: true,
  showsCaptions: true,
  // `maxSize` and `maxLength` of captions in lexicons/app/bsky/embed/video.json, which does not limit descriptions.
  maxCaptionsBytes: 20_000,
  maxCaptions: 20,
  // `maxSize` of `thumb` in lexicons/app/bsky/embed/external.json.
  linkCards: { maxPictureBytes: 1_000_000 },
  sendsSeries: true,
  refusesRepeats: false,
  isBilled: false,
  showsBoosters: true,
  countsViews: false,
  logInEveryDays: null,
  pins: false,
  profileUrl: (handle) => new URL(`/profile/${encodeURIComponent(handle.replace(/^@/u, ''))}`, 'https://bsky.app').href,
  showsOwnReplies: true,
  isHome: ({ hostname }) => hosts.includes(hostname),
  // The path may hold an account's id instead of its name: reading the post shows whose it is.
  canBeBy: ([first, who, third], name) =>
    first === 'profile' && third === 'post' && (who?.startsWith('did:') === true || who?.toLowerCase() === name),
  measure: (text) => measure(text),
  mentions,
  links: (text) => linksOnBluesky(text).map((link) => link.text),
  says,
  redrawn: () => [],
  mailsOut: () => false,
  lacks: () => ['visibility'],
  look: lookOnBluesky,
  readLagSeconds: 5,
  rateLimits(kind) {
    switch (kind) {
      case 'publish':
        return [...writes, any];
      case 'upload':
      case 'delete':
      case 'read':
      case 'me':
      case 'timeline':
      case 'lookUp':
        return [any];
    }
  },
};
