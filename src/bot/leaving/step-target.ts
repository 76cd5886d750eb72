import { z } from 'zod';

import { readLeaving } from '#accounts/leaving/leaving.ts';
import type { Leaving } from '#accounts/leaving/plan.ts';
import { readSteps, type Step, stepKindOf } from '#accounts/leaving/steps.ts';
import { type DeskContext, worksHere } from '#bot/context.ts';

/** A step of a plan that a button or a form is about. */
export interface StepMeant {
  readonly leaving: Leaving;
  readonly step: Step;
}

/** Builds a button's target for a step of a plan. */
export function stepTarget(leavingId: string, kind: Step['kind']): string {
  return `${leavingId}:${kind}`;
}

/** Reads the step that a button or a form names; null if the desk has no such step. */
export async function stepMeant({ bot, desk }: DeskContext, target: string | null): Promise<StepMeant | null> {
  const [named = '', name = ''] = target?.split(':') ?? [];
  const id = z.uuid().safeParse(named).data;
  const kind = stepKindOf(name);
  if (id === undefined || kind === null) return null;
  const { db, clock } = bot.store;
  const leaving = await readLeaving(db, id, clock.now());
  if (leaving === null || leaving.deskId !== desk.id) return null;
  const step = (await readSteps(db, id)).find((one) => one.kind === kind);
  return step === undefined ? null : { leaving, step };
}

/** Tells whether the person may record the step: everybody who works on the desk, and the step's owner. */
export function mayDoStep(ctx: DeskContext, { owner }: Pick<Step, 'owner'>): boolean {
  return worksHere(ctx, owner);
}
