import { z } from 'zod';

import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import type { EmergencyPart } from '#drafts/emergency/template.ts';

/** The subject of a button or a form of the path: a part of a template, real or an exercise, and for which event. */
export interface UseTarget {
  readonly mode: EmergencyMode;
  readonly templateId: string;
  readonly part: EmergencyPart;
  /** Null: determined when it is published. */
  readonly emergencyId: string | null;
}

const targetSchema = z.tuple([
  z.enum(['real', 'exercise']),
  z.uuid(),
  z.enum(['warning', 'correction', 'allClear']),
  z.union([z.uuid(), z.literal('-')]),
]);

/** Packs a target for a button. */
export function useTarget({ mode, templateId, part, emergencyId }: UseTarget): string {
  return [mode, templateId, part, emergencyId ?? '-'].join(':');
}

/** Reads the target of a button; null if it is not valid. */
export function readUseTarget(target: string | null): UseTarget | null {
  const read = targetSchema.safeParse(target?.split(':')).data;
  if (read === undefined) return null;
  const [mode, templateId, part, emergencyId] = read;
  return { mode, templateId, part, emergencyId: emergencyId === '-' ? null : emergencyId };
}
