import type { CaptionsWords } from '#messages/words/captions.ts';

export const captions: CaptionsWords = {
  changed: 'die Untertitel',
  shown: (language, count) => `Untertitel (${language}), ${count.toLocaleString('de')} Stück`,
  rest: (count, fileName) =>
    `Und ${count.toLocaleString('de')} weitere: Lesen Sie alle in der Datei ${fileName} in diesem Thread.`,
  burntIn: 'Die Untertitel stehen nach Angabe des Teams im Bild.',
  none: 'Ohne Untertitel',
  transcript: (accounts) => `${accounts}: Die Abschrift, also diese Worte, folgt auf die Beschreibung.`,
  remove: (language) => `Untertitel entfernen (${language})`,
  form: 'Untertitel des Videos',
  markBurntIn: 'Die Untertitel stehen im Bild',
  fileName: 'untertitel',
  whole: (person, language, count) =>
    `${person} hat Untertitel hinzugefügt (${language}): ${count.toLocaleString('de')} Stück. Sie sind lang, hier stehen sie ganz. Bitte lesen Sie sie, bevor Sie freigeben.`,
  fileTitle: 'Untertitel zum Lesen',
  refused: {
    noVideo: (name) =>
      `${name} enthält Untertitel, und es gibt kein Video. Fügen Sie zuerst das Video hinzu, dann diese Datei.`,
    tooLarge: (name) =>
      `${name} ist zu groß für Untertitel. Fügen Sie eine SRT- oder VTT-Datei von höchstens 128 kB hinzu.`,
    encoding: (name) =>
      `${name} ist nicht als UTF-8 gespeichert, Umlaute sind deshalb nicht sicher lesbar. Speichern Sie die Datei als UTF-8 und fügen Sie sie hinzu.`,
    empty: (name) =>
      `${name} enthält keine Untertitel. Exportieren Sie die Datei neu als SRT oder VTT und fügen Sie sie hinzu.`,
    line: (name, line, example) =>
      `${name} ist in Zeile ${line} nicht lesbar: Dort muss eine Zeit wie ${example} stehen, dann der Text. Korrigieren Sie die Zeile, oder exportieren Sie die Datei neu als SRT oder VTT.`,
    character: (name, line) =>
      `${name} hat bei Zeile ${line} ein Zeichen, das kein Netzwerk annimmt. Tippen Sie die Stelle neu und fügen Sie die Datei hinzu.`,
  },
};
