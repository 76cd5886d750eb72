import type { Desk } from '#desks/desk.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import type { Rules } from '#drafts/renderings-of.ts';

import { fillingsOf } from './fillings.ts';
import { type EmergencyPart, emergencyParts, type EmergencyTemplate } from './template.ts';

/** A finding in one part of a template. */
export interface PartFinding {
  readonly part: EmergencyPart;
  readonly finding: Finding;
}

/**
 * Returns what the checks of drafts find in a template, whatever its values: checks every value of every list. Reports
 * equal findings once. Pure, as `findingsOf`.
 */
export function findingsOfTemplate(
  template: Pick<EmergencyTemplate, 'parts'>,
  desk: Desk,
  rules: Rules,
  now: Date,
): readonly PartFinding[] {
  return emergencyParts.flatMap((part) => {
    const found = fillingsOf(template, part, desk).flatMap((content) => findingsOf(content, desk, rules, now));
    const bySaid = new Map(found.map((finding) => [JSON.stringify([finding.code, finding.data]), finding]));
    return [...bySaid.values()].map((finding) => ({ part, finding }));
  });
}
