import { type Audience, livelyAudience, livelyFollowers, strangersFollowers } from '#practice/networks/audience.ts';

import { invalid, type PracticeAccount, problem, type Row, uriOf, type World } from './world.ts';

const maxPosts = 25;
const maxFeed = 100;
const shownStrangers = 100;
const hourMs = 3600 * 1000;

/**
 * Answers in place of the AppView, the service with the whole network's data, to which a server forwards such requests.
 */
export function appView(world: World, method: string, query: URLSearchParams): Response | null {
  switch (method) {
    case 'app.bsky.feed.getPosts':
      return getPosts(world, query);
    case 'app.bsky.feed.getPostThread':
      return getPostThread(world, query);
    case 'app.bsky.feed.getRepostedBy':
      return getRepostedBy(world, query);
    case 'app.bsky.feed.getAuthorFeed':
      return getAuthorFeed(world, query);
    case 'app.bsky.actor.getProfile':
      return getProfile(world, query);
    case 'app.bsky.actor.getProfiles':
      return getProfiles(query);
    default:
      return null;
  }
}

function getPosts(world: World, query: URLSearchParams): Response {
  const uris = query.getAll('uris');
  if (uris.length > maxPosts)
    return invalid(`Invalid app.bsky.feed.getPosts params: array too big (maximum ${maxPosts}, got ${uris.length})`);
  return Response.json({ posts: uris.flatMap((uri) => rowAt(world, uri) ?? []).map((row) => viewOf(world, row)) });
}

function getAuthorFeed(world: World, query: URLSearchParams): Response {
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxFeed)
    return invalid(`Invalid app.bsky.feed.getAuthorFeed params: integer too big (maximum ${maxFeed}, got ${limit})`);
  const before = query.get('cursor');
  const rows = world.state.rows
    .filter(({ did, rkey }) => did === query.get('actor') && (before === null || rkey < before))
    .toSorted((one, other) => (one.rkey < other.rkey ? 1 : -1))
    .slice(0, limit);
  const last = rows.at(-1);
  return Response.json({
    feed: rows.map((row) => ({ post: viewOf(world, row) })),
    ...(last === undefined ? {} : { cursor: last.rkey }),
  });
}

function getPostThread(world: World, query: URLSearchParams): Response {
  const row = rowAt(world, query.get('uri') ?? '');
  if (row === undefined) return problem(400, 'NotFound', `Post not found: ${query.get('uri')}`);
  const own = repliesTo(world, uriOf(row)).map((reply) => ({
    post: viewOf(world, reply),
    replies: repliesTo(world, uriOf(reply)).map((answer) => ({ post: viewOf(world, answer) })),
  }));
  const { replies } = audienceOf(world, row);
  const strangers = Array.from({ length: Math.min(replies, shownStrangers) }, (_, place) => ({
    post: { uri: `at://${strangerDid(place)}/app.bsky.feed.post/${row.rkey}`, author: { did: strangerDid(place) } },
    replies: [],
  }));
  return Response.json({ thread: { post: viewOf(world, row), replies: [...own, ...strangers] } });
}

function getRepostedBy(world: World, query: URLSearchParams): Response {
  const row = rowAt(world, query.get('uri') ?? '');
  const shares = row === undefined ? 0 : audienceOf(world, row).shares;
  const limit = Number(query.get('limit') ?? 50);
  const repostedBy = Array.from({ length: Math.min(shares, limit) }, (_, place) => ({ did: strangerDid(place) }));
  return Response.json({ uri: query.get('uri'), repostedBy, ...(shares > limit ? { cursor: String(limit) } : {}) });
}

function getProfile(world: World, query: URLSearchParams): Response {
  const actor = query.get('actor');
  const account = world.state.accounts.find(({ did, handle }) => did === actor || handle === actor);
  if (account === undefined) return invalid('Profile not found');
  return Response.json({ did: account.did, handle: account.handle, followersCount: followersOf(world, account) });
}

function getProfiles(query: URLSearchParams): Response {
  const actors = query.getAll('actors');
  if (actors.length > maxPosts)
    return invalid(
      `Invalid app.bsky.actor.getProfiles params: array too big (maximum ${maxPosts}, got ${actors.length})`,
    );
  return Response.json({ profiles: actors.map((did) => ({ did, followersCount: strangersFollowers(did) })) });
}

function viewOf(world: World, row: Row): object {
  const audience = audienceOf(world, row);
  return {
    uri: uriOf(row),
    cid: row.cid,
    author: { did: row.did },
    record: row.value,
    ...videoOf(world, row),
    indexedAt: row.writtenAt,
    likeCount: audience.likes,
    repostCount: audience.shares,
    quoteCount: audience.quotes,
    replyCount: audience.replies + repliesTo(world, uriOf(row)).length,
  };
}

/** Renders a video with the address of its playlist, which exists once the video is ready. */
function videoOf({ baseUrl }: World, { did, value: { embed } }: Row): object {
  if (embed?.$type !== 'app.bsky.embed.video') return {};
  const cid = embed.video.ref.$link;
  const playlist = `${baseUrl}/watch/${encodeURIComponent(did)}/${cid}/playlist.m3u8`;
  return { embed: { $type: 'app.bsky.embed.video#view', cid, playlist, alt: embed.alt } };
}

function rowAt({ state }: World, uri: string): Row | undefined {
  return state.rows.find((row) => uriOf(row) === uri);
}

function repliesTo({ state }: World, uri: string): readonly Row[] {
  return state.rows.filter(({ value }) => value.reply?.parent.uri === uri);
}

function audienceOf({ clock }: World, { audience, did, rkey, writtenAt }: Row): Audience {
  return audience ?? livelyAudience(`${did} ${rkey}`, (clock.now().getTime() - Date.parse(writtenAt)) / hourMs);
}

function followersOf({ clock }: World, { did, followers }: PracticeAccount): number {
  return followers ?? livelyFollowers(did, clock.now());
}

function strangerDid(place: number): string {
  return `did:plc:${String(place)
    .padStart(24, 'a')
    .replaceAll(/\d/g, (digit) => 'bcdefghijk'.charAt(Number(digit)))}`;
}
