import type { PlatformsWords } from '#messages/words/platforms.ts';

export const platforms: PlatformsWords = {
  close: 'Abbrechen',
  image: 'Bild:',
  required: 'Dieses Feld wird gebraucht.',
  peopleThere: (names) => `Schon dabei: ${names}. Wählen Sie, wer dazukommt.`,
  personThere: (name) => `Ohne Auswahl: ${name}.`,
  remove: 'Entfernen',
  removeFrom: (label) => `Aus „${label}“. Leer: Alle bleiben.`,
  formUnknown: 'Dieses Formular war nicht lesbar: Nichts wurde gespeichert. Bitte öffnen Sie es noch einmal.',
  formTooOld:
    'Dieses Formular war zu lange geöffnet: Nichts wurde gespeichert. Kopieren Sie Ihren Text und öffnen Sie es noch einmal.',
  formDone:
    'Dieses Formular wurde schon gesendet: Das zweite Senden ändert nichts. Öffnen Sie zum Bearbeiten ein neues.',
  notYours: 'Das ist für jemand anderen bestimmt: Es wurde nichts getan.',
  changed:
    'Diese Nachricht wurde inzwischen geändert oder gelöscht: Es wurde nichts getan. Den Entwurf finden Sie mit /tambour liste.',
  notMember:
    'Sie sind nicht Mitglied dieses Kanals: Es wurde nichts getan. Bitten Sie jemanden aus dem Kanal um eine Einladung.',
  botNotInChannel:
    'Tambour ist nicht in diesem Kanal. Laden Sie es mit /invite @tambour ein und versuchen Sie es noch einmal.',
  tryLater: 'Das hat gerade nicht geklappt. Versuchen Sie es in einer Minute noch einmal: Nichts geschieht doppelt.',
  about: 'Zu dieser Nachricht',
  inDirectMessage: 'Die Antwort steht in Ihren Direktnachrichten.',
};
