import type { CancellingWords } from '#messages/words/cancelling.ts';

export const cancelling: CancellingWords = {
  form: {
    title: 'Entwurf verwerfen?',
    intro: 'Nichts davon wird veröffentlicht. Einen Tag lang lässt er sich auf seiner Karte wieder öffnen.',
    send: 'Entwurf verwerfen',
  },
  until: (when) => `Wieder öffnen lässt er sich bis ${when}.`,
  reopened: (name) =>
    `${name} hat diesen Entwurf wieder geöffnet. Nichts wird veröffentlicht, bis die Freigabe neu angefordert und erteilt ist.`,
  notAllowed:
    'Verwerfen und wieder öffnen können diesen Entwurf nur, wer ihn verfasst hat, Freigabeberechtigte und die Redaktionsleitung. Nichts hat sich geändert.',
  notCancelled: 'Dieser Entwurf ist schon offen.',
  tooLate:
    'Dieser Entwurf ist vor mehr als einem Tag verworfen worden. Schreiben Sie einen neuen mit /tambour entwurf: Sein Text steht noch hier.',
  noRoom: (most) =>
    `Wer diesen Entwurf verfasst hat, hat schon ${most} offene, und mehr sind nicht möglich. Veröffentlichen oder verwerfen Sie welche und versuchen Sie es noch einmal.`,
  rejection: {
    takeBack: 'Ablehnung zurücknehmen',
    until: (name, when) => `${name} kann die Ablehnung bis ${when} zurücknehmen.`,
    takenBack: (name) =>
      `${name} hat die Ablehnung zurückgenommen. Nichts wird veröffentlicht, bis die Freigabe neu angefordert und erteilt ist.`,
    notRejected: 'Diese Fassung ist nicht mehr abgelehnt. Nichts hat sich geändert.',
    notTheirs: 'Die Ablehnung zurücknehmen kann nur, wer diese Fassung abgelehnt hat. Nichts hat sich geändert.',
    tooLate:
      'Diese Fassung ist seit mehr als einem Tag abgelehnt. Bearbeiten Sie den Entwurf und fordern Sie die Freigabe neu an.',
  },
};
