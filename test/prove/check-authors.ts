import { approvalsThatCount, type Standing } from './replay.ts';
import type { Evidence } from './witness.ts';
import { writersOf } from './writers-of.ts';

/** Why enough people approved it, and still only who had asked for it in its author's place; null where others did. */
export function whyNotByOthers(evidence: Evidence, standing: Standing, at: Date): string | null {
  const { author, askers, revision } = standing;
  const writers = [...writersOf(standing, revision)];
  const counting = approvalsThatCount(evidence, standing, { writers, at });
  const isReleased = askers.has(author);
  const isByOthers = counting.some(({ person, place }) => !askers.has(person) && !askers.has(place));
  return isReleased || isByOthers ? null : `only ${[...askers].join(', ')}, who had asked, approved it`;
}
