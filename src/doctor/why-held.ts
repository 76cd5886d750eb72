import type { ServerDoubt } from '#storage/chat-server.ts';

/** Why nothing is done on a chat server that answers; the same as the adapter's own. */
export type WhyHeld =
  | ServerDoubt
  | { readonly kind: 'tooOld'; readonly version: string; readonly oldest: string }
  /** It does not say which version it is, or not its id. */
  | { readonly kind: 'untold' };
