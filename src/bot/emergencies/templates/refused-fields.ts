import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { findingText } from '#bot/drafting/finding-text.ts';
import type { WrittenRefusal } from '#drafts/emergency/ask-for-template.ts';
import { MAX_BLANK_NAME, MAX_BLANKS, MAX_CHOICE_CHARACTERS, MAX_CHOICES } from '#drafts/emergency/blank.ts';
import type { Flaw } from '#drafts/emergency/flaws.ts';
import type { Messages } from '#messages/words/messages.ts';

import { textField } from './emergency-template-form.ts';

/** Returns for each field the first reason why approval cannot be asked for with its value. */
export function refusedFields(
  { m, desk }: Pick<DeskContext, 'm' | 'desk'>,
  refusal: WrittenRefusal,
): Readonly<Record<string, string>> {
  const said = ((): readonly (readonly [field: string, error: string])[] => {
    switch (refusal.kind) {
      case 'flawed':
        return refusal.flaws.map((flaw) => [fieldOf(flaw), flawText(m, flaw)]);
      case 'tooLong':
        return refusal.counts.map(({ part, accountId, count, limit }) => {
          const label = accountLabel(desk.accounts.find(({ id }) => id === accountId));
          return [textField(part), m.emergencyTemplates.error.tooLong(label, count, limit)];
        });
      case 'blocked':
        return refusal.findings.map(({ part, finding }) => [textField(part), findingText({ m }, finding)]);
    }
  })();
  return Object.fromEntries(said.toReversed());
}

function fieldOf(flaw: Flaw): string {
  return 'part' in flaw ? textField(flaw.part) : 'blanks';
}

function flawText({ emergencyTemplates: { error } }: Messages, flaw: Flaw): string {
  switch (flaw.kind) {
    case 'unknownBlank':
    case 'touches':
    case 'blankTwice':
    case 'unused':
    case 'fewChoices':
      return error[flaw.kind](flaw.blank);
    case 'loneBrace':
    case 'emptyText':
      return error[flaw.kind];
    case 'blankName':
      return error.blankName(flaw.blank, MAX_BLANK_NAME);
    case 'tooManyChoices':
      return error.tooManyChoices(flaw.blank, MAX_CHOICES);
    case 'choice':
      return error.choice(flaw.blank, flaw.value.slice(0, 60), MAX_CHOICE_CHARACTERS);
    case 'tooManyBlanks':
      return error.tooManyBlanks(MAX_BLANKS);
  }
}
