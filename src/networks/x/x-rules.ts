import { type NetworkFacts, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkRules } from '#networks/network-rules.ts';
import type { RequestKind } from '#networks/rate-limiter.ts';
import type { RecordingLimits } from '#networks/recording.ts';

import { linksOnX } from './links.ts';
import { lookOnX } from './look-on-x.ts';
import { measure } from './measure.ts';
import { says } from './post.ts';

/** Requests of one user in 15 minutes: https://docs.x.com/x-api/fundamentals/rate-limits. */
const limits: Readonly<Record<RequestKind, number>> = {
  publish: 100,
  upload: 500,
  delete: 50,
  me: 75,
  timeline: 900,
  lookUp: 900,
  read: 900,
};

const { hosts }: Pick<NetworkFacts, 'hosts'> = networkKinds.x;

// X does not take "@name@server" for a mention.
const mentions = /(?<![a-z0-9_!#$%&*@/])@[a-z0-9_]{1,15}(?![a-z0-9_@])/giu;

/**
 * As of November 2026: https://docs.x.com/x-api/media/quickstart/best-practices. X publishes no sound without video.
 */
const xRecordings: RecordingLimits = {
  mimeTypes: ['video/mp4'],
  videoCodecs: ['avc'],
  soundCodecs: ['aac'],
  maxBytes: 512 * 1024 * 1024,
  minSeconds: 0.5,
  maxSeconds: 140,
  maxPixels: 1280 * 1024,
  maxFramesPerSecond: 60,
};

/**
 * Rules of X for accounts without a subscription. Text that looks like a link is one: "city.gov", "readme.md". For
 * pictures see https://docs.x.com/x-api/media/quickstart/best-practices.
 */
export const xRules: NetworkRules = {
  kind: 'x',
  defaultLimits: {
    maxCharacters: 280,
    linkCharacters: 23,
    maxMedia: 4,
    maxAltCharacters: 1000,
    maxImageBytes: 5_000_000,
    maxImagePixels: 8192 * 8192,
    mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    textTypes: [],
    recordings: xRecordings,
  },
  canWarn: false,
  canSetLanguage: false,
  canSetVisibility: false,
  canCorrect: false,
  // Self-serve access may reply only where it was called upon; whether it may reply to itself is not documented.
  canReply: false,
  showsCaptions: true,
  maxCaptionsBytes: null,
  maxCaptions: null,
  linkCards: null,
  // Sources disagree on whether a program may answer its own posts: `X_SERIES` switches it on.
  sendsSeries: false,
  refusesRepeats: true,
  isBilled: true,
  showsBoosters: false,
  countsViews: true,
  // https://help.x.com/en/rules-and-policies/inactive-x-accounts; posting by API does not count as a login.
  logInEveryDays: 30,
  // X's API cannot pin: a person does it on X.
  pins: false,
  profileUrl: (handle) => new URL(encodeURIComponent(handle.replace(/^@/u, '')), 'https://x.com').href,
  showsOwnReplies: false,
  isHome: ({ hostname }) => hosts.includes(hostname),
  canBeBy: ([first], name) => first === 'i' || first?.toLowerCase() === name,
  measure: (text) => measure(text),
  mentions,
  links: (text) => linksOnX(text).map((link) => link.text),
  says,
  redrawn: () => [],
  mailsOut: () => false,
  lacks: () => ['idempotency', 'language', 'visibility'],
  look: (post) => lookOnX(post, mentions),
  // wait: until X shows a post
  readLagSeconds: 60,
  rateLimits: (kind) => [{ name: kind, limit: limits[kind], seconds: 15 * 60 }],
};
