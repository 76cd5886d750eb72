import { z } from 'zod';

import { standingAt } from './replay.ts';
import type { Evidence, JournalRow, SimStep } from './witness.ts';

const placeSchema = z.object({ inPlaceOf: z.string().optional() }).loose();
const approvalStandsMs = 72 * 3_600_000;

/** An approval that stands, with the step that had its turn when it was given. */
interface Live {
  readonly person: string;
  readonly place: string;
  readonly at: Date;
  readonly step: number;
}

interface Replayed {
  /** True if all steps were completed, each in its turn. */
  readonly isFull: boolean;
  /** Approvals by people who were not in the step that had its turn. */
  readonly outOfTurn: readonly JournalRow[];
}

/** Replays a draft's approvals up to one entry of the journal; `at`: the moment at which they must stand. */
export function stepsAt(
  { journal, desk }: Pick<Evidence, 'journal' | 'desk'>,
  draftId: string,
  { upTo, at }: { readonly upTo: bigint; readonly at: Date },
): Replayed {
  const { steps = [] } = desk;
  const outOfTurn: JournalRow[] = [];
  let live: readonly Live[] = [];
  const without = (person: string): readonly Live[] => live.filter((one) => one.person !== person);
  for (const entry of journal) {
    if (entry.seq > upTo) break;
    if (entry.draftId !== draftId) continue;
    switch (entry.kind) {
      case 'decision.approve': {
        const { inPlaceOf: place = entry.actor } = placeSchema.parse(entry.data);
        const step = openAt(journal, steps, live, { entry, at: entry.at });
        if (steps[Math.min(step, steps.length - 1)]?.who.ids.includes(place) !== true) outOfTurn.push(entry);
        const open = openAt(journal, steps, without(entry.actor), { entry, at: entry.at });
        live = [...without(entry.actor), { person: entry.actor, place, at: entry.at, step: open }];
        break;
      }
      case 'decision.requestChanges':
      case 'decision.reject':
      case 'decision.withdrawn':
        live = without(entry.actor);
        break;
      case 'draft.created':
      case 'draft.revised':
      case 'draft.sentLate':
      case 'draft.stopped':
      case 'draft.reopened':
      case 'draft.rejectionWithdrawn':
      case 'decision.lapsed':
        live = [];
        break;
    }
  }
  const last = journal.findLast((entry) => entry.draftId === draftId && entry.seq <= upTo);
  const isFull = last !== undefined && openAt(journal, steps, live, { entry: last, at }) >= steps.length;
  return { isFull, outOfTurn };
}

/** Returns the step that has its turn after these approvals; the number of steps once all are full. */
function openAt(
  journal: readonly JournalRow[],
  steps: readonly SimStep[],
  live: readonly Live[],
  { entry, at }: { readonly entry: JournalRow; readonly at: Date },
): number {
  const standing = standingAt(journal, entry.draftId ?? '', entry.seq);
  if (standing === null) return 0;
  const { askers, author, contents, revision } = standing;
  const notAfterMs = Date.parse(contents.get(revision)?.window?.notAfterAt ?? '1970-01-01T00:00:00Z');
  const isAsker = (one: Live): boolean => !askers.has(author) && (askers.has(one.person) || askers.has(one.place));
  const used: Live[] = [];
  let open = 0;
  for (const one of live) {
    const step = steps[open];
    const isExpired = at.getTime() >= Math.max(one.at.getTime() + approvalStandsMs, notAfterMs);
    const isUsed = used.some(({ person, place }) => person === one.person || place === one.place);
    if (step === undefined || isExpired || isUsed || one.step !== open || !step.who.ids.includes(one.place)) continue;
    used.push(one);
    const its = used.filter((each) => each.step === open);
    if (its.length >= step.needed && !its.every(isAsker)) open += 1;
  }
  return open;
}
