import { createHash } from 'node:crypto';

import { z } from 'zod';

import { pause } from '#chat/kit/pause.ts';

import type { DressedPost } from './dressed-post.ts';
import { findParts, type Place } from './find-parts.ts';
import { answerOf, type RestApi } from './rest-api.ts';
import type { Sending } from './sending.ts';

const sends = 3;
/** A post that arrived although its answer was lost can be read after that time. */
const settleMs = 500;

const postedSchema = z.object({ id: z.string().min(1) });
const nothingSchema = z.object({});

/**
 * Makes one post of a card, once: the server makes one of what comes twice within 30 s; where the answer is lost the
 * post is looked for before it is sent again, and a second one is removed. The same where it was perhaps sent before.
 * Returns its id.
 */
export async function sendPart(
  { api, us, life }: Sending,
  place: Place,
  /** `again` sets a part that was removed before apart from the one that comes now. */
  part: { readonly key: string; readonly part: number; readonly again?: string },
  post: DressedPost,
  sentBefore: 'no' | 'perhaps',
): Promise<string> {
  const pending = createHash('sha256')
    .update(JSON.stringify([place, part.key, part.part, part.again ?? '']))
    .digest('hex');
  const body = {
    channel_id: place.channel,
    ...(place.thread === null ? {} : { root_id: place.thread }),
    ...post,
    pending_post_id: `${us.user}:${pending}`,
  };
  const there = async (): Promise<readonly string[]> => {
    const found = await findParts(api, us, place, part.key);
    return found.filter((one) => one.part === part.part).map(({ id }) => id);
  };
  for (let attempt = 1; ; attempt += 1) {
    const asked = await api.ask('POST', '/posts', postedSchema, { body });
    if (asked.kind !== 'lost') {
      const { id } = answerOf(asked);
      if (attempt === 1 && sentBefore === 'no') return id;
      // The first may have arrived late: the younger goes.
      const [first, ...younger] = await there();
      for (const one of younger) await remove(api, one);
      return first ?? id;
    }
    await pause(settleMs * attempt, life.signal);
    const [found] = await there();
    if (found !== undefined) return found;
    if (attempt === sends || life.signal.aborted) return answerOf<z.infer<typeof postedSchema>>(asked).id;
  }
}

/** Deletes a post of ours; one that is gone already is fine. */
export async function remove(api: RestApi, id: string): Promise<void> {
  const asked = await api.ask('DELETE', `/posts/${id}`, nothingSchema, { tries: 3 });
  if (asked.kind === 'refused' && (asked.status === 404 || asked.status === 403)) return;
  answerOf(asked);
}
