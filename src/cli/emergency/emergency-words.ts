import { type CommandResult, done, refused } from '#cli/command-result.ts';
import type { PrepareOutcome } from '#emergencies/prepare-use.ts';
import type { SendUseOutcome } from '#emergencies/send-use.ts';
import { messagesIn } from '#messages/messages.ts';
import { say } from '#messages/words/keyed.ts';

type Refusal = Exclude<PrepareOutcome, { readonly kind: 'prepared' }>;

/** Says in the terminal why the path is not open, and what to do now. */
export function refusalInTerminal(outcome: Refusal): CommandResult {
  const { kind } = outcome;
  switch (kind) {
    case 'notOnCall':
      return refused(
        kind,
        outcome.onCall.length === 0
          ? 'Nobody is on call by the agreed rota: nothing is published.'
          : `You are not on call now: nothing is published. On call: ${outcome.onCall.join(', ')}.`,
      );
    case 'frozen':
      return refused(kind, 'The desk, or everything, is frozen, emergencies too: nothing is published.');
    case 'notAgreed':
      return refused(kind, 'This template is not agreed, or not any more: nothing is published.');
    case 'ownTemplate':
      return refused(
        kind,
        'You alone wrote it, or alone approved it: somebody else who is on call has to send it. Nothing is published.',
      );
    case 'otherAccounts':
      return refused(
        kind,
        'An exercise goes to practice accounts alone, and what is real to real ones: nothing is published.',
      );
    case 'wrong':
      return refused(kind, `${outcome.blank}: ${say(messagesIn('en').emergency.wrong, outcome.why.kind, outcome.why)}`);
    case 'blocked':
      return refused(kind, 'With these values it breaks a rule that always blocks: nothing is published.');
    case 'eventOver':
      return refused(kind, 'That event is over: nothing is published.');
  }
}

/** Words the outcome of a press for the terminal. */
export function afterPress(outcome: SendUseOutcome): CommandResult {
  const { kind } = outcome;
  switch (kind) {
    case 'sent': {
      const { draft, useId, emergencyId } = outcome;
      return done(
        `Draft ${draft.number} goes out now, if Tambour runs; else as soon as it starts. The desk's channel is told once the chat answers. If the desk's approvers are those of a channel or a group, nothing leaves before the chat has said who they are.`,
        { draftId: draft.id, useId, emergencyId },
      );
    }
    case 'already':
      return refused(kind, 'That was published already.');
    case 'noPreview':
    case 'changed':
      return refused(kind, 'It has changed since it was shown: begin anew. Nothing is published.');
    case 'asksAnother':
      return refused(kind, `The same part went out as draft ${outcome.earlier.draftNumber}: nothing is published.`);
    case 'inDoubt':
      return refused(
        kind,
        `Nobody knows yet whether draft ${outcome.earlier.draftNumber} is public: look at the accounts. It is not sent again by this path. Nothing is published.`,
      );
    case 'sameWords':
      return refused(kind, `These very words are public already, as draft ${outcome.earlier.draftNumber}.`);
    case 'notOnCall':
    case 'frozen':
    case 'notAgreed':
    case 'ownTemplate':
    case 'otherAccounts':
    case 'wrong':
    case 'blocked':
    case 'eventOver':
      return refusalInTerminal(outcome);
  }
}
