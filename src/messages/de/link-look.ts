import type { LinkLookWords } from '#messages/words/link-look.ts';

import { counted } from './counted.ts';

export const linkLook: LinkLookWords = {
  button: 'Link ansehen',
  title: 'So zeigen Netzwerke diesen Link vermutlich',
  notApproved:
    'Das sagt die Seite jetzt. Netzwerke lesen sie selbst, wenn der Beitrag erscheint: Es gehört nicht zu dem, was freigegeben wird.',
  pageTitle: 'Titel',
  description: 'Beschreibung',
  picture: 'Bild',
  pictureOf: (alt) => `beschrieben als „${alt}“`,
  nothingRead: 'Von der Seite ließ sich nichts lesen.',
  notes: {
    noHttps: 'Der Link ist nicht geschützt. Nehmen Sie https://.',
    nowhere: 'Dort ist keine Seite, die alle öffnen können. Prüfen Sie die Adresse.',
    slow: 'Die Seite hat nicht binnen fünf Sekunden geantwortet. Versuchen Sie es noch einmal, oder fragen Sie, wer sie betreibt.',
    unreachable: 'Die Seite war nicht zu erreichen. Versuchen Sie es noch einmal, oder fragen Sie, wer sie betreibt.',
    untrusted:
      'Die Website hat kein Zertifikat, dem Browser vertrauen. Sagen Sie es vor der Veröffentlichung denen, die sie betreiben.',
    tooMuchMarkup:
      'Die Seite ist viel tiefer verschachtelt als üblich und wurde nicht gelesen: Netzwerke zeigen vielleicht nichts davon.',
    tooLarge: 'Die Seite hat mehr als 1 MB: Netzwerke zeigen vielleicht nichts davon.',
    noPage: 'Dort ist keine Webseite, sondern etwa ein PDF: Netzwerke zeigen nur die Adresse.',
    logIn: 'Die Seite verlangt eine Anmeldung. Wer keine hat, sieht nichts: Verlinken Sie eine öffentliche Seite.',
    redirects: 'Die Seite leitet im Kreis weiter. Sagen Sie es der Person, die sie betreibt.',
    insecure:
      'Die Seite leitet von https auf http weiter, wo ihr Inhalt unterwegs verändert werden könnte. Sagen Sie es der Person, die sie betreibt.',
    noTitle: 'Die Seite hat keinen Titel: Netzwerke zeigen nur die Adresse.',
    noPicture: 'Die Seite nennt kein Bild für Links auf sie.',
    pictureTooLarge: 'Ihr Bild hat mehr als 5 MB: Netzwerke zeigen vielleicht keines.',
    pictureUnread: 'Ihr Bild ließ sich nicht lesen: Netzwerke zeigen vielleicht keines.',
    noPictureAlt: 'Ihr Bild hat keine Beschreibung: Wer es nicht sieht, erfährt nichts davon.',
  },
  otherHost: (host) => `Der Link führt zu ${host}. Nehmen Sie die Adresse, bei der er endet.`,
  status: (status) => `Die Seite antwortete mit dem Fehler ${status}. Prüfen Sie die Adresse.`,
  moreLinks: (count) => `Angesehen wurde nur der erste Link, von ${counted(count, 'Link', 'Links')}.`,
  noLink: 'Dieser Entwurf hat keinen Link.',
  busy: 'Gerade lässt jemand einen Link ansehen. Versuchen Sie es in einigen Sekunden noch einmal.',
};
