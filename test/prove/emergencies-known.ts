import { z } from 'zod';

import type { JournalRow } from './witness.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));
const usedSchema = z.object({
  useId: z.uuid(),
  emergencyId: z.uuid(),
  mode: z.enum(['real', 'exercise']),
  part: z.enum(['warning', 'correction', 'allClear']),
  templateId: z.uuid(),
  values: z.record(z.string(), z.string()),
});
const withoutSchema = z.object({ revision: z.number() });
const shiftSchema = z.object({ person: z.string(), fromAt: instant, toAt: instant });
const rotaSchema = z.object({ requestId: z.uuid() });
const plannedSchema = rotaSchema.extend({ terms: z.object({ shifts: z.array(shiftSchema) }) });
const handoverSchema = z.object({ rotaId: z.uuid(), handoverId: z.uuid() });
const handedSchema = handoverSchema.extend({
  fromPerson: z.string(),
  toPerson: z.string(),
  fromAt: instant,
  toAt: instant,
});
const partSchema = z.object({
  content: z.object({
    text: z.string(),
    ownTexts: z.record(z.string(), z.string()),
    contentWarning: z.string().nullable(),
    accountIds: z.array(z.string()),
  }),
  blanks: z.array(z.object({ name: z.string(), kind: z.string(), choices: z.array(z.string()) })),
});
const templateSchema = z.object({
  templateId: z.uuid(),
  firstVersionId: z.uuid(),
  warning: partSchema,
  correction: partSchema,
  allClear: partSchema,
});
const aboutSchema = z.object({ templateId: z.uuid() });
const emergencySchema = z.object({ emergencyId: z.uuid(), mode: z.enum(['real', 'exercise']) });

export type KnownPart = z.infer<typeof partSchema>;

/** A post by the emergency path, as the journal records it. */
export type KnownUse =
  | (z.infer<typeof usedSchema> & { readonly kind: 'template'; readonly entry: JournalRow })
  | { readonly kind: 'free'; readonly mode: 'real'; readonly entry: JournalRow };

/**
 * Returns the use that made a revision of a draft; null if none did. Later revisions are ordinary. The journal has the
 * use behind the claims of its transaction.
 */
export function useOf(
  journal: readonly JournalRow[],
  { draftId, revision }: { readonly draftId: string | null; readonly revision: number },
): KnownUse | null {
  const entry = journal.find(
    (one) =>
      one.draftId === draftId && (one.kind === 'emergency.used' || one.kind === 'emergency.askedWithoutTemplate'),
  );
  if (entry === undefined) return null;
  if (entry.kind === 'emergency.askedWithoutTemplate') {
    return withoutSchema.parse(entry.data).revision === revision ? { kind: 'free', mode: 'real', entry } : null;
  }
  // A template makes only the first revision.
  return revision === 1 ? { ...usedSchema.parse(entry.data), kind: 'template', entry } : null;
}

/** Lists who is on call by the last rota agreed to before an entry, and by its handovers. */
export function onCallThen(journal: readonly JournalRow[], { seq, at }: JournalRow): readonly string[] {
  const rota = rotaBefore(journal, seq);
  if (rota === null) return [];
  const own = rota.terms.shifts.filter(({ fromAt, toAt }) => fromAt <= at && at < toAt).map(({ person }) => person);
  const accepted = journal
    .filter((one) => one.seq < seq && one.kind === 'rota.handedOver')
    .map(({ data }) => handoverSchema.parse(data))
    .filter(({ rotaId }) => rotaId === rota.requestId);
  return accepted.reduce<readonly string[]>((people, { handoverId }) => {
    const asked = journal.find(
      ({ kind, data }) => kind === 'rota.handoverAsked' && handoverSchema.parse(data).handoverId === handoverId,
    );
    const handed = handedSchema.safeParse(asked?.data).data;
    if (handed === undefined || at < handed.fromAt || at >= handed.toAt) return people;
    return people.map((person) => (person === handed.fromPerson ? handed.toPerson : person));
  }, own);
}

/** Lists everybody in the rota agreed to before an entry. */
export function peopleOfRota(journal: readonly JournalRow[], { seq }: JournalRow): readonly string[] {
  return rotaBefore(journal, seq)?.terms.shifts.map(({ person }) => person) ?? [];
}

function rotaBefore(journal: readonly JournalRow[], seq: bigint): z.infer<typeof plannedSchema> | null {
  const agreed = journal.findLast((one) => one.seq < seq && one.kind === 'rota.agreed');
  if (agreed === undefined) return null;
  const { requestId: rotaId } = rotaSchema.parse(agreed.data);
  const isCancelled = journal.some(
    (one) => one.seq < seq && one.kind === 'rota.cancelled' && rotaSchema.parse(one.data).requestId === rotaId,
  );
  if (isCancelled) return null;
  const asked = journal.find(({ kind, data }) => kind === 'rota.asked' && rotaSchema.parse(data).requestId === rotaId);
  return asked === undefined ? null : plannedSchema.parse(asked.data);
}

/** A version of a template that was agreed to, and that is neither replaced nor withdrawn. */
export interface KnownTemplate extends z.infer<typeof templateSchema> {
  /** Everybody who worded it or an earlier version. */
  readonly authors: readonly string[];
  readonly agreedBy: string;
  readonly agreedSeq: bigint;
}

/** Returns a template as it stood before an entry; null if it was not agreed to, or no longer. */
export function templateBefore(journal: readonly JournalRow[], id: string, seq: bigint): KnownTemplate | null {
  const before = journal.filter((one) => one.seq < seq);
  const asked = before
    .filter(({ kind }) => kind === 'emergencyTemplate.asked')
    .map(({ actor, data }) => ({ actor, ...templateSchema.parse(data) }));
  const index = asked.findIndex(({ templateId }) => templateId === id);
  const own = asked[index];
  const agreed = before.findLast(
    ({ kind, data }) => kind === 'emergencyTemplate.agreed' && aboutSchema.parse(data).templateId === id,
  );
  if (own === undefined || agreed === undefined) return null;
  const line = asked.filter(({ firstVersionId }) => firstVersionId === own.firstVersionId);
  const isOver = before.some(
    ({ seq: later, kind, data }) =>
      later > agreed.seq &&
      (kind === 'emergencyTemplate.withdrawn' || kind === 'emergencyTemplate.agreed') &&
      line.some(({ templateId }) => templateId === aboutSchema.parse(data).templateId),
  );
  if (isOver) return null;
  const authors = line.slice(0, line.indexOf(own) + 1).map(({ actor }) => actor);
  const { actor: _, ...template } = own;
  return { ...template, authors, agreedBy: agreed.actor, agreedSeq: agreed.seq };
}

/** Lists the real emergencies that went on before an entry. */
export function goingOn(journal: readonly JournalRow[], seq: bigint): readonly string[] {
  const open = new Set<string>();
  for (const entry of journal) {
    if (entry.seq >= seq) break;
    if (entry.kind !== 'emergency.opened' && entry.kind !== 'emergency.ended') continue;
    const { emergencyId, mode } = emergencySchema.parse(entry.data);
    if (entry.kind === 'emergency.ended') open.delete(emergencyId);
    else if (mode === 'real') open.add(emergencyId);
  }
  return [...open];
}
