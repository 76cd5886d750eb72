import { approvalsThatCount, type Standing } from './replay.ts';
import type { Evidence } from './witness.ts';
import { writersOf } from './writers-of.ts';

/** Returns why the approvals do not count: all come from people who asked in the author's place; else null. */
export function whyNotByOthers(evidence: Evidence, standing: Standing, at: Date): string | null {
  const { author, askers, revision } = standing;
  const writers = [...writersOf(standing, revision)];
  const counting = approvalsThatCount(evidence, standing, { writers, at });
  const isReleased = askers.has(author);
  const isByOthers = counting.some(({ person, place }) => !askers.has(person) && !askers.has(place));
  return isReleased || isByOthers ? null : `only ${[...askers].join(', ')}, who had asked, approved it`;
}
