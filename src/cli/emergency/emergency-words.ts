import { type CommandResult, done, refused } from '#cli/command-result.ts';
import type { Desk } from '#desks/desk.ts';
import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import type { PrepareOutcome } from '#emergencies/prepare-use.ts';
import type { SendUseOutcome } from '#emergencies/send-use.ts';
import { command } from '#messages/command.ts';
import { messagesIn } from '#messages/messages.ts';
import { say } from '#messages/words/keyed.ts';

type Refusal = Exclude<PrepareOutcome, { readonly kind: 'prepared' }>;

/** Says in the terminal, in the desk's language, why the path is not open, and what to do now. */
export function refusalInTerminal(
  desk: Pick<Desk, 'name' | 'language'>,
  outcome: Refusal,
  mode: EmergencyMode | null = null,
): CommandResult {
  const { kind } = outcome;
  const { emergency } = messagesIn(desk.language);
  const { answer } = emergency;
  switch (kind) {
    case 'notOnCall':
      return refused(kind, (outcome.follows ? answer.mayNotFollow : answer.notOnCall)(outcome.onCall));
    case 'frozen':
      return refused(kind, frozenText(desk, outcome));
    case 'notAgreed':
    case 'eventOver':
      return refused(kind, emergency.terminal.changed);
    case 'ownTemplate':
      return refused(kind, answer.ownTemplate(outcome.onCall));
    case 'otherAccounts':
      return refused(kind, mode === 'exercise' ? answer.exerciseOnReal : answer.realOnPractice);
    case 'wrong':
      return refused(kind, `${outcome.blank}: ${say(emergency.wrong, outcome.why.kind, outcome.why)}`);
    case 'blocked':
      return refused(kind, answer.blocked);
  }
}

/** Says what is frozen and who ends it; after a restore, that the alert may be public already. */
function frozenText(
  { name, language }: Pick<Desk, 'name' | 'language'>,
  { freeze: { scope, isAfterRestore } }: Extract<Refusal, { readonly kind: 'frozen' }>,
): string {
  const m = messagesIn(language);
  const { frozen } = m.emergency.answer;
  const thaw = m.emergency.terminal.thaw(command('thaw', [scope === 'all' ? '--all' : name]));
  if (scope === 'all') return `${frozen(m.freeze.cardAll)} ${thaw}`;
  if (isAfterRestore) return frozen(`${m.restored.frozenCard} ${m.restored.emergency}`);
  return `${frozen(m.freeze.card)} ${thaw}`;
}

/** Words the outcome of a press for the terminal, in the desk's language. */
export function afterPress(
  desk: Pick<Desk, 'name' | 'language'>,
  outcome: SendUseOutcome,
  mode: EmergencyMode,
): CommandResult {
  const { kind } = outcome;
  const { answer, terminal } = messagesIn(desk.language).emergency;
  switch (kind) {
    case 'sent': {
      const { draft, useId, emergencyId } = outcome;
      return done(terminal.sent(draft.number), { draftId: draft.id, useId, emergencyId });
    }
    case 'already':
      return refused(kind, answer.already);
    case 'noPreview':
    case 'changed':
      return refused(kind, terminal.changed);
    case 'asksAnother':
    case 'sameWords':
      return refused(kind, answer.sameWords(outcome.earlier.draftNumber));
    case 'inDoubt':
      return refused(kind, answer.inDoubt(outcome.earlier.draftNumber));
    case 'notOnCall':
    case 'frozen':
    case 'notAgreed':
    case 'ownTemplate':
    case 'otherAccounts':
    case 'wrong':
    case 'blocked':
    case 'eventOver':
      return refusalInTerminal(desk, outcome, mode);
  }
}
