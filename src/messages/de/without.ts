import type { WithoutWords } from '#messages/words/without.ts';

export const without: WithoutWords = {
  offer:
    'Was keine Vorlage sagt, können Sie selbst schreiben: Dann muss es eine andere Person des Bereitschaftsplans freigeben.',
  button: 'Notfall ohne Vorlage',
  title: (mode) => `${mode} · ohne Vorlage`,
  intro:
    'Der Beitrag erscheint auf allen Konten dieser Redaktion, sobald eine freigabeberechtigte Person des Bereitschaftsplans ihn freigegeben hat. Sie werden nacheinander gerufen, alle zwei Minuten, die Redaktionsleitung zuletzt.',
  text: 'Text',
  submit: 'Freigabe anfordern',
  asked: (number) =>
    `Entwurf ${number} wartet auf eine Freigabe aus dem Bereitschaftsplan; die Personen werden gerufen. Noch ist nichts erschienen.`,
  paged: (name, number) => `Notfall: ${name} bittet Sie jetzt um Freigabe von Entwurf ${number}.`,
  whatToDo: 'Ihre Freigabe allein genügt. In zwei Minuten wird die nächste Person gerufen.',
  open: 'Entwurf öffnen',
  unanswered: (number) => `Über Entwurf ${number} hat niemand entschieden, und alle, die es könnten, wurden gerufen.`,
  nothingLeft: 'Es ist nichts erschienen. Er wartet weiter auf Freigabe: Rufen Sie jemanden an.',
};
