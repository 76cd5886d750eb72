import type { StorageStep } from '#storage/progress.ts';

/** What a start tells of while it happens. */
export type StartStep =
  | StorageStep
  /** The chat is not connected, and is tried again by itself. */
  | { readonly kind: 'chatAwaited'; readonly chat: string; readonly why: string };
