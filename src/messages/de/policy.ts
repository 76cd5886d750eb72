import type { PolicyWords } from '#messages/words/policy.ts';

import { counted } from './counted.ts';

export const policy: PolicyWords = {
  changed: (name, changes) => `Regeln der Freigabe geändert durch ${name}. ${changes}.`,
  fromTo: (what, before, after) => `${what}: ${before} → ${after}`,
  everyMember: 'alle Mitglieder dieses Kanals',
  membersOf: (group) => `die Mitglieder von ${group}`,
  nobody: 'niemand',
  waits: 'Was schon wartet, behält die strengeren Regeln, die alten oder die neuen.',
  kept: (approvals) =>
    `Die Regeln der Freigabe haben sich seit der Anfrage geändert. Für diesen Entwurf gelten die strengeren: ${counted(approvals, 'Freigabe', 'Freigaben')}. Bearbeitet und neu angefragt, folgt er den heutigen.`,
  countsFrom: (when) => `Sie zählt ab ${when}: Entscheiden Sie dann noch einmal.`,
  openAfter: (hours) =>
    hours === 0
      ? 'Dieser Kanal ist offen: Wer ihm beitritt, kann freigeben.'
      : `Dieser Kanal ist offen: Wer ihm beitritt, kann nach ${counted(hours, 'Stunde', 'Stunden')} freigeben.`,
};
