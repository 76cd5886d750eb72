import { rules } from '#app/rules.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { allNetworks } from '#networks/network-kinds.ts';
import type { NetworkKind, NetworkRules } from '#networks/network-rules.ts';

export const limits: NetworkRules['defaultLimits'] = {
  maxCharacters: 500,
  linkCharacters: 23,
  maxMedia: 4,
  maxAltCharacters: 1500,
  maxImageBytes: 8_000_000,
  maxImagePixels: 33_000_000,
  mimeTypes: ['image/jpeg', 'image/png'],
  textTypes: [],
  recordings: rules.x.defaultLimits.recordings,
};

/** The networks of scenes' accounts; other networks are tested by their contracts. */
export type SceneNetwork = 'mastodon' | 'x';

export function rulesOf(kind: NetworkKind): NetworkRules {
  return {
    kind,
    defaultLimits: limits,
    canWarn: kind === 'mastodon',
    canSetLanguage: kind === 'mastodon',
    canSetVisibility: kind === 'mastodon',
    canCorrect: kind === 'mastodon',
    showsCaptions: false,
    maxCaptionsBytes: null,
    maxCaptions: null,
    linkCards: null,
    sendsSeries: true,
    canReply: kind === 'mastodon',
    refusesRepeats: kind === 'x',
    isBilled: kind === 'x',
    showsBoosters: kind === 'mastodon',
    countsViews: kind === 'x',
    showsOwnReplies: kind === 'mastodon',
    logInEveryDays: rules[kind].logInEveryDays,
    pins: rules[kind].pins,
    mailsOut: (software) => rules[kind].mailsOut(software),
    lacks: (software) => rules[kind].lacks(software),
    profileUrl: (handle, serverUrl) => rules[kind].profileUrl(handle, serverUrl),
    mentions: rules[kind].mentions,
    isHome: () => true,
    canBeBy: () => true,
    measure: (text) => text.length,
    links: () => [],
    says: (shown, text) => shown === text,
    redrawn: () => [],
    look: (post) => rules[kind].look(post),
    readLagSeconds: kind === 'mastodon' ? 15 : 60,
    rateLimits: (name) => [{ name, limit: 300, seconds: 900 }],
  };
}

/** The rules of the scripted networks. */
// The cast: Object.fromEntries loses its keys, which are all networks.
export const scriptedRules = Object.fromEntries(allNetworks.map((kind) => [kind, rulesOf(kind)])) as unknown as Rules;
