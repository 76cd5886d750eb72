import type { ConfirmOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import { isWithin, madeAt } from '#networks/snowflake.ts';

import { skewMs } from './find-posts.ts';
import { ownUserId } from './own-user.ts';
import { equalTexts, mediaCountOf } from './post.ts';
import { readPost } from './read-post.ts';
import type { Server } from './server.ts';

/** Compares a post named by a person with what was sent. Its id contains its time, even if nothing can be read. */
export async function confirmPost(
  server: Server,
  id: string,
  rendering: Rendering,
  { since, signal }: { readonly since: Date; readonly signal: AbortSignal },
): Promise<ConfirmOutcome> {
  const at = madeAt(id, 'x');
  if (at === null) return { kind: 'notOurs', why: 'no_such_post' };
  if (!isWithin(at, { since, until: server.clock.now() }, skewMs)) return { kind: 'notOurs', why: 'other_time' };
  const [reading, me] = await Promise.all([readPost(server, id, signal), ownUserId(server, signal)]);
  if (reading.kind === 'missing') return { kind: 'notOurs', why: 'no_such_post' };
  if (reading.kind === 'unknown' || me.kind !== 'answer') return { kind: 'unseen' };
  const { post } = reading;
  if (post.author_id !== undefined && post.author_id !== me.data) return { kind: 'notOurs', why: 'other_account' };
  const isSame = mediaCountOf(post) === rendering.media.length && equalTexts(post, rendering.text);
  if (!isSame) return { kind: 'notOurs', why: 'other_words' };
  return { kind: post.author_id === undefined ? 'unseen' : 'seen' };
}
