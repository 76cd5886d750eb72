import type { Desk } from '#desks/desk.ts';
import type { Finding } from '#drafts/finding.ts';
import { findingsAnytime } from '#drafts/findings-of.ts';
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
 * equal findings once. It is sent in some night to come, and reserve periods let it pass: nothing is said of today's.
 * Pure, as `findingsAnytime`.
 */
export function findingsOfTemplate(
  template: Pick<EmergencyTemplate, 'parts'>,
  desk: Desk,
  rules: Rules,
): readonly PartFinding[] {
  return emergencyParts.flatMap((part) => {
    const found = fillingsOf(template, part, desk).flatMap((content) => findingsAnytime(content, desk, rules));
    const bySaid = new Map(found.map((finding) => [JSON.stringify([finding.code, finding.data]), finding]));
    return [...bySaid.values()].map((finding) => ({ part, finding }));
  });
}
