import { z } from 'zod';

import { countSchema } from '#networks/count-of.ts';
import type { BoostersOutcome, Count } from '#networks/read-outcome.ts';

import type { Answer } from './ask.ts';
import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';
import { inPath } from './remote-id.ts';

const pageSize = 80;
const maxPages = 5;

const pageSchema = z.object({ data: z.array(z.unknown()), headers: z.instanceof(Headers) });
const boosterSchema = z.object({ id: z.string().min(1), followersCount: countSchema });

/**
 * Reads who boosted a post, as far as the server shows it: never boosts for followers alone. Follower numbers of
 * accounts elsewhere are the last that this server received, 0 if they are hidden. See
 * https://docs.joinmastodon.org/methods/statuses/#reblogged_by.
 */
export async function readBoosters(server: Server, id: string, signal: AbortSignal): Promise<BoostersOutcome> {
  const followersOf = new Map<string, Count>();
  let isWhole = true;
  let maxId: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await readPage(server, id, maxId, signal);
    if (answer.kind !== 'answer') {
      const isUnknownThere =
        answer.kind === 'status' && answer.message === null && [404, 405, 501].includes(answer.status);
      if (isUnknownThere && page === 0) return { kind: 'unsupported' };
      const end = await readingEnd(server, answer, signal);
      if (end?.kind === 'tryLater' || end?.kind === 'locked') return end;
      return page === 0 ? { kind: 'unreadable' } : boosters(followersOf, false);
    }
    for (const one of answer.data.data) {
      const booster = boosterSchema.safeParse(one);
      if (booster.success) followersOf.set(booster.data.id, booster.data.followersCount);
      else isWhole = false;
    }
    const next = nextOf(answer.data.headers);
    if (next === null) return boosters(followersOf, isWhole);
    // A next page without a start, or the same page again, would never end.
    if (next === '' || next === maxId) break;
    maxId = next;
  }
  return boosters(followersOf, false);
}

async function readPage(
  server: Server,
  id: string,
  maxId: string | null,
  signal: AbortSignal,
): Promise<Answer<z.infer<typeof pageSchema>>> {
  const query = { limit: pageSize, ...(maxId === null ? {} : { maxId }) };
  return server.ask({
    schema: pageSchema,
    signal,
    withinMs: server.timeouts.readMs,
    call: async (client) => {
      const { list } = client.v1.statuses.$select(inPath(id)).rebloggedBy;
      // The type allows no parameters here, though masto sends them and every server takes them.
      const pages = list.$raw(query as unknown as undefined);
      const { value } = await pages[Symbol.asyncIterator]().next();
      return value;
    },
  });
}

/**
 * Returns where the next page begins: null if there is none, empty if the link does not say. Only this parameter of the
 * link is used, so requests stay on our server.
 */
function nextOf(headers: Headers): string | null {
  const link = /<([^>]*)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  if (link === undefined) return null;
  return URL.canParse(link) ? (new URL(link).searchParams.get('max_id') ?? '') : '';
}

function boosters(followersOf: ReadonlyMap<string, Count>, areAll: boolean): BoostersOutcome {
  const counted = [...followersOf.values()].flatMap((followers) => ((followers ?? 0) > 0 ? [followers ?? 0] : []));
  return {
    kind: 'boosters',
    accounts: followersOf.size,
    followersTogether: counted.reduce((sum, followers) => sum + followers, 0),
    hidden: followersOf.size - counted.length,
    areAll,
  };
}
