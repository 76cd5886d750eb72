import type { BoundedDispatcher, Seen } from '#networks/bounded-dispatcher.ts';
import { mayReach } from '#networks/may-reach.ts';

/**
 * Tells whether something exists at an address of the video service; null: unknown. Another address, which a server may
 * have made up, is not asked.
 */
export async function isThere(
  address: string,
  { videoUrl, loopbackOnly, dispatcherFor }: IsThereOptions,
  signal: AbortSignal,
): Promise<boolean | null> {
  const url = URL.parse(address);
  if (url?.origin !== new URL(videoUrl).origin || !mayReach(videoUrl, loopbackOnly)) return null;
  const seen: Seen = { status: null, headers: {} };
  try {
    const answer = await fetch(url, { redirect: 'manual', signal, dispatcher: dispatcherFor(seen) });
    await answer.body?.cancel();
    if (answer.status === 404) return false;
    return answer.ok ? true : null;
  } catch {
    // Whatever the error, it says nothing about the video.
    return null;
  }
}

interface IsThereOptions {
  /** Address of the service that plays videos to readers. */
  readonly videoUrl: string;
  readonly loopbackOnly: boolean;
  readonly dispatcherFor: BoundedDispatcher;
}
