import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

import { nobody } from '#practice/networks/audience.ts';

import { statusJson, strangerJson } from './json.ts';
import type { Limited } from './limited.ts';
import { boostersOf, repliesHere, strangersReplies } from './public-of.ts';
import { errorAnswer, isPublic, type PracticeAccount, type PracticeStatus, type World } from './world.ts';

const maxIds = 20;
const defaultBoosters = 40;
const maxBoosters = 80;

const plainReply = { text: '…', spoilerText: '', sensitive: false, mediaIds: [], editedAt: null, audience: nobody };

const notFound = (): Response => errorAnswer(404, 'Record not found');

/** Adds the routes that read posts: several at once, the conversation around one, and the accounts that boosted it. */
export function readingRoutes(app: Hono<{ Bindings: HttpBindings }>, world: World, run: Limited): void {
  const statusOf = (id: string): PracticeStatus | undefined => world.state.statuses.find((one) => one.id === id);

  app.get('/api/v1/statuses', ({ req }) =>
    run(req.raw, 'read:statuses', 'read', () => {
      const ids = new URL(req.url).searchParams.getAll('id[]');
      if (ids.length > maxIds) return errorAnswer(422, `Too many status IDs: at most ${maxIds}`);
      const known = ids.flatMap((id) => statusOf(id) ?? []);
      return Response.json(known.map((status) => statusJson(world, status)));
    }),
  );
  app.get('/api/v1/statuses/:id/context', ({ req }) =>
    run(req.raw, 'read:statuses', 'read', () => {
      const status = statusOf(req.param('id'));
      if (status === undefined) return notFound();
      const answer = Response.json({
        ancestors: ancestorsOf(world, status).map((one) => statusJson(world, one)),
        descendants: [
          ...strangersReplies(world, status).map(({ id, by }) => ({
            ...statusJson(world, { ...status, ...plainReply, id, inReplyToId: status.id }),
            account: strangerJson(by),
          })),
          ...repliesHere(world, status.id).map((reply) => statusJson(world, reply)),
        ],
      });
      beginToFetch(world, status, answer);
      return answer;
    }),
  );
  app.get('/api/v1/statuses/:id/reblogged_by', ({ req }) =>
    run(req.raw, 'read:statuses', 'read', () => {
      const status = statusOf(req.param('id'));
      return status === undefined ? notFound() : boostersPage(world, status, new URL(req.url));
    }),
  );
}

/** Fetches the rest of a post's replies, once, and says so in the answer's header. */
function beginToFetch({ manners, fetched }: World, { id }: PracticeStatus, answer: Response): void {
  if (manners.fetchesReplies === null || fetched.has(id)) return;
  fetched.add(id);
  const { retrySeconds } = manners.fetchesReplies;
  answer.headers.set('Mastodon-Async-Refresh', `id="context:${id}", retry=${retrySeconds}, result_count=0`);
}

function ancestorsOf(world: World, status: PracticeStatus): readonly PracticeStatus[] {
  const parent = world.state.statuses.find(({ id }) => id === status.inReplyToId);
  return parent === undefined ? [] : [...ancestorsOf(world, parent), parent];
}

/** Answers with one page of boosters, the latest first. The link to the next page names a position in that list. */
function boostersPage(world: World, status: PracticeStatus, url: URL): Response {
  const asked = Number(url.searchParams.get('limit') ?? defaultBoosters);
  const limit = Math.min(Math.max(Number.isInteger(asked) ? asked : defaultBoosters, 1), maxBoosters);
  const all = boostersOf(world, status);
  const before = Number(url.searchParams.get('max_id') ?? all.length);
  const end = Number.isInteger(before) ? Math.min(Math.max(before, 0), all.length) : 0;
  const start = Math.max(end - limit, 0);
  const next = `${world.baseUrl}${url.pathname}?limit=${limit}&max_id=${start}`;
  return Response.json(
    all.slice(start, end).toReversed().map(strangerJson),
    start === 0 ? {} : { headers: { Link: `<${next}>; rel="next"` } },
  );
}

const defaultLimit = 20;
const maxLimit = 40;

/** Returns one page of an account's posts, the newest first, without those too recent to be visible. */
export function timelineOf(
  world: World,
  reader: PracticeAccount | null,
  accountId: string,
  query: URLSearchParams,
): readonly PracticeStatus[] {
  const seenUntil = world.clock.now().getTime() - world.manners.readLagMs;
  const maxId = query.get('max_id');
  const limit = Math.min(Number(query.get('limit') ?? defaultLimit) || defaultLimit, maxLimit);
  return world.state.statuses
    .filter((status) => status.accountId === accountId && Date.parse(status.createdAt) <= seenUntil)
    .filter((status) => accountId === reader?.id || isPublic(status))
    .filter((status) => query.get('exclude_replies') !== 'true' || !answersOthers(world, status))
    .filter(({ id }) => maxId === null || BigInt(id) < BigInt(/^\d+$/.test(maxId) ? maxId : '0'))
    .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1))
    .slice(0, limit);
}

/** Tells whether a post answers somebody else: an answer to oneself continues a thread, and stays in the timeline. */
function answersOthers({ state }: World, { accountId, inReplyToId }: PracticeStatus): boolean {
  if (inReplyToId === null) return false;
  return state.statuses.find(({ id }) => id === inReplyToId)?.accountId !== accountId;
}
