import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import { type LastRestore, lastRestore } from './last-restore.ts';
import type { Locked } from './lock-delivery.ts';

// wait: after a restore
/** Longer than any send takes to show: Tambour may have been killed a moment before it was restored elsewhere. */
const restSeconds = 120;

/** When what was sent before the restore surely shows on its network. */
export function showsAt(restore: LastRestore): Date {
  return new Date(restore.at.getTime() + restSeconds * 1000);
}

/**
 * Has a delivery looked for before it leaves, where a restore may have forgotten that it left: its draft came with the
 * backup, and nothing of it was sent or looked for since. False, and nothing done, where it is free to leave. So
 * neither a person, nor a reaction read again, nor an account that wakes sends out again what is public.
 */
export async function lookFirst(w: Writing, locked: Locked): Promise<boolean> {
  if (locked.delivery.doubtSince !== null) return false;
  return lookAfter(w, locked, await lastRestore(w.tx));
}

/** As `lookFirst`, where the last restore is known. */
export async function lookAfter(w: Writing, locked: Locked, restore: LastRestore | null): Promise<boolean> {
  const { draft, delivery } = locked;
  // guard: what a restore may have forgotten
  if (delivery.doubtSince !== null) return false;
  if (restore === null || draft.createdAt > restore.coversUntil) return false;
  if (delivery.sendingSince !== null && delivery.sendingSince > restore.coversUntil) return false;
  const { createdAt } = delivery;
  const sendingSince = createdAt < restore.takenAt ? createdAt : restore.takenAt;
  const now = w.clock.now();
  const shows = showsAt(restore);
  await move(w, locked, 'doubt', { why: 'restored', lookAt: shows > now ? shows : now, sendingSince });
  return true;
}
