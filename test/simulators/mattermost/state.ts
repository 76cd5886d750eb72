import type { KeyPairKeyObjectResult } from 'node:crypto';

import type { OpenDialog } from './dialogs.ts';
import type { Sent } from './integration-request.ts';
import type { MattermostGroup } from './mattermost-options.ts';

export type Props = Readonly<Record<string, unknown>>;

export interface User {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly email: string;
  /** Null for accounts that do not sign in with a password. */
  readonly password: string | null;
  readonly createAt: number;
  updateAt: number;
  /** 0 while the account is active. */
  deleteAt: number;
  roles: string;
  readonly locale: string;
  readonly timeZone: string | null;
  /** The owner's id, for a bot. */
  readonly botOwner: string | null;
  readonly description: string;
  /** Null for the picture that the server generates, which for bots is the robot. */
  picture: { readonly bytes: Uint8Array; readonly at: number } | null;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly createAt: number;
  deleteAt: number;
  /** Maps a user id to whether they administer the team. */
  readonly members: Map<string, { isAdmin: boolean }>;
}

export interface Channel {
  readonly id: string;
  /** Empty for a direct channel. */
  readonly teamId: string;
  readonly type: 'O' | 'P' | 'D';
  readonly name: string;
  readonly displayName: string;
  readonly creatorId: string;
  readonly createAt: number;
  deleteAt: number;
  readonly members: Map<string, { isAdmin: boolean }>;
}

export interface Post {
  readonly id: string;
  readonly createAt: number;
  updateAt: number;
  editAt: number;
  deleteAt: number;
  isPinned: boolean;
  readonly userId: string;
  readonly channelId: string;
  readonly rootId: string;
  /** Id of the post of which this is an earlier state; "" for a current post. */
  readonly originalId: string;
  message: string;
  readonly type: string;
  props: Props;
  fileIds: readonly string[];
  readonly pendingPostId: string;
  /** People who were notified when it was posted. */
  readonly notified: readonly string[];
}

export interface Reaction {
  readonly userId: string;
  readonly postId: string;
  readonly name: string;
  readonly createAt: number;
}

export interface StoredFile {
  readonly id: string;
  readonly userId: string;
  readonly channelId: string;
  /** Empty until a post carries it. */
  postId: string;
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly createAt: number;
}

export interface Command {
  readonly id: string;
  token: string;
  readonly teamId: string;
  readonly creatorId: string;
  readonly trigger: string;
  url: string;
  readonly createAt: number;
  deleteAt: number;
  readonly shown: Readonly<Record<string, string | boolean>>;
}

/** A post that only one person sees, and that the server does not store. */
export interface Ephemeral {
  readonly userId: string;
  readonly channelId: string;
  readonly rootId: string;
  readonly message: string;
  readonly props: Props;
}

export interface Call {
  readonly method: string;
  /** Path below /api/v4, with its query. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

/** An event for the people who may receive it; `data` may hold JSON as text. */
export interface WireEvent {
  readonly event: string;
  readonly data: Props;
  readonly channelId?: string;
  readonly userId?: string;
  readonly teamId?: string;
  /** Some events have a version for the server's administrators and another for everybody else. */
  readonly audience?: 'administrators' | 'others';
  /** People whom it mentions. Each of them sees only their own mention. */
  readonly mentions?: readonly string[];
}

/** The server's whole state. */
export interface Server {
  origin: string;
  readonly version: string;
  readonly answerWithinMs: number;
  /** How many changes since a moment one answer holds. */
  readonly changesAtOnce: number;
  readonly tellsLastChanges: boolean;
  /** How long it takes to store a post with a pending id. */
  keepsPostsInMs: number;
  hasLicence: boolean;
  readonly diagnosticId: string;
  /** Keys that triggers are signed with. */
  readonly signingKeys: KeyPairKeyObjectResult;
  /** Settings of the administrator, by the server's own names. */
  readonly config: Config;
  /** Milliseconds, on the server's own clock. */
  readonly now: () => number;
  readonly publish: (event: WireEvent) => void;
  /** While true, the server is cut off in both directions. */
  isCut: boolean;
  readonly users: Map<string, User>;
  /** Maps a token to its user's id; sessions' tokens are included. */
  readonly tokens: Map<string, string>;
  /** Permanent tokens, by the id by which they are revoked. */
  readonly accessTokens: Map<string, { readonly token: string; readonly userId: string; readonly description: string }>;
  readonly teams: Map<string, Team>;
  readonly channels: Map<string, Channel>;
  readonly posts: Map<string, Post>;
  /** All posts ever made in a thread, by its root. */
  readonly replies: Map<string, Post[]>;
  reactions: readonly Reaction[];
  /** By user, category and name. */
  readonly preferences: Map<string, string>;
  readonly files: Map<string, StoredFile>;
  readonly commands: Map<string, Command>;
  groups: readonly (MattermostGroup & { readonly id: string })[];
  /** Outcome by pending_post_id. */
  readonly pendingPosts: Map<string, { readonly postId: string | null; readonly at: number }>;
  /** Each with the post that clients received. */
  readonly ephemerals: (Ephemeral & { readonly served: Props })[];
  dialogs: readonly OpenDialog[];
  /** Issued triggers, by the id that the app got. */
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, { left: number; readonly until: number; readonly to: Ephemeral }>;
  /** Mistakes of an app that a server would ignore or refuse, and that no good app makes. */
  readonly complaints: string[];
  readonly calls: Call[];
  /** Requests that the server sent to integrations, oldest first. */
  readonly sent: Sent[];
  /** Requests to integrations that are not answered yet. */
  readonly underWay: Set<object>;
}

export interface Config {
  SiteURL: string;
  EnableBotAccountCreation: boolean;
  EnableUserAccessTokens: boolean;
  EnableAPITeamDeletion: boolean;
  EnableAPIUserDeletion: boolean;
  EnableCommands: boolean;
  EnablePostUsernameOverride: boolean;
  EnablePostIconOverride: boolean;
  EnableLinkPreviews: boolean;
  PostEditTimeLimit: number;
  OutgoingIntegrationRequestsTimeout: number;
  AllowedUntrustedInternalConnections: string;
  MaxFileSize: number;
  /** Limit of a request that brings no file. */
  MaximumPayloadSizeBytes: number;
  EnableFileAttachments: boolean;
  RateLimit: boolean;
  /** Guests need a licence as well. */
  GuestAccounts: boolean;
}

export interface Trigger {
  readonly userId: string;
  readonly channelId: string;
  readonly teamId: string;
  readonly at: number;
  isUsed: boolean;
}
