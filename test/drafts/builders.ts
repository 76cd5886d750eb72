import { rules } from '#app/rules.ts';
import type { Account } from '#desks/account.ts';
import { deskDefaults } from '#desks/desk-settings.ts';
import type { Desk } from '#desks/desk.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

export const now = new Date('2026-11-25T08:00:00Z');

export const mastodonId = '00000000-0000-4000-8000-000000000001';
export const xId = '00000000-0000-4000-8000-000000000002';

export function anAccount(network: NetworkKind, changes: Partial<Account> = {}): Account {
  return {
    id: network === 'mastodon' ? mastodonId : xId,
    network,
    practice: true,
    serverUrl: '',
    remoteId: '1',
    handle: network === 'mastodon' ? '@bruyere@social.example' : '@bruyere',
    displayName: 'Bruyère',
    software: 'practice',
    limits: rules[network].defaultLimits,
    standing: { kind: 'active' },
    nextSleep: null,
    ...changes,
  };
}

export function aDesk(changes: Partial<Desk> = {}): Desk {
  return {
    ...deskDefaults,
    id: '00000000-0000-4000-8000-0000000000d0',
    platform: 'sandbox:practice',
    channel: 'c1',
    name: 'Bruyère',
    language: 'fr',
    timeZone: 'Europe/Paris',
    approvers: ['karim'],
    stewards: ['sophie'],
    knownAcronyms: [],
    policyNumber: 0,
    away: [],
    periods: [],
    accounts: [anAccount('mastodon'), anAccount('x')],
    ...changes,
  };
}

export function aPicture(changes: Partial<RenderedMedia> = {}): RenderedMedia {
  return {
    sha256: 'a'.repeat(64),
    mimeType: 'image/png',
    width: 1200,
    height: 800,
    byteLength: 90_000,
    alt: "Passerelle en bois au-dessus d'une écluse.",
    ...changes,
  };
}

export function aContent(changes: Partial<Content> = {}): Content {
  return {
    ...plainContent({
      text: 'Le pont est ouvert.',
      language: 'fr',
      accountIds: [mastodonId, xId],
      timeZone: 'Europe/Paris',
    }),
    ...changes,
  };
}

/** Finds what a content gets wrong on a desk. */
export function foundIn(content: Partial<Content>, desk: Partial<Desk> = {}): readonly Finding[] {
  return findingsOf(aContent(content), aDesk(desk), rules, now);
}

/** "CODE:level", sorted, of what is found in a text. */
export function codesIn(text: string, desk: Partial<Desk> = {}): readonly string[] {
  return foundIn({ text }, desk)
    .map(({ code, level }) => `${code}:${level}`)
    .sort();
}
