import { textReader } from '#bot/forms/text-reader.ts';
import type { DeskContext } from '#bot/context.ts';
import type { Form, FormField, FormValue } from '#chat/form.ts';
import { isAllowed, LEAST_GRACE_SECONDS, MOST_CEILING_A_DAY, type RuleTerms } from '#drafts/relayed/rule.ts';
import type { Source } from '#relay/source.ts';

import { sourceName } from './source-name.ts';

const leastMinutes = LEAST_GRACE_SECONDS / 60;
const usualCeiling = 3;

/** Builds the form of a rule for a source. It starts with the numbers of the source's present rule. */
export function ruleForm({ desk, m }: Pick<DeskContext, 'desk' | 'm'>, source: Source, before: RuleTerms | null): Form {
  const { form } = m.relayRule;
  const text = (id: 'ceiling' | 'from' | 'to' | 'grace', hint: string, initial: string): FormField => {
    return { optional: false, id, kind: 'text', label: form[id], hint, initial, maxLength: 5 };
  };
  return {
    title: form.title,
    intro: form.intro(sourceName(m, source)),
    submitLabel: form.submit,
    fields: [
      text('ceiling', form.ceilingHint(MOST_CEILING_A_DAY), String(before?.maxPerDay ?? usualCeiling)),
      text('from', form.hoursHint, before === null ? desk.workFrom : clockOf(before.fromMinute)),
      text('to', form.hoursHint, before === null ? desk.workTo : clockOf(before.toMinute)),
      text('grace', form.graceHint(leastMinutes), String(before === null ? leastMinutes : before.graceSeconds / 60)),
    ],
    images: [],
  };
}

export type ReadRuleForm =
  | { readonly kind: 'terms'; readonly terms: RuleTerms }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> };

/** Reads the form of a rule. */
export function readRuleForm({ m }: Pick<DeskContext, 'm'>, values: Readonly<Record<string, FormValue>>): ReadRuleForm {
  const { error } = m.relayRule;
  const { errors, lineAt } = textReader(values, m);
  const maxPerDay = wholeOf(lineAt('ceiling'));
  const [fromMinute, toMinute] = [minuteOf(lineAt('from')), minuteOf(lineAt('to'))];
  const graceMinutes = wholeOf(lineAt('grace'));
  if (maxPerDay === null || maxPerDay < 1 || maxPerDay > MOST_CEILING_A_DAY) {
    errors['ceiling'] ??= error.ceiling(MOST_CEILING_A_DAY);
  }
  if (fromMinute === null) errors['from'] ??= error.time;
  if (toMinute === null) errors['to'] ??= error.time;
  if (graceMinutes === null || graceMinutes < leastMinutes) errors['grace'] ??= error.grace(leastMinutes);
  if (maxPerDay === null || fromMinute === null || toMinute === null || graceMinutes === null) {
    return { kind: 'errors', fields: errors };
  }
  const terms = { maxPerDay, fromMinute, toMinute, graceSeconds: graceMinutes * 60 };
  if (Object.keys(errors).length === 0 && !isAllowed(terms)) errors['to'] = error.span;
  return Object.keys(errors).length > 0 ? { kind: 'errors', fields: errors } : { kind: 'terms', terms };
}

function wholeOf(written: string | null): number | null {
  return written !== null && /^\d{1,4}$/u.test(written) ? Number(written) : null;
}

/** Writes a minute of the day as a time: "09:00", and "24:00" at its end. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Reads a time of day as people write it: "9:00", "09h30", "9 h 30", "9". */
function minuteOf(written: string | null): number | null {
  const [, hour, minute = '0'] = /^(\d{1,2})\s*(?:[:.hH]\s*(\d{2})?)?$/u.exec(written ?? '') ?? [];
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59) return null;
  const all = Number(hour) * 60 + Number(minute);
  return all <= 24 * 60 ? all : null;
}
