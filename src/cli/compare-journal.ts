import { type UnjournaledOnAccount, unjournaledOnAccounts } from '#accounts/unjournaled-decisions.ts';
import { type MisjournaledSetting, misjournaledSettings } from '#desks/misjournaled.ts';
import { misjournaledWords, type MisjournaledWords } from '#drafts/journaled-words.ts';
import { type UnjournaledDecision, unjournaledDecisions } from '#drafts/unjournaled-decisions.ts';
import { type MisjournaledDelivery, misjournaledDeliveries } from '#publishing/restoring/misjournaled.ts';
import type { Store } from '#storage/store.ts';

/** The rows of the database that differ from its journal. */
export interface JournalDifferences {
  readonly decisions: readonly UnjournaledDecision[];
  /** Decisions on wakings, plans of leaving and reserve periods. */
  readonly onOthers: readonly UnjournaledOnAccount[];
  readonly deliveries: readonly MisjournaledDelivery[];
  /** Published versions whose words or pictures are others. */
  readonly words: readonly MisjournaledWords[];
  readonly settings: readonly MisjournaledSetting[];
}

const mostNamed = 20;
const timeoutMs = 600_000;

/** Compares decisions, deliveries and desks' settings with the journal, all as of one moment. */
export async function compareWithJournal({ db, clock }: Store): Promise<JournalDifferences> {
  return db.$transaction(
    async (tx) => ({
      decisions: await unjournaledDecisions(tx),
      onOthers: await unjournaledOnAccounts(tx),
      deliveries: await misjournaledDeliveries(tx),
      words: await misjournaledWords(tx),
      settings: await misjournaledSettings(tx, clock.now()),
    }),
    { isolationLevel: 'RepeatableRead', timeout: timeoutMs },
  );
}

/** Formats the differences, a line each, the first twenty. */
export function differenceLines(differences: JournalDifferences): readonly string[] {
  const { decisions, onOthers, deliveries, words, settings } = differences;
  const lines = [
    ...decisions.map(
      ({ draftId, revision, person, kind }) =>
        `The journal does not tell of a decision (${kind}) by ${person} on version ${revision} of the draft ${draftId}.`,
    ),
    ...onOthers.map(
      ({ subjectKind, subjectId, person, kind }) =>
        `The journal does not tell of a decision (${kind}) by ${person} on the ${subjectKind} ${subjectId}.`,
    ),
    ...deliveries.map(({ deliveryId, draftId, state, told }) =>
      told === null
        ? `The journal does not tell of the delivery ${deliveryId} of the draft ${draftId}, which is ${state}.`
        : `The delivery ${deliveryId} of the draft ${draftId} is ${state}; the journal says ${told}.`,
    ),
    ...words.map(
      ({ draftId, revision }) =>
        `Words or pictures of version ${revision} of the draft ${draftId}, which was published, are not those in the journal.`,
    ),
    ...settings.map(({ name, setting, is, told }) =>
      setting === null
        ? `The journal does not tell of the desk "${name}".`
        : `On the desk "${name}" ${setting} is ${JSON.stringify(is)}; the journal says ${JSON.stringify(told)}.`,
    ),
  ];
  const more = lines.length - mostNamed;
  return more > 0 ? [...lines.slice(0, mostNamed), `And ${more} more; --json names all.`] : lines;
}
