import type { AuthorshipWords } from '#messages/words/authorship.ts';

export const authorship: AuthorshipWords = {
  asker: (author) =>
    `Sie haben diese Freigabe anstelle von ${author} angefordert: Ihre kann nicht die einzige sein. Nichts hat sich geändert. ${author} kann sie auf der Karte noch anfordern.`,
  askedInPlace: (asker, author) =>
    `${asker} hat die Freigabe anstelle von ${author} angefordert: Jemand anderes muss freigeben, oder ${author} fordert sie ebenfalls an.`,
  stuckAsker: (name) => `${name} hat die Freigabe anstelle der Person angefordert, die den Entwurf verfasst hat`,
  authorFixes: (author) =>
    `Oder ${author} formuliert den Text mit „Bearbeiten“ selbst und fordert dann die Freigabe an.`,
  savingBars: (names) =>
    `Wenn Sie eine Änderung speichern, können Sie diese Fassung nicht freigeben. Freigeben kann dann noch: ${names}.`,
  savingBarsAll:
    'Wenn Sie eine Änderung speichern, können Sie diese Fassung nicht freigeben, und niemand sonst könnte es. Fordern Sie lieber die Freigabe an und nutzen Sie dann „Text vorschlagen“.',
  picturesKept: (name, base) =>
    `Bilder, die ${name} für Fassung ${base} gewünscht hat. Es gab schon eine neuere Fassung: Nichts wurde ihr hinzugefügt.`,
  takePictures: 'Diese Bilder hinzufügen',
  picturesWait: (version) =>
    `Es gibt schon Fassung ${version}: Ihre Bilder wurden ihr nicht hinzugefügt. Sie warten im Thread: Fügen Sie sie hinzu, oder lassen Sie sie.`,
};
