import { z } from 'zod';

import pMap from 'p-map';

import type { KeptEvent } from '#chat/kit/inbox.ts';

import { changedSince, usualChangesAtOnce } from './changed-since.ts';
import { eventsOfPost, type Reader } from './event-of.ts';
import { answerOf, type RestApi } from './rest-api.ts';

const atOnce = 4;
/** Maximum difference between the clocks of a server's parts. */
const marginMs = 5_000;
const longestMs = 7 * 24 * 60 * 60_000;
const channelsSchema = z.array(z.object({ id: z.string().min(1) }));

/** Keeps the posts written, edited and deleted in the bot's channels since then. Reactions are read elsewhere. */
export async function catchUp(
  deps: Reader & {
    readonly api: RestApi;
    readonly keep: (event: KeptEvent) => void;
    readonly changesAtOnce?: number;
  },
  cursorAt: Date,
): Promise<void> {
  const { api } = deps;
  const earliest = api.serverNow().getTime() - longestMs;
  const since = new Date(Math.max(earliest, cursorAt.getTime() - marginMs));
  const channels = answerOf(await api.ask('GET', `/users/${deps.us.user}/channels`, channelsSchema));
  await pMap(
    channels,
    async ({ id }) => {
      for (const post of await changedSince(api, id, since, deps.changesAtOnce ?? usualChangesAtOnce))
        for (const event of eventsOfPost(post, since, deps)) deps.keep(event);
    },
    { concurrency: atOnce },
  );
}
