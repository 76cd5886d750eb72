import assert from 'node:assert/strict';

import type { Members } from '#desks/may.ts';
import { type AbsenceRequest, setAbsence, type SetAbsenceOutcome } from '#desks/set-absence.ts';

import type { Scene } from './publishing-scene.ts';

/** The desk's channel as the chat reports it by default. */
export const inChannel: Members = { channel: ['amina', 'karim', 'lea', 'omar', 'sophie', 'zoe'], group: null };

/**
 * Enters an absence as Sophie, the scene's steward. By default Karim's on the day of the scene's clock, with Omar as
 * deputy.
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

/** Enters an absence as `note` does, and asserts that it is accepted. */
export async function away(...[scene, changes]: Parameters<typeof note>): Promise<number> {
  const outcome = await note(scene, changes);
  assert.equal(outcome.kind, 'set', JSON.stringify(outcome));
  return outcome.kind === 'set' ? outcome.absence.number : 0;
}
