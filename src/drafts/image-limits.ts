import type { Account } from '#desks/account.ts';
import type { Limits } from '#networks/network-rules.ts';

/** The most pictures in a post, on any network. */
export const MAX_IMAGES = 4;

/**
 * Returns the limits for pictures that all of these accounts accept. Without accounts: limits that the networks in use
 * today all accept, so that a picture dropped before the accounts are chosen can be stored.
 */
export function imageLimits(
  accounts: readonly Account[],
): Pick<Limits, 'maxImageBytes' | 'maxImagePixels' | 'mimeTypes'> {
  const [first, ...others] = accounts.map((account) => account.limits);
  if (first === undefined) {
    return {
      maxImageBytes: 5_000_000,
      maxImagePixels: 33_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    };
  }
  return {
    maxImageBytes: Math.min(first.maxImageBytes, ...others.map((one) => one.maxImageBytes)),
    maxImagePixels: Math.min(first.maxImagePixels, ...others.map((one) => one.maxImagePixels)),
    mimeTypes: first.mimeTypes.filter((type) => others.every((one) => one.mimeTypes.includes(type))),
  };
}
