import { z } from 'zod';

import { everNamed } from './replay-policy.ts';
import type { Evidence, JournalRow } from './witness.ts';

const absenceSchema = z.object({
  number: z.number(),
  person: z.string(),
  deputy: z.string().nullable(),
  fromAt: z.iso.datetime(),
  toAt: z.iso.datetime(),
});
export type KnownAbsence = z.infer<typeof absenceSchema>;

const endedSchema = z.object({ number: z.number() });

/** Reads the absence that an entry notes; null if it notes none. */
export function absenceIn(entry: JournalRow): KnownAbsence | null {
  return entry.kind === 'absence.set' ? absenceSchema.parse(entry.data) : null;
}

/** Lists who is away at that moment, with their deputies, by the journal before that entry. */
export function awayAt(journal: readonly JournalRow[], at: Date, before: bigint): readonly KnownAbsence[] {
  const noted = new Map<number, KnownAbsence>();
  for (const entry of journal) {
    if (entry.seq >= before) break;
    const absence = absenceIn(entry);
    if (absence !== null) noted.set(absence.number, absence);
    if (entry.kind === 'absence.ended') noted.delete(endedSchema.parse(entry.data).number);
  }
  return [...noted.values()].filter(
    ({ fromAt, toAt }) => Date.parse(fromAt) <= at.getTime() && at.getTime() < Date.parse(toAt),
  );
}

/** Tells whether somebody could decide then in that place: their own, or that of an absent approver who named them. */
export function holdsPlace(
  { journal, desk }: Pick<Evidence, 'journal' | 'desk'>,
  {
    person,
    place,
    at,
    seq,
  }: { readonly person: string; readonly place: string; readonly at: Date; readonly seq: bigint },
): boolean {
  if (!everNamed({ journal, desk }).includes(place)) return false;
  if (person === place) return true;
  const away = awayAt(journal, at, seq);
  return (
    desk.inChannel.includes(person) &&
    !away.some((absence) => absence.person === person) &&
    away.some((absence) => absence.person === place && absence.deputy === person)
  );
}
