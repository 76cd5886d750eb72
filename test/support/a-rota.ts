import assert from 'node:assert/strict';

import type { DecisionOutcome } from '#approvals/decide.ts';
import { decideRequest } from '#approvals/requests/decide-request.ts';
import { noMembers } from '#desks/may.ts';
import { askForRota, rota, type RotaPlan } from '#rota/rota.ts';
import type { Shift } from '#rota/shifts.ts';

import type { DeskScene } from './night.ts';
import { member } from './publishing-scene.ts';

/** Builds a shift between two instants. */
export function shift(person: string, from: string, to: string): Shift {
  return { person, fromAt: new Date(from), toAt: new Date(to) };
}

/** Asks for a rota, as Sophie by default. Returns its id. */
export async function askedRota(
  scene: DeskScene,
  shifts: readonly Shift[],
  { by = 'sophie', terminalUsers = [] }: { readonly by?: string } & Partial<Pick<RotaPlan, 'terminalUsers'>> = {},
): Promise<string> {
  const desk = await scene.desk();
  const plan = { shifts, terminalUsers };
  const outcome = await scene.store.write((work) => askForRota(work, { desk, by: { id: by, name: by }, plan }));
  assert.ok(outcome.kind === 'asked', outcome.kind);
  return outcome.rotaId;
}

export function decidedRota(
  { store, deskId }: DeskScene,
  requestId: string,
  by: string,
  kind: 'approve' | 'reject' = 'approve',
): Promise<DecisionOutcome> {
  const decision = { requestId, deskId, number: 1, person: member(by), members: noMembers, kind };
  return store.write((work) => decideRequest(work, rota, decision));
}

/** Asks for a rota, and lets Karim approve it. Returns its id. */
export async function agreedRota(
  scene: DeskScene,
  shifts: readonly Shift[],
  options: Parameters<typeof askedRota>[2] = {},
): Promise<string> {
  const id = await askedRota(scene, shifts, options);
  const outcome = await decidedRota(scene, id, 'karim');
  assert.equal(outcome.kind, 'decided');
  return id;
}
