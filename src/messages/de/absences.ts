import type { AbsencesWords } from '#messages/words/absences.ts';

export const absences: AbsencesWords = {
  help: '/tambour abwesenheit',
  helpDoes: 'sagen, wer abwesend ist und wer vertritt; „abwesenheit liste“, „abwesenheit ende“',
  form: {
    title: 'Abwesenheit',
    intro:
      'Während der Abwesenheit kann die Vertretung freigeben, nur nicht, was sie selbst oder die abwesende Person geschrieben hat.',
    submit: 'Eintragen',
    person: 'Abwesende Person',
    first: 'Erster Tag',
    last: 'Letzter Tag',
    dayHint: 'Zum Beispiel „morgen“, „Montag“ oder „24.12.2026“.',
    deputy: 'Vertretung',
    deputyHint: 'Eine Person dieses Kanals, oder niemand.',
  },
  error: {
    onePerson: 'Wählen Sie eine einzige Person.',
    day: 'Schreiben Sie einen Tag, zum Beispiel „morgen“, „Montag“ oder „24.12.2026“.',
    not_allowed:
      'Nur die Redaktionsleitung trägt die Abwesenheit anderer ein; wer hier freigibt, kann die eigene eintragen. Nichts hat sich geändert.',
    not_on_desk: 'Diese Person gehört nicht zu dieser Redaktion.',
    bad_days: 'Der letzte Tag liegt vor dem ersten.',
    past: 'Diese Tage sind vorbei.',
    too_long: 'Eine Abwesenheit dauert höchstens ein Jahr.',
    overlaps:
      'Für diese Tage ist schon eine Abwesenheit eingetragen. Beenden Sie zuerst diese: „/tambour abwesenheit liste“.',
    nothing_to_hand_on:
      'Diese Person ist hier nicht aus eigenem Recht freigabeberechtigt: Niemand kann an ihrer Stelle freigeben.',
    own_deputy: 'Niemand kann sich selbst vertreten.',
    deputy_not_here: 'Die Vertretung muss Mitglied dieses Kanals sein, kein Gast und kein Bot.',
    deputy_away: 'Diese Person ist an diesen Tagen selbst abwesend.',
  },
  howTo:
    'Schreiben Sie „/tambour abwesenheit“ für ein Formular, „/tambour abwesenheit vom 24.12.2026 bis 2.1.2027“ für Ihre eigene, „/tambour abwesenheit liste“ oder „/tambour abwesenheit ende“ und eine Nummer.',
  noted: 'Eingetragen. Der Kanal weiß Bescheid.',
  notedAlone:
    'Eingetragen, ohne Vertretung. Um eine zu benennen, beenden Sie die Abwesenheit und schreiben „/tambour abwesenheit“.',
  endNone: 'Diese Abwesenheit gibt es nicht. „/tambour abwesenheit liste“ zeigt die eingetragenen.',
  endSeveral: 'Sie haben mehrere. Fügen Sie die Nummer an, die „/tambour abwesenheit liste“ zeigt.',
  ended: 'Die Abwesenheit ist beendet. Der Kanal weiß Bescheid.',
  listTitle: 'Abwesenheiten in dieser Redaktion',
  listEmpty: 'Keine Abwesenheit eingetragen. Mit „/tambour abwesenheit“ tragen Sie eine ein.',
  numbered: (number) => `Abwesenheit ${number}`,
  span: (name, first, last) => `${name}, vom ${first} bis ${last}`,
  day: (name, day) => `${name}, am ${day}`,
  deputyIs: (name) => `Vertretung: ${name}`,
  noDeputy: 'ohne Vertretung',
  set: (span) => `Abwesenheit eingetragen: ${span}.`,
  standsIn: 'gibt in dieser Zeit an der Stelle der abwesenden Person frei.',
  nameStandsIn: (name) => `${name} gibt in dieser Zeit an der Stelle der abwesenden Person frei.`,
  nobodyStandsIn: 'Niemand gibt an der Stelle der abwesenden Person frei.',
  setBy: (name) => `Eingetragen von ${name}. Zum Beenden: „/tambour abwesenheit ende“.`,
  over: (span) => `Abwesenheit beendet: ${span}.`,
  overDeputy: (name) => `${name} vertritt nicht mehr; was entschieden wurde, zählt weiterhin.`,
  inPlaceOf: (deputy, name) => `${deputy} (in Vertretung von ${name})`,
  stuck: {
    nobody: 'So wie es steht, kann niemand freigeben:',
    tooFew: 'So wie es steht, können zu wenige freigeben:',
    author: (name) => `${name} hat diesen Entwurf verfasst`,
    editor: (name) => `${name} hat einen Teil dieser Fassung formuliert`,
    away: (name, day) => `${name} ist bis ${day} abwesend`,
    left: (name) => `${name} ist nicht mehr in diesem Kanal`,
    newcomer: (name, from) => `${name} kann ab ${from} freigeben`,
    others: 'sonst gibt hier niemand frei',
    askOf: 'Bitten Sie',
    fix: {
      deputy: (names) =>
        `darum, die Abwesenheit von ${names.join(' und von ')} neu einzutragen, mit einer Vertretung, die diesen Entwurf nicht verfasst hat (/tambour abwesenheit)`,
      add: (count) => `darum, ${people(count)} aufzunehmen`,
      inSettings: '(/tambour einstellungen)',
      invite: (count) =>
        count === 1
          ? 'darum, jemanden in diesen Kanal einzuladen'
          : `darum, ${count} Personen in diesen Kanal einzuladen`,
      intoGroup: (count) =>
        count === 1
          ? 'darum, jemanden in die Gruppe aufzunehmen, die freigibt'
          : `darum, ${count} Personen in die Gruppe aufzunehmen, die freigibt`,
    },
    thenAskAnew:
      'Für eine neu aufgenommene Person bearbeiten Sie danach den Entwurf und fordern die Freigabe neu an: Was schon angefordert ist, behält seine Regeln.',
  },
};

function people(count: number): string {
  return count === 1 ? 'eine weitere Person mit Freigaberecht' : `${count} weitere Personen mit Freigaberecht`;
}
