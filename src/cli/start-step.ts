import type { WhyHeld } from '#doctor/why-held.ts';
import type { StorageStep } from '#storage/progress.ts';

/** What a start tells of while it happens. */
export type StartStep =
  | StorageStep
  /** The chat is not connected, and is tried again by itself. */
  | { readonly kind: 'chatAwaited'; readonly chat: string; readonly why: string }
  /** The chat answers, and nothing is done there before somebody has seen to it. */
  | { readonly kind: 'chatHeld'; readonly chat: string; readonly why: WhyHeld };
