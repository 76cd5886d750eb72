import { z } from 'zod';

import {
  goingOn,
  type KnownPart,
  type KnownUse,
  onCallThen,
  peopleOfRota,
  templateBefore,
  useOf,
} from './emergencies-known.ts';
import { saw } from './check-people.ts';
import { everNamed } from './replay-policy.ts';
import {
  approvalsThatCount,
  correctionIn,
  type KnownContent,
  type Standing,
  standingAt,
  whyNotApproved,
} from './replay.ts';
import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';
import { writersOf } from './writers-of.ts';

/**
 * Finds posts by the emergency path against its rules, exercises on real accounts, and routine posts during a real
 * emergency or released by its end. Only an approver may end an emergency.
 */
export function wronglyUrgent(evidence: Evidence): readonly Violation[] {
  const { journal, requests, accounts } = evidence;
  const exercises = requests.filter(
    ({ accountId, rendering }) =>
      rendering.text.startsWith('EXERCISE') && accounts.find(({ id }) => id === accountId)?.practice !== true,
  );
  return [
    ...exercises.map(({ rendering }) => emergency(`an exercise reached a real account: "${rendering.text}"`)),
    ...journal.flatMap((entry): readonly Violation[] => {
      const why = whyWrong(evidence, entry);
      return why === null ? [] : [emergency(`entry ${entry.seq}: ${why}`)];
    }),
  ];
}

function emergency(detail: string): Violation {
  return { kind: 'emergency', detail };
}

function whyWrong(evidence: Evidence, entry: JournalRow): string | null {
  switch (entry.kind) {
    case 'emergency.used': {
      const use = useOf(evidence.journal, { draftId: entry.draftId, revision: 1 });
      return use?.kind === 'template' ? whyNotUsed(evidence, use) : 'a use without its template';
    }
    case 'emergency.askedWithoutTemplate':
      if (!onCallThen(evidence.journal, entry).includes(entry.actor))
        return `${entry.actor} asked, and was not on call`;
      return evidence.acts.some(
        ({ person, did, journalSeq }) =>
          person === entry.actor && did === 'submit emergencyWithoutTemplate' && journalSeq < entry.seq,
      )
        ? null
        : `${entry.actor} had not asked for it`;
    case 'emergency.ended':
      return whyNotEnded(evidence, entry);
    case 'delivery.sending':
      return whyNotPaused(evidence.journal, entry);
    default:
      return null;
  }
}

type TemplateUse = Extract<KnownUse, { readonly kind: 'template' }>;

/**
 * Returns why a use is wrong. Its sender must be on call, or an approver who follows a public alert; have pressed on
 * these very words; and be neither the template's only author nor its only approver.
 */
function whyNotUsed(evidence: Evidence, use: TemplateUse): string | null {
  const { journal, acts, accounts } = evidence;
  const { entry, useId, mode, part, templateId, values } = use;
  const { actor } = entry;
  if (!onCallThen(journal, entry).includes(actor) && !follows(evidence, use))
    return `${actor} sent it, and was not on call`;
  const template = templateBefore(journal, templateId, entry.seq);
  if (template === null) return `${actor} sent what was not agreed to, or not any more`;
  if (template.authors.every((author) => author === actor)) return `${actor} sent words that are theirs alone`;
  const could = everNamed(evidence);
  const approvers = new Set(
    acts
      .filter(({ did, target }) => did === 'approveEmergencyTemplate' && target === templateId)
      .filter(({ journalSeq }) => journalSeq < template.agreedSeq)
      .map(({ person }) => person)
      .filter((person) => could.includes(person) && !template.authors.includes(person)),
  );
  if (!approvers.has(template.agreedBy)) return `${template.agreedBy} agreed last, and had not or may not`;
  if (approvers.size === 1 && approvers.has(actor)) return `${actor} sent what they alone had approved`;
  const content = standingAt(journal, entry.draftId ?? '', entry.seq)?.contents.get(1);
  if (content === undefined) return 'a use without words';
  const why = whyNotFilled(template[part], { values, mode }, content);
  if (why !== null) return why;
  const isRight = content.accountIds.every(
    (id) => (accounts.find((account) => account.id === id)?.practice === true) === (mode === 'exercise'),
  );
  if (!isRight) return `${mode}, and of other accounts`;
  const presses = acts.filter(
    ({ person, did, target, journalSeq }) =>
      person === actor &&
      (did === 'emergencyPublish' || did === 'emergencyPublishAgain') &&
      target?.startsWith(`${useId}:`) === true &&
      journalSeq < entry.seq,
  );
  if (presses.length === 0) return `${actor} had not pressed on it`;
  // The question whether this is another event shows no words.
  const isShown = presses
    .filter(({ did }) => did === 'emergencyPublish')
    .every((press) => saw(press, content, evidence));
  return isShown ? null : `"${content.text}" is not what ${actor} was shown`;
}

/** Tells whether an approver sent the correction or the all-clear of a warning that may have been public by then. */
function follows(evidence: Evidence, { entry, part, emergencyId, templateId }: TemplateUse): boolean {
  const { journal } = evidence;
  if (part === 'warning' || !everNamed(evidence).includes(entry.actor)) return false;
  const before = journal.filter(({ seq }) => seq < entry.seq);
  return before.some(({ kind, draftId }) => {
    if (kind !== 'delivery.sending' || draftId === null) return false;
    const alert = useOf(before, { draftId, revision: 1 });
    if (alert?.kind !== 'template' || alert.part !== 'warning') return false;
    return alert.emergencyId === emergencyId && alert.templateId === templateId;
  });
}

/** Returns why the words are not the template's with the values filled in, or why a value may not stand there. */
function whyNotFilled(
  { content: agreed, blanks }: KnownPart,
  { values, mode }: Pick<TemplateUse, 'values' | 'mode'>,
  content: KnownContent,
): string | null {
  for (const { name, kind, choices } of blanks) {
    const value = values[name] ?? '';
    if (kind === 'choice' && !choices.includes(value)) return `"${value}" is none of the values of ${name}`;
    if (kind === 'short' && !/^(?:[\p{L}\d -]|(?<=\p{L})['’](?=\p{L})){1,60}$/u.test(value))
      return `"${value}" may not stand in ${name}`;
  }
  const filled = (text: string, between = '\n\n'): string => {
    const post = blanks.reduce((all, { name }) => all.replaceAll(`{${name}}`, values[name] ?? ''), text);
    return mode === 'exercise' ? `EXERCISE${between}${post}` : post;
  };
  const isSame =
    content.text === filled(agreed.text) &&
    content.contentWarning === (agreed.contentWarning === null ? null : filled(agreed.contentWarning, ' – ')) &&
    content.media.length === 0 &&
    content.accountIds.toSorted().join(' ') === agreed.accountIds.toSorted().join(' ') &&
    Object.entries(content.ownTexts).every(([id, own]) => own === filled(agreed.ownTexts[id] ?? ''));
  return isSame ? null : `"${content.text}" is not what the template says`;
}

const endedSchema = z.object({ mode: z.enum(['real', 'exercise']) });

/** Returns why an end is wrong: a real emergency is ended by an approver who said so. */
function whyNotEnded(evidence: Evidence, entry: JournalRow): string | null {
  const { mode } = endedSchema.parse(entry.data);
  const hasSaid = evidence.acts.some(
    ({ person, did, journalSeq }) =>
      person === entry.actor && (did === '/emergency end' || did === 'endEmergency') && journalSeq < entry.seq,
  );
  if (!hasSaid) return `${entry.actor} had not ended it`;
  return mode === 'exercise' || everNamed(evidence).includes(entry.actor)
    ? null
    : `${entry.actor} ended the pause, and is no approver`;
}

/** Returns why a routine claim is wrong: an emergency goes on, or nobody let go of what had waited for it. */
function whyNotPaused(journal: readonly JournalRow[], claim: JournalRow): string | null {
  const delivery = deliveryIn(claim);
  if (delivery === null) return null;
  const { draftId, seq } = claim;
  if (useOf(journal, { draftId, revision: delivery.revision })?.mode === 'real') return null;
  const content = standingAt(journal, draftId ?? '', seq)?.contents.get(delivery.revision);
  // Corrections of public posts pass.
  if (content !== undefined && correctionIn(content, delivery.accountId) !== null) return null;
  if (goingOn(journal, seq).length > 0) return 'routine, claimed while an emergency goes on';
  return isLeftByEnd(journal, { claim, deliveryId: delivery.deliveryId })
    ? 'it had waited when the emergency ended, and nobody had let it go'
    : null;
}

const plannedSchema = z.object({ deliveryIds: z.array(z.string()) });

/** Tells whether a delivery was ready or held at the end of a real emergency, and nobody let it go since. */
function isLeftByEnd(
  journal: readonly JournalRow[],
  { claim, deliveryId }: { readonly claim: JournalRow; readonly deliveryId: string },
): boolean {
  const end = journal.findLast(
    ({ seq, kind, data }) => seq < claim.seq && kind === 'emergency.ended' && endedSchema.parse(data).mode === 'real',
  );
  if (end === undefined) return false;
  const moves = journal.filter(
    (one) =>
      one.seq < claim.seq &&
      (one.kind === 'delivery.planned'
        ? plannedSchema.parse(one.data).deliveryIds.includes(deliveryId)
        : deliveryIn(one)?.deliveryId === deliveryId),
  );
  const last = moves.findLast(({ seq }) => seq < end.seq);
  const hasWaited = last !== undefined && ['delivery.planned', 'delivery.ready', 'delivery.held'].includes(last.kind);
  return (
    hasWaited &&
    !moves.some(({ seq, kind, actor }) => seq > end.seq && kind === 'delivery.ready' && actor !== 'tambour')
  );
}

/** Returns why a post by the emergency path may not leave as things stood; null if it may. */
export function whyNotByPath(
  evidence: Evidence,
  use: KnownUse,
  { standing, claim, revision }: { readonly standing: Standing; readonly claim: JournalRow; readonly revision: number },
): string | null {
  const own = whyNotApproved(evidence, standing, revision, claim.at);
  if (own === null) return null;
  if (standing.isCancelled || revision !== standing.revision) return own;
  if ([...standing.decisions.values()].some(({ kind }) => kind !== 'approve')) return own;
  const isUndone = standing.lastUndone !== 'draft.created' && !standing.isAsked;
  if (isUndone) return `since ${standing.lastUndone} nobody had asked`;
  if (use.kind === 'free') {
    const writers = [...writersOf(standing, revision)];
    const onRota = [...peopleOfRota(evidence.journal, claim), 'sophie'];
    const counting = approvalsThatCount(evidence, standing, { writers, at: claim.at });
    const named = everNamed(evidence);
    return counting.some(({ person }) => onRota.includes(person) && named.includes(person)) ? null : own;
  }
  return templateBefore(evidence.journal, use.templateId, claim.seq) === null
    ? 'its template was not agreed to any more'
    : null;
}
