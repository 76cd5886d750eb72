import { z } from 'zod';

const shiftSchema = z.object({
  person: z.string().min(1),
  fromAt: z.iso.datetime().transform((at) => new Date(at)),
  toAt: z.iso.datetime().transform((at) => new Date(at)),
});

/** The shifts of a rota as they are stored. */
export const shiftsSchema = z.array(shiftSchema);

/** A span in which somebody is on call; `toAt` is not included. */
export interface Shift {
  readonly person: string;
  readonly fromAt: Date;
  readonly toAt: Date;
}

/** A span in which one person takes another's place, as accepted. */
export interface Takeover {
  readonly fromPerson: string;
  readonly toPerson: string;
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly acceptedAt: Date;
}

/** A span in which the same people are on call; none in a gap. */
export interface Span {
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly people: readonly string[];
}

/** The most shifts of one rota. */
export const mostShifts = 120;

/** A mistake in the shifts of a rota, with the indexes of the shifts concerned. */
export type ShiftMistake =
  | { readonly why: 'none' | 'tooMany' }
  | { readonly why: 'endsFirst' | 'over'; readonly at: number }
  /** The same person has two shifts at once. */
  | { readonly why: 'overlaps'; readonly at: number; readonly other: number };

/**
 * Returns a mistake in the shifts of a new rota; null if there is none. Several people may be on call at once, and
 * gaps are allowed. Pure.
 */
export function mistakeIn(shifts: readonly Shift[], now: Date): ShiftMistake | null {
  if (shifts.length === 0) return { why: 'none' };
  if (shifts.length > mostShifts) return { why: 'tooMany' };
  for (const [at, shift] of shifts.entries()) {
    if (shift.toAt <= shift.fromAt) return { why: 'endsFirst', at };
    if (shift.toAt <= now) return { why: 'over', at };
    const other = shifts.findIndex((one, index) => index < at && one.person === shift.person && overlap(one, shift));
    if (other !== -1) return { why: 'overlaps', at, other };
  }
  return null;
}

function overlap(one: Shift, other: Shift): boolean {
  return one.fromAt < other.toAt && other.fromAt < one.toAt;
}

/** Lists everybody on a rota, by their first shift. Pure. */
export function peopleOf(shifts: readonly Shift[]): readonly string[] {
  const inOrder = shifts.toSorted((one, other) => one.fromAt.getTime() - other.fromAt.getTime());
  return [...new Set(inOrder.map(({ person }) => person))];
}

/**
 * Lists who is on call at an instant: the people whose shift it is, after applying takeovers in the order in which they
 * were accepted. Pure.
 */
export function onShiftAt(shifts: readonly Shift[], takeovers: readonly Takeover[], at: Date): readonly string[] {
  const holds = ({ fromAt, toAt }: Pick<Shift, 'fromAt' | 'toAt'>): boolean => fromAt <= at && at < toAt;
  const own = shifts.filter(holds).map(({ person }) => person);
  const accepted = takeovers
    .filter(holds)
    .toSorted((one, other) => one.acceptedAt.getTime() - other.acceptedAt.getTime());
  let people: readonly string[] = own;
  for (const { fromPerson, toPerson } of accepted) {
    people = people.map((person) => (person === fromPerson ? toPerson : person));
  }
  return [...new Set(people)];
}

/**
 * Lists the spans between two instants, with the people on call in each, in order and without gaps; a span without
 * people is a gap. `without`: spans in which somebody does not count, such as absences. Pure.
 */
export function spansBetween(
  { shifts, takeovers }: { readonly shifts: readonly Shift[]; readonly takeovers: readonly Takeover[] },
  { fromAt, toAt }: { readonly fromAt: Date; readonly toAt: Date },
  without: readonly Shift[] = [],
): readonly Span[] {
  const marks = [...shifts, ...takeovers, ...without].flatMap((one) => [one.fromAt.getTime(), one.toAt.getTime()]);
  const within = marks.filter((mark) => fromAt.getTime() < mark && mark < toAt.getTime());
  const starts = [...new Set([fromAt.getTime(), ...within])].toSorted((one, other) => one - other);
  const spans: Span[] = [];
  for (const [index, start] of starts.entries()) {
    const at = new Date(start);
    const end = new Date(starts[index + 1] ?? toAt.getTime());
    const missing = without.filter((one) => one.fromAt <= at && at < one.toAt).map(({ person }) => person);
    const people = onShiftAt(shifts, takeovers, at).filter((person) => !missing.includes(person));
    const last = spans.at(-1);
    if (last !== undefined && isSame(last.people, people)) spans.splice(-1, 1, { ...last, toAt: end });
    else spans.push({ fromAt: at, toAt: end, people });
  }
  return spans;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((person) => others.includes(person));
}

/** Returns when a rota ends: after its last shift. Pure. */
export function endOf(shifts: readonly Shift[]): Date {
  return new Date(Math.max(...shifts.map(({ toAt }) => toAt.getTime())));
}
