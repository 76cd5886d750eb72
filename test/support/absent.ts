import assert from 'node:assert/strict';

import type { Members } from '#desks/may.ts';
import { type AbsenceRequest, setAbsence, type SetAbsenceOutcome } from '#desks/set-absence.ts';

import type { Scene } from './publishing-scene.ts';

/** The desk's channel as the chat tells it, where nobody says otherwise. */
export const inChannel: Members = { channel: ['amina', 'karim', 'lea', 'omar', 'sophie', 'zoe'], group: null };

/**
 * Notes an absence as Sophie does, who is the scene's steward; Karim's, with Omar as his deputy, on the day of the
 * scene's clock.
 */
export async function note(
  { store, deskId }: Pick<Scene, 'store' | 'deskId'>,
  changes: Partial<Omit<AbsenceRequest, 'deskId' | 'deputy'>> & { readonly deputy?: string | null } = {},
): Promise<SetAbsenceOutcome> {
  const { deputy = 'omar', ...rest } = changes;
  return store.write((work) =>
    setAbsence(work, {
      person: 'karim',
      first: '2026-11-23',
      last: '2026-11-23',
      by: { id: 'sophie', name: 'Sophie' },
      members: inChannel,
      ...rest,
      deskId,
      deputy: deputy === null ? null : { id: deputy, isFullMember: deputy !== 'guest' },
    }),
  );
}

/** Notes an absence as `note` does, where it has to be taken. */
export async function away(...[scene, changes]: Parameters<typeof note>): Promise<number> {
  const outcome = await note(scene, changes);
  assert.equal(outcome.kind, 'set', JSON.stringify(outcome));
  return outcome.kind === 'set' ? outcome.absence.number : 0;
}
