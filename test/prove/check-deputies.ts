import { z } from 'zod';

import { holdsPlace, absenceIn, type KnownAbsence } from './replay-absences.ts';
import { everNamed } from './replay-policy.ts';
import type { Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const decisionSchema = z.object({ inPlaceOf: z.string().optional() }).loose();
const decisions: ReadonlySet<string> = new Set(['decision.approve', 'decision.requestChanges', 'decision.reject']);

/** Finds decisions that the person had no right to make at that moment, and absences that nobody entitled asked for. */
export function wronglyDecided(evidence: Evidence): readonly Violation[] {
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    const why = decisions.has(entry.kind) ? whyNotTheirs(evidence, entry) : whyNotAsked(evidence, entry);
    return why === null ? [] : [{ kind: 'unapproved', detail: `entry ${entry.seq}: ${why}` }];
  });
}

function whyNotTheirs(evidence: Evidence, { kind, actor, at, seq, data }: JournalRow): string | null {
  const { inPlaceOf: place = actor } = decisionSchema.parse(data);
  if (holdsPlace(evidence, { person: actor, place, at, seq })) return null;
  return place === actor
    ? `${actor}, who is no approver, is told to have done ${kind}`
    : `${actor} is told to have done ${kind} in the place of ${place}, and could not`;
}

/** Returns why an absence is wrong. Sophie, the steward, may ask for anybody's, and an approver for their own. */
function whyNotAsked({ absences, desk, journal }: Evidence, entry: JournalRow): string | null {
  const approvers = everNamed({ desk, journal });
  const absence = absenceIn(entry);
  if (absence === null) return null;
  const { actor, seq } = entry;
  const { person, deputy } = absence;
  const isAsked = absences.some(
    (one) =>
      one.by === actor &&
      one.person === person &&
      one.deputy === deputy &&
      one.journalSeq < seq &&
      isSpanOf(one, absence),
  );
  if (!isAsked) return `an absence of ${person} that nobody asked for like this`;
  if (actor !== 'sophie' && (actor !== person || !approvers.includes(actor))) return `an absence noted by ${actor}`;
  if (deputy === null) return null;
  const mayStandIn = deputy !== person && desk.members.includes(deputy) && desk.inChannel.includes(deputy);
  return mayStandIn && approvers.includes(person) ? null : `${deputy} is to stand in for ${person}`;
}

/** Compares a span with the days of an absence. Histories are in winter, when Paris is an hour ahead of UTC. */
function isSpanOf({ first, last }: { readonly first: string; readonly last: string }, of: KnownAbsence): boolean {
  const dayMs = 86_400_000;
  return (
    Date.parse(of.fromAt) === Date.parse(`${first}T00:00:00+01:00`) &&
    Date.parse(of.toAt) === Date.parse(`${last}T00:00:00+01:00`) + dayMs
  );
}
