import { z } from 'zod';

import { type Account, sleepsAt } from '#desks/account.ts';
import { type EmergencyMode, timeOfDay } from '#drafts/emergency/fill.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { fromNowText } from '#text/from-now.ts';

import { readEmergency } from './event.ts';
import { isMacOfPreview, macOfPreview } from './preview-mac.ts';
import { type FilledUse, fillUse, type Officer, type UseRefusal, type UseWish } from './may-use.ts';

/** A filled-in template as one person saw it, before they press the button. */
export interface UsePreview extends UseWish {
  readonly id: string;
  readonly deskId: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly by: string;
  readonly at: Date;
}

export type PrepareOutcome =
  | (Omit<FilledUse, 'kind'> & {
      readonly kind: 'prepared';
      readonly previewId: string;
      readonly values: Readonly<Record<string, string>>;
    })
  | UseRefusal
  /** The event that it would belong to is over, or of another mode. */
  | { readonly kind: 'eventOver' };

/** Stores a filled-in template as a preview, to be shown and pressed on. Publishes nothing, and notifies nobody. */
export async function prepareUse(
  work: UnitOfWork,
  officer: Officer,
  wish: UseWish,
  rules: Rules,
): Promise<PrepareOutcome> {
  const { desk, person } = officer;
  const { mode, part, templateId, values, emergencyId } = wish;
  if (emergencyId !== null) {
    const event = await readEmergency(work.tx, desk.id, emergencyId);
    if (event === null || event.ended !== null || event.mode !== mode) return { kind: 'eventOver' };
  }
  const filled = await fillUse(work, officer, wish, rules);
  if (filled.kind !== 'filled') return filled;
  const id = work.newId();
  const preview = {
    id,
    deskId: desk.id,
    mode,
    part,
    templateId,
    version: filled.template.version,
    emergencyId,
    values: Object.fromEntries(values),
    fingerprint: filled.fingerprint,
    by: person.id,
    at: work.clock.now(),
  };
  const mac = macOfPreview(work.decisionKey, preview);
  await work.tx.emergencyPreview.create({ data: { ...preview, mac } });
  return { ...filled, kind: 'prepared', previewId: id, values: preview.values };
}

const partSchema = z.enum(['warning', 'correction', 'allClear']);
const valuesSchema = z.record(z.string(), z.string());

/** Reads a preview; null if the desk has none with that id, or its row is not as Tambour wrote it. */
export async function readPreviewOfUse(
  { tx, decisionKey }: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  deskId: string,
  id: string,
): Promise<UsePreview | null> {
  const stored = await tx.emergencyPreview.findUnique({ where: { id, deskId } });
  // An old preview made young would be pressed hours after it was read.
  // guard: a preview is as it was shown
  if (stored === null || !isMacOfPreview(decisionKey, stored)) return null;
  const { mac: _, ...row } = stored;
  return {
    ...row,
    part: partSchema.parse(row.part),
    values: new Map(Object.entries(valuesSchema.parse(row.values))),
  };
}

/** Says how far off each time that was filled in is: at night, a wrong one is soon overlooked. Empty: there is none. */
export function timesFromNow(
  { template, values }: Extract<PrepareOutcome, { readonly kind: 'prepared' }>,
  part: EmergencyPart,
  { now, timeZone, tongue }: { readonly now: Date; readonly timeZone: string; readonly tongue: string },
): string {
  const times = template.parts[part].blanks.flatMap(({ kind, name }) => {
    const typed = values[name]?.trim() ?? '';
    const time = kind === 'time' ? timeOfDay(typed) : null;
    return time === null ? [] : [`${typed}, ${fromNowText(time, now, timeZone, tongue)}`];
  });
  return times.join('; ');
}

/** Tells whether the account sleeps, so that an emergency's post of this mode does not leave there. */
export function isSilent(account: Account, mode: EmergencyMode, now: Date): boolean {
  const { standing } = account;
  const isExcepted = mode === 'real' && standing.kind === 'asleep' && standing.exceptEmergencies;
  return sleepsAt(account, now) && !isExcepted;
}
