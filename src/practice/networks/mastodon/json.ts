import {
  type Manners,
  type PracticeAccount,
  type PracticeMedia,
  type PracticeStatus,
  type PracticeVersion,
  urlOf,
  type World,
} from './world.ts';
import { audienceOf, followersOf, knownReplies, type Stranger } from './public-of.ts';
import { statusHtml } from './status-html.ts';

type Json = Readonly<Record<string, unknown>>;

/** Renders an account: https://docs.joinmastodon.org/entities/Account/ */
export function accountJson(world: World, account: PracticeAccount): Json {
  return {
    id: account.id,
    username: account.username,
    acct: account.username,
    display_name: account.displayName,
    note: account.note,
    avatar: `${world.baseUrl}/avatars/original/${account.picture}`,
    header: `${world.baseUrl}/headers/original/missing.png`,
    fields: [],
    bot: false,
    url: `${world.baseUrl}/@${account.username}`,
    uri: `${world.baseUrl}/users/${account.username}`,
    followers_count: followersOf(world, account),
    statuses_count: world.state.statuses.filter(({ accountId }) => accountId === account.id).length,
  };
}

/** Renders an account of another server, as last known to this one. */
export function strangerJson({ id, followers }: Stranger): Json {
  const username = `passant${id.slice(-6)}`;
  const url = `https://ailleurs.example/@${username}`;
  const names = { username, acct: `${username}@ailleurs.example`, display_name: username };
  return { id, ...names, bot: false, url, uri: url, followers_count: followers, statuses_count: 1 };
}

/** Renders a media attachment: https://docs.joinmastodon.org/entities/MediaAttachment/ */
export function mediaJson(world: World, media: PracticeMedia): Json {
  const url = media.pollsLeft > 0 ? null : `${world.baseUrl}/media/${media.blob}`;
  return { id: media.id, type: typeOf(media), url, preview_url: url, remote_url: null, description: media.description };
}

function typeOf({ mimeType }: PracticeMedia): string {
  return mimeType.startsWith('audio/') ? 'audio' : mimeType.startsWith('video/') ? 'video' : 'image';
}

function htmlOf({ manners }: World, { contentType }: PracticeStatus, text: string): string {
  return contentType === 'text/plain' ? statusHtml(text) : manners.htmlOf(text);
}

/** Renders a post: https://docs.joinmastodon.org/entities/Status/. Only its own account sees whether it is pinned. */
export function statusJson(world: World, status: PracticeStatus, reader?: PracticeAccount): Json {
  const account = world.state.accounts.find(({ id }) => id === status.accountId);
  const media = status.mediaIds.flatMap((id) => world.state.media.filter((one) => one.id === id));
  const audience = audienceOf(world, status);
  const repliesHere = world.state.statuses.filter(({ inReplyToId }) => inReplyToId === status.id);
  return {
    id: status.id,
    created_at: status.createdAt,
    ...(world.manners.tellsEdits ? { edited_at: status.editedAt } : {}),
    ...(reader?.id === status.accountId ? { pinned: status.pinnedAt !== null } : {}),
    in_reply_to_id: status.inReplyToId,
    in_reply_to_account_id: answeredAccount(world, status),
    sensitive: status.sensitive,
    spoiler_text: status.spoilerText,
    visibility: status.visibility,
    language: status.language,
    uri: `${world.baseUrl}/users/${account?.username ?? ''}/statuses/${status.id}`,
    url: urlOf(world, status),
    content: htmlOf(world, status, status.text),
    reblog: null,
    replies_count: knownReplies(world, status) + repliesHere.length,
    reblogs_count: audience.shares,
    favourites_count: audience.likes,
    ...(world.manners.countsQuotes ? { quotes_count: audience.quotes } : {}),
    account: account === undefined ? null : accountJson(world, account),
    media_attachments: media.map((one) => mediaJson(world, one)),
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
  };
}

/** Returns the id of the account that a post answers; an invented one if that post is not here. */
function answeredAccount({ state }: World, { inReplyToId }: PracticeStatus): string | null {
  if (inReplyToId === null) return null;
  return state.statuses.find(({ id }) => id === inReplyToId)?.accountId ?? `${inReplyToId}9`;
}

/** Renders a version of a post: https://docs.joinmastodon.org/entities/StatusEdit/ */
export function versionJson(world: World, status: PracticeStatus, version: PracticeVersion): Json {
  const media = version.mediaIds.flatMap((id) => world.state.media.filter((one) => one.id === id));
  const account = world.state.accounts.find(({ id }) => id === status.accountId);
  return {
    content: htmlOf(world, status, version.text),
    spoiler_text: version.spoilerText,
    sensitive: version.sensitive,
    created_at: version.createdAt,
    account: account === undefined ? null : accountJson(world, account),
    media_attachments: media.map((one) => mediaJson(world, one)),
    emojis: [],
  };
}

/** The version of Mastodon that it claims to be. */
const version = '4.6.6';

const pictureTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;
const recordingTypes = ['video/webm', 'video/mp4', 'video/quicktime', 'audio/mpeg', 'audio/mp4', 'audio/webm'] as const;

function configurationJson(world: World): Json {
  return {
    statuses: {
      max_characters: world.manners.maxCharacters,
      max_media_attachments: 4,
      characters_reserved_per_url: 23,
      ...(listsTypes(world, 'configuration') ? { supported_mime_types: world.manners.textTypes } : {}),
    },
    media_attachments: {
      description_limit: 1500,
      image_size_limit: 16_777_216,
      image_matrix_limit: 33_177_600,
      video_size_limit: 103_809_024,
      video_matrix_limit: 8_294_400,
      video_frame_rate_limit: 120,
      supported_mime_types: [...pictureTypes, ...recordingTypes],
    },
  };
}

function listsTypes({ manners }: World, place: Manners['listsTypesIn']): boolean {
  return manners.textTypes.length > 0 && manners.listsTypesIn === place;
}

/**
 * Renders Pleroma's list of text types:
 * https://docs.pleroma.social/backend/development/API/differences_in_mastoapi_responses/#instance
 */
function pleromaJson(world: World): Json {
  return listsTypes(world, 'pleroma') ? { pleroma: { metadata: { post_formats: world.manners.textTypes } } } : {};
}

/** Renders the server's description: https://docs.joinmastodon.org/entities/Instance/ */
export function instanceV2Json(world: World): Json {
  return {
    domain: world.domain(),
    title: 'Practice Mastodon',
    version,
    source_url: 'https://github.com/mastodon/mastodon',
    configuration: configurationJson(world),
    ...pleromaJson(world),
    api_versions: { mastodon: 11 },
  };
}

/** Renders the server's description in the older format: https://docs.joinmastodon.org/entities/V1_Instance/ */
export function instanceV1Json(world: World): Json {
  return {
    uri: world.domain(),
    title: 'Practice Mastodon',
    version,
    configuration: configurationJson(world),
    ...pleromaJson(world),
  };
}

/** Renders the server's NodeInfo: https://nodeinfo.diaspora.software/schema.html */
export function nodeInfoJson(): Json {
  return { version: '2.0', software: { name: 'mastodon', version }, protocols: ['activitypub'] };
}
