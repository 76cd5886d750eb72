import { z } from 'zod';

import { everNamed, policiesIn } from './replay-policy.ts';
import type { Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const rotaSchema = z.object({ requestId: z.uuid() }).loose();
const handoverSchema = z.object({ handoverId: z.uuid() }).loose();
const askedSchema = handoverSchema.extend({ fromPerson: z.string(), toPerson: z.string() });

/** Finds rotas not planned by the steward or not agreed to, and handovers that the taker did not accept. */
export function wronglyOnCall(evidence: Evidence): readonly Violation[] {
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    const why = whyWrong(evidence, entry);
    return why === null ? [] : [{ kind: 'onCall', detail: `entry ${entry.seq}: ${why}` }];
  });
}

function whyWrong(evidence: Evidence, entry: JournalRow): string | null {
  switch (entry.kind) {
    case 'rota.asked':
      return entry.actor === 'sophie' && didBefore(evidence, entry, 'submit rota', null)
        ? null
        : `${entry.actor} planned it, and may not or had not`;
    case 'rota.agreed':
      return whyNotAgreed(evidence, entry);
    case 'rota.handoverAsked':
      return whyNotAsked(evidence, entry);
    case 'rota.handedOver':
      return whyNotAccepted(evidence, entry);
    default:
      return null;
  }
}

function didBefore({ acts }: Evidence, entry: JournalRow, did: string, target: string | null): boolean {
  return acts.some(
    (act) =>
      act.person === entry.actor &&
      act.did === did &&
      (target === null || act.target === target) &&
      act.journalSeq < entry.seq,
  );
}

/** Returns why a rota was not agreed to. Enough possible approvers must agree on its card, and none its asker. */
function whyNotAgreed(evidence: Evidence, entry: JournalRow): string | null {
  const { journal, acts, absences } = evidence;
  const { requestId: rotaId } = rotaSchema.parse(entry.data);
  const asked = journal.find(({ kind, data }) => kind === 'rota.asked' && rotaSchema.parse(data).requestId === rotaId);
  if (asked === undefined) return `${entry.actor} agreed to what nobody had asked for`;
  const could = new Set([...everNamed(evidence), ...absences.flatMap(({ deputy }) => deputy ?? [])]);
  const agreed = new Set(
    acts
      .filter(({ did, target, journalSeq }) => did === 'approveRota' && target === rotaId && journalSeq < entry.seq)
      .map(({ person }) => person)
      .filter((person) => person !== asked.actor && could.has(person)),
  );
  if (!agreed.has(entry.actor)) return `${entry.actor} agreed last, and had not or may not`;
  const needed = policiesIn(evidence).map(({ approvalsNeeded }) => approvalsNeeded);
  return agreed.size < Math.min(...needed) ? `${entry.actor} agreed, and too few had` : null;
}

function whyNotAsked(evidence: Evidence, entry: JournalRow): string | null {
  const { fromPerson } = askedSchema.parse(entry.data);
  if (entry.actor !== fromPerson && entry.actor !== 'sophie') return `${entry.actor} handed over for ${fromPerson}`;
  return didBefore(evidence, entry, 'submit handOver', null) ? null : `${entry.actor} asked for it, and had not`;
}

function whyNotAccepted(evidence: Evidence, entry: JournalRow): string | null {
  const { handoverId } = handoverSchema.parse(entry.data);
  const asked = evidence.journal.find(
    ({ kind, data }) => kind === 'rota.handoverAsked' && handoverSchema.parse(data).handoverId === handoverId,
  );
  if (asked === undefined) return `${entry.actor} took over what nobody had asked`;
  if (askedSchema.parse(asked.data).toPerson !== entry.actor) return `${entry.actor} took over, and was not asked`;
  return didBefore(evidence, entry, 'acceptHandover', handoverId)
    ? null
    : `${entry.actor} took over, and had not accepted`;
}
