import type { FormField } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';

import { pickedForm, timeForm } from './time-form.ts';

/** The longest time that may be typed: longer than `readTime` can read, so that an error can say so. */
const maxLength = 100;

/** Builds the field of a moment, which begins at `initialAt`; optional where an empty one means "once approved". */
export function momentField(
  id: string,
  { m, desk }: { readonly m: Messages; readonly desk: Pick<Desk, 'timeZone'> },
  { initialAt, optional }: { readonly initialAt: Date | null; readonly optional: boolean },
): FormField {
  const { timeZone } = desk;
  const { forms } = m;
  const hint = (own: string): string => (optional ? `${own} ${forms.atEmpty}` : own);
  const picked = initialAt === null ? null : pickedForm(initialAt, timeZone);
  return {
    id,
    kind: 'moment',
    label: forms.at,
    hint: hint(forms.atHint(timeZone)),
    optional,
    initial: initialAt === null ? '' : timeForm(initialAt, { timeZone, language: m.tongue }),
    maxLength,
    instantPicker: { hint: hint(forms.atPickerHint(timeZone)), initialAt },
    clockPicker:
      initialAt !== null && picked === null
        ? null
        : {
            hint: hint(forms.atClockHint(timeZone)),
            dayLabel: forms.day,
            timeLabel: forms.time,
            timeZone,
            initial: picked,
          },
  };
}

/** Tells whether a moment came back as the field began, whichever way it was shown. */
export function isUntouched(
  typed: string,
  initialAt: Date,
  { m, desk: { timeZone } }: { readonly m: Messages; readonly desk: Pick<Desk, 'timeZone'> },
): boolean {
  const picked = pickedForm(initialAt, timeZone);
  const forms = [
    timeForm(initialAt, { timeZone, language: m.tongue }),
    initialAt.toISOString(),
    ...(picked === null ? [] : [`${picked.day} ${picked.time}`]),
  ];
  return forms.includes(typed.trim());
}
