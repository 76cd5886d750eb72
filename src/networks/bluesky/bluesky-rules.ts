import { type NetworkFacts, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkRules } from '#networks/network-rules.ts';
import type { RateLimit } from '#networks/pace.ts';
import type { RecordingLimits } from '#networks/recording.ts';

import { says } from './comparable-text.ts';
import { mentions } from './facets.ts';
import { linksOnBluesky } from './links.ts';
import { lookOnBluesky } from './look-on-bluesky.ts';
import { measure } from './measure.ts';

/** All that an account asks of its server: https://docs.bsky.app/docs/advanced-guides/rate-limits. */
const any: RateLimit = { name: 'any', limit: 3000, seconds: 5 * 60 };
/** 5,000 points in an hour and 35,000 in a day, of which making a record takes three. */
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
 * Bluesky as it is on every server of its protocol. A warning becomes the first line of the text: its labels name a kind of
 * picture out of a short list, and say none of a warning's words.
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
  // A record can be overwritten, but readers are shown the old one for long.
  canCorrect: false,
  canReply: true,
  showsCaptions: true,
  // `maxSize` and `maxLength` of captions in lexicons/app/bsky/embed/video.json, which has no limit of a description.
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
  // An account's id in place of its name: whose post it is is asked where it is read.
  canBeBy: ([first, who, third], name) =>
    first === 'profile' && third === 'post' && (who?.startsWith('did:') === true || who?.toLowerCase() === name),
  measure: (text) => measure(text),
  mentions,
  links: (text) => linksOnBluesky(text).map((link) => link.text),
  says,
  redrawn: () => [],
  mailsOut: () => false,
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
