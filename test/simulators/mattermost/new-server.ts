import { generateKeyPairSync } from 'node:crypto';

import { systemClock } from '#clock.ts';

import { newId } from './ids.ts';
import { limits, type MattermostOptions } from './mattermost-options.ts';
import type { Server, WireEvent } from './state.ts';

/** Builds the state of an empty server. */
export function newServer(options: MattermostOptions, publish: (event: WireEvent) => void): Server {
  const { clock = systemClock, skewMs = 0 } = options;
  return {
    origin: '',
    version: options.version ?? '11.7.2',
    diagnosticId: options.diagnosticId ?? newId(),
    signingKeys: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    changesAtOnce: options.changesAtOnce ?? limits.postsSince,
    tellsLastChanges: options.tellsLastChanges ?? false,
    answerWithinMs: options.answerWithinMs ?? 30_000,
    keepsPostsInMs: 5,
    hasLicence: options.hasLicence ?? false,
    config: {
      SiteURL: '',
      EnableBotAccountCreation: true,
      EnableUserAccessTokens: false,
      EnableAPITeamDeletion: false,
      EnableAPIUserDeletion: false,
      EnableCommands: true,
      EnablePostUsernameOverride: false,
      EnablePostIconOverride: false,
      EnableLinkPreviews: true,
      PostEditTimeLimit: -1,
      OutgoingIntegrationRequestsTimeout: 30,
      AllowedUntrustedInternalConnections: '127.0.0.1',
      MaxFileSize: limits.fileBytes,
      MaximumPayloadSizeBytes: limits.bodyBytes,
      EnableFileAttachments: true,
      RateLimit: false,
      GuestAccounts: true,
    },
    now: () => clock.now().getTime() + skewMs,
    publish,
    isCut: false,
    users: new Map(),
    tokens: new Map(),
    accessTokens: new Map(),
    teams: new Map(),
    channels: new Map(),
    posts: new Map(),
    replies: new Map(),
    reactions: [],
    preferences: new Map(),
    files: new Map(),
    commands: new Map(),
    groups: [],
    pendingPosts: new Map(),
    ephemerals: [],
    dialogs: [],
    triggers: new Map(),
    responseUrls: new Map(),
    complaints: [],
    calls: [],
    sent: [],
    underWay: new Set(),
  };
}
