import type { Desk } from '#desks/desk.ts';

import { type Finding, type FindingCode, findingRules, type Found, momentRules, pageRules } from './finding.ts';
import type { FindingKind } from './finding-kind.ts';

const kinds: Readonly<Record<FindingCode, FindingKind<object>>> = Object.assign(
  {},
  ...[...momentRules, ...findingRules, ...pageRules].map((rule) => rule.kinds),
);

/** Returns the codes whose level a desk may set: all that do not always block. */
export function adjustableFindings(): readonly string[] {
  return Object.entries(kinds).flatMap(([code, { level }]) => (level === 'blocks' ? [] : [code]));
}

/**
 * Grades a finding as this desk wants it; returns null if the desk has switched it off. Some findings block on every
 * desk: what the network would refuse, an alt text that is missing or says nothing, an unfilled blank, and deceptive
 * characters.
 */
export function gradeFinding(found: Found, desk: Pick<Desk, 'findingLevels'>): Finding | null {
  const usual = kinds[found.code].level;
  if (usual === 'blocks') return { ...found, level: 'blocks' };
  const level = desk.findingLevels[found.code] ?? found.level ?? usual;
  return level === 'off' ? null : { ...found, level };
}
