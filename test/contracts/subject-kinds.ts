import type { Kind, SubjectKindInScene } from './subject-in-scene.ts';
import { leaving, period, periodOverride, waking } from './subjects-of-accounts.ts';
import { emergencyTemplate, emergencyUse, relayRule, rota } from './subjects-of-duty.ts';

/** Everything that approvers decide about besides a draft. */
export const subjectKinds: Readonly<Record<Kind, SubjectKindInScene>> = {
  waking,
  leaving,
  rota,
  emergencyTemplate,
  period,
  periodOverride,
  emergencyUse,
  relayRule,
};
