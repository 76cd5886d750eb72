import type { PlannedSleepWords } from '#messages/words/planned-sleep.ts';

import { counted } from './counted.ts';

export const plannedSleep: PlannedSleepWords = {
  planned: (label, account, name) =>
    `${label === null ? '' : `${label}: `}${account} wird ruhen${name === null ? '' : `, geplant durch ${name}`}.`,
  ahead: (label, account) => `Demnächst${label === null ? '' : `, „${label}“`}: ${account} wird ruhen.`,
  lasts: (from, until) => `Es ruht von ${from} bis ${until} und wacht von selbst auf.`,
  held: (posts) =>
    posts === 0
      ? 'Kein Beitrag dieser Redaktion ist dort für diese Zeit geplant.'
      : `Für diese Zeit dort geplant, und dann zurückgehalten: ${counted(posts, 'Beitrag', 'Beiträge')} dieser Redaktion. Auf anderen Konten wird wie geplant veröffentlicht.`,
  toldBefore: 'Am Tag davor steht es noch einmal in diesem Kanal.',
  begun: 'Die Ruhe hat begonnen.',
  cancelled: (label, account, name) =>
    `${name} hat die Ruhe von ${account}${label === null ? '' : ` (${label})`} abgesagt: Dort kann durchgehend veröffentlicht werden.`,
  leaves: (posts) =>
    posts === 0
      ? 'Kein Beitrag dieser Redaktion war dort für diese Zeit geplant.'
      : `In dieser Zeit wie geplant veröffentlicht: ${counted(posts, 'Beitrag', 'Beiträge')} dieser Redaktion.`,
  off: 'Sie ist abgesagt.',
  callOff: 'Ruhe absagen',
  askOff: (account) => `Beantragen, dass ${account} nicht ruht`,
  answer: {
    planned: (account, from, until) =>
      `${account} wird von ${from} bis ${until} ruhen. Alle Redaktionen mit diesem Konto wissen Bescheid und lesen es am Tag davor noch einmal.`,
    begun:
      'Diese Zeit hat schon begonnen. Legen Sie das Konto mit „bis“ und dem Ende sofort still, oder nennen Sie eine künftige Zeit. Nichts hat sich geändert.',
    overlaps: (account) =>
      `${account} ruht in dieser Zeit schon oder wird ruhen: /tambour konten zeigt, wann. Nichts hat sich geändert.`,
    cancelled: 'Die Ruhe ist abgesagt. Alle Redaktionen mit diesem Konto wissen Bescheid.',
    mayNotCancel:
      'Absagen kann sie nur, wer sie geplant hat, oder die Leitung der Redaktion, die über das Konto entscheidet. Nichts hat sich geändert.',
    announced:
      'Die Ruhe ist schon angekündigt: Es entscheiden die, die freigeben. Die Redaktionsleitung kann es mit /tambour wecken und dem Konto beantragen. Nichts hat sich geändert.',
    over: 'Diese Ruhe hat begonnen oder ist abgesagt. Nichts hat sich geändert.',
  },
  accounts: {
    next: (label, from, until) => `Geplant${label === null ? '' : `, ${label}`}: ruht von ${from} bis ${until}.`,
    last: (label, from, until) => `Letzte Ruhe${label === null ? '' : `, ${label}`}: von ${from} bis ${until}.`,
  },
};
