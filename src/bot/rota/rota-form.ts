import type { Messages } from '#messages/words/messages.ts';
import type { ChatUser } from '#chat/chat.ts';
import type { Form } from '#chat/form.ts';
import type { RotaPlan } from '#rota/rota.ts';

import { shiftLines, terminalLines } from './shift-lines.ts';

/** The most characters that all platforms take in one field. */
const maxLength = 3000;

/** Builds the form of a rota; `before` is the rota to begin from, without its past shifts. */
export function rotaForm(
  m: Messages,
  {
    before,
    timeZone,
    users,
    now,
  }: {
    readonly before: RotaPlan | null;
    readonly timeZone: string;
    readonly users: readonly ChatUser[];
    readonly now: Date;
  },
): Form {
  const { form } = m.rota;
  const shifts = before?.shifts.filter(({ toAt }) => toAt > now) ?? [];
  return {
    title: form.title,
    intro: form.intro,
    submitLabel: form.submit,
    fields: [
      {
        id: 'shifts',
        label: form.shifts,
        hint: form.shiftsHint,
        optional: false,
        kind: 'textarea',
        initial: shiftLines(shifts, timeZone, users).slice(0, maxLength),
        maxLength,
      },
      {
        id: 'terminal',
        label: form.terminal,
        hint: form.terminalHint,
        optional: true,
        kind: 'textarea',
        initial: terminalLines(before?.terminalUsers ?? [], users).slice(0, maxLength),
        maxLength,
      },
    ],
    images: [],
  };
}
