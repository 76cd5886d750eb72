import type { CorrectOutcome, Prepared } from '#networks/publish-outcome.ts';

import type { EditTrouble } from './network-troubles.ts';
import type { SimPictures } from './sim-pictures.ts';
import type { PublicPost, PublishRequest, SimAccount } from './witness.ts';
import { later, type WorldTime } from './world-time.ts';

/** Makes the part of an account's server that edits public posts. */
export function simEdits({
  account,
  time,
  requests,
  journalSeq,
  pictures,
  postOf,
  net,
}: {
  readonly account: SimAccount;
  readonly time: WorldTime;
  readonly requests: PublishRequest[];
  readonly journalSeq: () => Promise<bigint>;
  readonly pictures: SimPictures;
  /** Returns a post; null if there is none (any more). */
  readonly postOf: (id: string) => PublicPost | null;
  readonly net: { readonly editTroubles: EditTrouble[]; readonly lagSeconds: number };
}): (id: string, prepared: Prepared) => Promise<CorrectOutcome> {
  /** Replaces the post's whole content. As on Mastodon, its visibility and what it answers stay. */
  async function arriveEdit(
    { id, prepared, leftAt }: { readonly id: string; readonly prepared: Prepared; readonly leftAt: Date },
    isTaken: boolean,
  ): Promise<CorrectOutcome> {
    const { rendering, mediaIds } = prepared;
    const atMs = time.trueMs();
    const arrival = { atMs, wallAt: time.clock.now(), leftAt, accountId: account.id, key: '', rendering, edits: id };
    const post = postOf(id);
    const mayHave = pictures.mayHave(id, mediaIds);
    const isChanged = isTaken && post !== null && mayHave;
    if (isChanged) {
      const { visibility, replyTo } = post.rendering;
      const becomes = { ...rendering, visibility, ...(replyTo === undefined ? {} : { replyTo }) };
      post.edits.push({ rendering: becomes, atMs, visibleAtMs: atMs + net.lagSeconds * 1000 });
      pictures.attach(id, mediaIds);
    }
    requests.push({ ...arrival, journalSeq: await journalSeq(), madePost: isChanged ? id : null });
    if (!isTaken) return { kind: 'refused', why: 'forbidden' };
    if (post === null) return { kind: 'missing' };
    return mayHave ? { kind: 'corrected' } : { kind: 'doubt', why: 'already_attached' };
  }

  return async (id, prepared) => {
    const trouble = net.editTroubles.shift();
    const sent = { id, prepared, leftAt: time.clock.now() };
    switch (trouble) {
      case undefined:
        return arriveEdit(sent, true);
      case 'requestLost':
        return { kind: 'doubt', why: 'no_answer' };
      case 'answerLost':
        await arriveEdit(sent, true);
        return { kind: 'doubt', why: 'no_answer' };
      case 'answerLate': {
        const answer = await arriveEdit(sent, true);
        await later(time, 14);
        return answer;
      }
      case 'requestLate':
        await later(time, 9);
        return arriveEdit(sent, true);
      case 'errorAfterAccepting':
        await arriveEdit(sent, true);
        return { kind: 'doubt', why: 'server_error' };
      case 'errorBefore':
        return { kind: 'doubt', why: 'server_error' };
      case 'rateLimited':
        return { kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 };
      case 'busy':
        return { kind: 'tryLater', why: 'server_busy', afterSeconds: 5 };
      case 'tokenRefused':
        return { kind: 'locked', why: 'token_refused' };
      case 'forbidden':
        return arriveEdit(sent, false);
      case 'unreadableAnswer':
        await arriveEdit(sent, true);
        return { kind: 'doubt', why: 'unreadable_answer' };
      case 'unsupported':
        return { kind: 'unsupported' };
    }
  };
}
