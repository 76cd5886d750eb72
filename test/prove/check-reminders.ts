import { buttonsIn } from '../support/buttons-in.ts';
import { isCertainlyApproved, standingAt, whyNotApproved } from './replay.ts';
import type { Violation } from './violation.ts';
import type { BotMessage, Evidence, JournalRow } from './witness.ts';
import { dayInParis } from './world-time.ts';

/** One unasked message about one draft. */
interface Unasked {
  readonly draftId: string;
  readonly message: BotMessage;
}

/** Finds reminders that are the second of a day (in the desk's zone) for a draft, or that came after its end. */
export function wronglyReminded(evidence: Evidence): readonly Violation[] {
  const { lost, messages } = evidence;
  const unasked = messages.flatMap((message) => unaskedIn(messages, message));
  // After a restore, a reminder that it forgot may be sent again.
  const eraOf = ({ atMs }: BotMessage): string => (lost === null || atMs < lost.atMs ? 'before' : 'after');
  const days = Map.groupBy(unasked, ({ draftId, message }) =>
    [draftId, eraOf(message), dayInParis(message.askedAt)].join(' '),
  );
  // A process that stands still between its last look and the chat cannot know that the day or the draft has ended.
  if (evidence.stoodStill) return [];
  return [
    ...[...days.values()].flatMap((ofDay): readonly Violation[] => {
      const [first, second] = ofDay;
      if (first === undefined || second === undefined) return [];
      const said = ofDay.map(({ message }) => `"${message.card.summary}"`).join(', ');
      return [{ kind: 'nagged', detail: `draft ${first.draftId}, on one day: ${said}` }];
    }),
    ...unasked.flatMap((one) => toldOfClosed(evidence, one)),
  ];
}

function unaskedIn(messages: readonly BotMessage[], message: BotMessage): readonly Unasked[] {
  const { card, earlier, ref } = message;
  const first = earlier[0] ?? card;
  if (first.summary.startsWith('⏰ ')) {
    const line = messages.find((one) => one.ref.message === ref.thread);
    const draftId = /^line:(\S+)/u.exec(line?.key ?? '')?.[1];
    if (draftId === undefined) throw new Error('a reminder in no thread');
    return [{ draftId, message }];
  }
  if (!first.summary.startsWith('Drafts that nobody has touched')) return [];
  return buttonsIn(first).flatMap(({ action, draftId }) =>
    action === 'cancelStale' && draftId !== null ? [{ draftId, message }] : [],
  );
}

function toldOfClosed(evidence: Evidence, { draftId, message }: Unasked): readonly Violation[] {
  if (evidence.clockJumped) return [];
  const { lost } = evidence;
  const journal: readonly JournalRow[] = lost !== null && message.atMs < lost.atMs ? lost.journal : evidence.journal;
  const last = journal.findLast(({ at }) => at < message.askedAt);
  const standing = last === undefined ? null : standingAt(journal, draftId, last.seq);
  if (standing === null) return [];
  const isRejected = [...standing.decisions.values()].some(({ kind }) => kind === 'reject');
  const { revision } = standing;
  const known = { ...evidence, journal };
  const isApproved =
    whyNotApproved(known, standing, revision, message.askedAt) === null &&
    isCertainlyApproved(known, standing, message.askedAt);
  const state = standing.isCancelled ? 'cancelled' : isRejected ? 'rejected' : isApproved ? 'approved' : null;
  return state === null
    ? []
    : [{ kind: 'nagged', detail: `draft ${draftId} is ${state}, and was told of: "${message.card.summary}"` }];
}
