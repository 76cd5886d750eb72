import type { Messages } from '#messages/words/messages.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { cancelledWhySchema, failedWhySchema, heldWhySchema } from '#publishing/why.ts';
import type { Digest } from '#reach/digest.ts';

type Absence = Digest['absences'][number];

/** Says which post did not go out to an account, or was retracted, and why. */
export function absenceText(m: Messages, { columns }: Digest, absence: Absence): string {
  const account = columns.find(({ accountId }) => accountId === absence.accountId);
  const { part } = absence;
  const label =
    part === undefined ? accountLabel(account) : m.series.part(accountLabel(account), part.position, part.of);
  return m.digestDetails.absence(m.words.draft(absence.draftNumber), label, whyText(m, absence));
}

function whyText(m: Messages, { state, why }: Absence): string {
  const { digestWhy: words } = m;
  switch (state) {
    case 'failed':
      return words.failed[failedWhySchema.parse(why)];
    case 'held':
      return m.held[heldWhySchema.parse(why)].short;
    case 'cancelled':
      return words.cancelled[cancelledWhySchema.parse(why)];
    case 'doubt':
      return words.notYetKnown;
    case 'retracted':
      return words.retracted;
  }
}
