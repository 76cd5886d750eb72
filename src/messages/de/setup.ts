import type { SetupWords } from '#messages/words/setup.ts';

import { numeral } from './counted.ts';

export const setup: SetupWords = {
  title: 'Einstellungen',
  intro: 'Die Einstellungen dieser Redaktion. Sie gelten ab der nächsten Entscheidung.',
  introNew:
    'Dieser Kanal wird eine Redaktion, und Sie leiten sie. Alle anderen Einstellungen lassen sich danach ändern.',
  name: 'Name der Redaktion',
  accounts: 'Konten',
  approversFrom: 'Wer freigibt',
  fromPeople: 'Die hier gewählten Personen',
  fromChannel: 'Alle Mitglieder dieses Kanals',
  openHint: 'Dieser Kanal ist offen: Wenn seine Mitglieder freigeben, dann auch, wer ihm neu beitritt.',
  fromGroup: 'Die Mitglieder einer Gruppe',
  group: 'Gruppe, die freigibt',
  groupsCut: (most) =>
    `Die ersten ${most} Gruppen. Für eine andere führt die Tambour-Administration „tambour desk change --approvers-from-group“ aus.`,
  approvers: 'Freigabeberechtigte',
  approversHint:
    'Stattdessen können alle Mitglieder dieses Kanals freigeben: Wählen Sie das danach unter „Weitere Einstellungen“.',
  stewards: 'Redaktionsleitung',
  stewardsHint: 'Darf diese Einstellungen ändern.',
  seenFor: 'Mindestzeit im Kanal (h)',
  seenForHint: ({ least, most }) =>
    `Wenn die Mitglieder freigeben: seit wie vielen Stunden Tambour sie hier sehen muss, ${least} bis ${most}. 0: sie geben sofort frei.`,
  number: 'Anzahl der Freigaben',
  numberHint: 'Wer den Entwurf verfasst hat, zählt nie mit.',
  reactions: 'Wie entschieden wird',
  reactionsAndButtons: (approve, reject) => `Schaltflächen und Reaktionen ${approve} ${reject}`,
  buttonsOnly: 'Nur Schaltflächen',
  recordingDays: 'Videos behalten (Tage)',
  recordingDaysHint: ({ least, most }) =>
    `${least} bis ${numeral(most)} Tage nach der Veröffentlichung. Danach wird das Video hier gelöscht; seine Beschreibung bleibt.`,
  captions: 'Untertitel von Videos',
  captionsAuto: 'Nach der Sprache der Karten: auf Französisch Pflicht',
  captionsRequired: 'Pflicht',
  captionsOptional: 'Empfohlen',
  grace: 'Pause vor Senden (s)',
  graceHint: ({ least, most }) =>
    `Von ${least} bis ${most} Sekunden, in denen alle in der Redaktion das Senden stoppen können.`,
  language: 'Sprache der Karten',
  zone: 'Zeitzone',
  zoneHint: 'Zum Beispiel Europe/Berlin.',
  decidedElsewhere: (account, desk) =>
    `${account} gehört auch zur Redaktion „${desk}“; sie entscheidet über Ruhe, Betreuung und Verlassen.`,
  noSecond: (needed) =>
    needed === 1
      ? '⚠ Hier kann nur eine Person freigeben. Ist sie abwesend oder verfasst sie selbst, wird nichts veröffentlicht.'
      : `⚠ Hier können nur ${needed} Personen freigeben, und ${needed} müssen es. Ist eine abwesend oder verfasst sie selbst, wird nichts veröffentlicht.`,
  addApprover: 'Freigabeberechtigte hinzufügen',
  more: 'Weitere Einstellungen',
  done: (name) => `Die Redaktion „${name}“ ist bereit. Schreiben Sie mit /tambour entwurf einen ersten Entwurf.`,
  changed: (name) => `Die Einstellungen von „${name}“ sind gespeichert.`,
  approversAdded: (names) => `Neu unter den Freigabeberechtigten: ${names}`,
  approversTaken: (names) => `Nicht mehr unter den Freigabeberechtigten: ${names}`,
  stewardsAdded: (names) => `Neu in der Redaktionsleitung: ${names}`,
  stewardsTaken: (names) => `Nicht mehr in der Redaktionsleitung: ${names}`,
  notSteward:
    'Diese Einstellungen ändern können nur die Redaktionsleitung und die Administration dieses Arbeitsbereichs.',
  noAccountYet:
    'Mit Tambour ist noch kein Konto verbunden. Auf seinem Rechner: „npm run -s tambour -- account add mastodon --url https://ihr.server“ („tambour account add…“, wenn es ein Dienst ist). Dann noch einmal /tambour einstellungen.',
  error: {
    nobody_could_approve:
      'Mit diesen Einstellungen könnte niemand freigeben. Nehmen Sie Personen auf oder verlangen Sie weniger Freigaben.',
    mixed_accounts:
      'Eine Redaktion veröffentlicht auf Übungskonten oder auf echten Konten, damit aus einer Übung nichts öffentlich wird. Wählen Sie eines von beiden.',
    never_approved:
      'Mit diesen Einstellungen könnte niemand freigeben: Wer verfasst, zählt nicht, ebenso wenig Gäste und Bots. Nehmen Sie Personen auf oder verlangen Sie weniger Freigaben.',
    bad_time_zone: 'Diese Zeitzone gibt es nicht. Schreiben Sie sie wie Europe/Berlin.',
    bad_seen_for: ({ least, most }) => `Geben Sie eine ganze Zahl von ${least} bis ${most} an.`,
    bad_recording_days: ({ least, most }) =>
      `Geben Sie eine ganze Zahl von Tagen an, von ${least} bis ${numeral(most)}.`,
    bad_grace: ({ least, most }) => `Geben Sie eine ganze Zahl von ${least} bis ${most} an.`,
    bad_number: ({ least, most }) => `Geben Sie eine ganze Zahl von ${least} bis ${most} an.`,
    bad_not_after: ({ least, most }) => `Die erlaubte Verspätung muss ${least} bis ${most} Minuten betragen.`,
    bad_digest: (hour) => `Die Uhrzeit des Berichts passt nicht. Ändern Sie sie mit „/tambour bericht an ${hour}“.`,
    bad_hours: 'Diese Tage und Uhrzeiten passen nicht. Ändern Sie sie mit „/tambour zeiten mo-fr 9:00-18:00“.',
    bad_holidays: 'Diesen Feiertagskalender gibt es nicht. Ändern Sie ihn mit „/tambour zeiten DE“.',
    noGroup: 'Wählen Sie eine Gruppe oder eine andere Art der Freigabe.',
    groupUnreadable: 'Tambour kann diese Gruppe nicht lesen. Wählen Sie eine andere oder eine andere Art der Freigabe.',
    unknown_account: 'Eines dieser Konten lässt sich nicht mehr wählen. Öffnen Sie die Einstellungen noch einmal.',
    channel_taken: 'Dieser Kanal ist eben eine Redaktion geworden. Öffnen Sie die Einstellungen noch einmal.',
    no_such_desk: 'Diese Redaktion gibt es nicht mehr.',
    noSteward: 'Wählen Sie mindestens eine Person für die Redaktionsleitung.',
    noName: 'Geben Sie der Redaktion einen Namen.',
  },
};
