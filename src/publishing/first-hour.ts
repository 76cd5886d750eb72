import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** The steps of docs/first-hour.md between the freeze and the thaw, which people do outside Tambour. */
export const firstHourSteps = ['saved', 'looked', 'cut', 'repaired', 'reported'] as const;
type FirstHourStep = (typeof firstHourSteps)[number];

/** Returns the step that a text names; null if it names none. */
export function firstHourStepOf(text: string): FirstHourStep | null {
  return firstHourSteps.find((step) => step === text) ?? null;
}

/** A step that somebody reported as done. */
export interface Tick {
  readonly step: FirstHourStep;
  readonly by: string;
  readonly at: Date;
}

const kind = 'desk.firstHour';
const dataSchema = z.object({ freezeId: z.string(), step: z.enum(firstHourSteps) });

/**
 * Reads the steps that a desk did during one freeze, each as first reported. They are kept only in the journal, which
 * is evidence of who did what when, and which nobody can change.
 */
export async function ticksOf(tx: Transaction, deskId: string, freezeId: string): Promise<readonly Tick[]> {
  // Few entries belong to no draft, and an index finds them.
  const entries = await tx.journalEntry.findMany({
    where: { draftId: null, deskId, kind },
    orderBy: { seq: 'asc' },
    select: { actor: true, at: true, data: true },
  });
  const ticks = entries.flatMap(({ actor: by, at, data }): readonly Tick[] => {
    const read = dataSchema.parse(data);
    return read.freezeId === freezeId ? [{ step: read.step, by, at }] : [];
  });
  return ticks.filter((tick, index) => ticks.findIndex(({ step }) => step === tick.step) === index);
}

/** Journals that somebody did a step. The caller checks who may do this, and shows it. */
export async function tick(
  work: UnitOfWork,
  { deskId, freezeId, step, by }: { readonly deskId: string; readonly freezeId: string } & Pick<Tick, 'step' | 'by'>,
): Promise<void> {
  await journal(work, { kind, deskId, draftId: null, actor: by, data: { freezeId, step } });
}
