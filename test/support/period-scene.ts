import assert from 'node:assert/strict';

import type { DecisionOutcome } from '#approvals/decide.ts';
import { noMembers } from '#desks/may.ts';
import { decidePeriod } from '#periods/decide-period.ts';
import type { PeriodTerms } from '#periods/period-mac.ts';
import { askForPeriod, askToCancelPeriod, lockPeriod } from '#periods/period.ts';
import { retryDelivery } from '#publishing/doubt/by-hand.ts';

import { member, present, type Scene } from './publishing-scene.ts';

/** The scene begins on 23 November 2026, 09:00 in Paris. */
export const hour = 3_600_000;
export const day = 24 * hour;

export function after(scene: Scene, ms: number): Date {
  return new Date(scene.clock.now().getTime() + ms);
}

function termsOf(scene: Scene, changes: Partial<PeriodTerms> = {}): PeriodTerms {
  return {
    label: 'Municipal elections',
    basis: 'L.52-1',
    fromAt: after(scene, hour),
    toAt: after(scene, 2 * day),
    timeZone: 'Europe/Paris',
    accountIds: [scene.accountIds.mastodon, scene.accountIds.x],
    level: 'closed',
    role: null,
    rolePeople: [],
    replacesId: null,
    ...changes,
  };
}

export const extraApproval: Pick<PeriodTerms, 'level' | 'role' | 'rolePeople'> = {
  level: 'extraApproval',
  role: 'Legal',
  rolePeople: ['nora'],
};

export async function periodAsked(scene: Scene, changes: Partial<PeriodTerms> = {}, by = 'sophie'): Promise<string> {
  const desk = await scene.desk();
  const terms = termsOf(scene, changes);
  const outcome = await scene.store.write((work) => askForPeriod(work, { desk, by: { id: by, name: by }, terms }));
  assert.ok(outcome.kind === 'asked', outcome.kind);
  return outcome.periodId;
}

export function periodDecided(
  scene: Scene,
  periodId: string,
  by: string,
  { kind = 'approve', number = 1 }: { readonly kind?: 'approve' | 'reject'; readonly number?: number } = {},
): Promise<DecisionOutcome> {
  const { deskId } = scene;
  return scene.store.write((work) =>
    decidePeriod(work, { periodId, deskId, number, person: member(by), members: noMembers, kind }),
  );
}

export async function periodAgreed(scene: Scene, changes: Partial<PeriodTerms> = {}): Promise<string> {
  const id = await periodAsked(scene, changes);
  assert.equal((await periodDecided(scene, id, 'karim')).kind, 'decided');
  return id;
}

export async function cancelWished(scene: Scene, id: string, by = 'sophie'): Promise<string> {
  const desk = await scene.desk();
  return scene.store.write(async (work) => {
    const period = present(await lockPeriod(work.tx, id));
    return askToCancelPeriod(work, { period, desk, by: { id: by, name: by } });
  });
}

export async function periodState(scene: Scene, id: string): Promise<string> {
  return (await scene.store.db.period.findUniqueOrThrow({ where: { id } })).state;
}

/** Moves the clock alone: no job runs. */
export function at(scene: Scene, moment: Date): void {
  scene.clock.advance(moment.getTime() - scene.clock.now().getTime());
}

export function window(scene: Scene, ms: number): { readonly publishAt: Date; readonly notAfterAt: Date } {
  return { publishAt: after(scene, ms), notAfterAt: after(scene, ms + 5 * day) };
}

export async function scheduled(scene: Scene, ms: number): Promise<string> {
  const draft = await scene.asked({ window: window(scene, ms) });
  await scene.decide(draft);
  return draft.id;
}

export function releaseHeld(scene: Scene, deliveryId: string, person = 'amina'): Promise<{ readonly kind: string }> {
  return scene.store.write((work) => retryDelivery(work, { deliveryId, person, members: noMembers }));
}
