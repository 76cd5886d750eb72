import type { CorrectOutcome, PublishOutcome } from '#networks/publish-outcome.ts';
import type { Doubt } from '#networks/setback.ts';

/**
 * Makes the one request and records its answer. What is not an answer in time is recorded as a doubt, even where the
 * network does not heed the signal; an answer that comes after that is recorded too, as what it is: late. What the
 * network throws is a doubt first, then thrown on.
 */
export async function requestOnce<Answer extends PublishOutcome | CorrectOutcome>(
  request: (signal: AbortSignal) => Promise<Answer>,
  limits: { readonly timeoutSeconds: number; readonly stopping: AbortSignal },
  record: (answer: NoInfer<Answer> | Doubt) => Promise<void>,
): Promise<void> {
  const limit = AbortSignal.any([limits.stopping, AbortSignal.timeout(limits.timeoutSeconds * 1000)]);
  const ended = new Promise<'ended'>((resolve) => {
    limit.addEventListener('abort', () => resolve('ended'), { once: true });
  });
  const asked = request(limit);
  let first: Answer | 'ended';
  try {
    first = await Promise.race([asked, ended]);
  } catch (cause) {
    await record({ kind: 'doubt', why: 'unreadable_answer' });
    throw new Error('a network threw where it should have answered', { cause });
  }
  if (first !== 'ended') return record(first);
  await record({ kind: 'doubt', why: 'no_answer' });
  // Not awaited: it may never come. If it cannot be recorded, nothing is lost: the delivery is in doubt.
  asked
    .then(
      (late) => (late.kind === 'published' || late.kind === 'corrected' ? record(late) : undefined),
      () => undefined,
    )
    .catch(() => undefined);
}
