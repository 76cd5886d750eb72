import type { PagesWords } from '#messages/words/pages.ts';

export const pages: PagesWords = {
  nav: { calendar: 'Kalender', digests: 'Berichte', method: 'Wie die Zahlen entstehen' },
  foot: (label, until) =>
    `Dieser Link ist für „${label}“ und gilt bis ${until}. Wer ihn hat, kann diese Seite lesen: Geben Sie ihn nicht weiter.`,
  title: { calendar: (desk) => `Kalender: ${desk}`, digests: (desk) => `Berichte: ${desk}` },
  noDigests: 'Es gibt noch keinen Bericht.',
  feed: {
    link: 'In einem Kalenderprogramm abonnieren',
    hint: '– kopieren Sie die Adresse dieses Links dorthin. Viele Programme fragen nur alle paar Stunden nach: Was sie zeigen, kann veraltet sein.',
  },
  comment: {
    label: 'Der Redaktion etwas zu diesem Beitrag sagen',
    hint: 'Ihre Worte gehen als Worte dieses Links in den Thread des Teams: Niemand weiß dort, wer sie schrieb. Sagen Sie daher, wer Sie sind. Freigegeben wird damit nichts.',
    send: 'Senden',
    outcome: {
      left: 'Gesendet: Die Redaktion hat Ihre Worte.',
      empty: 'Es wurde nichts gesendet: Schreiben Sie zuerst etwas.',
      long: (most) => `Es wurde nichts gesendet: höchstens ${most} Zeichen.`,
      unreadable: 'Es wurde nichts gesendet: Darin stehen Zeichen, die sich nicht zeigen lassen.',
      often:
        'Es wurde nichts gesendet: Über diesen Link kam in der letzten Stunde zu viel. Sprechen Sie mit der Redaktion.',
    },
  },
  instead: {
    notFound: {
      title: 'Hier ist nichts',
      text: 'Dieser Link gilt nicht oder nicht mehr. Bitten Sie die Person, von der Sie ihn haben, um einen neuen.',
    },
    tooMany: {
      title: 'Zu viel auf einmal',
      text: 'Es wurden zu viele Seiten abgerufen. Bitte versuchen Sie es in einer Minute erneut.',
    },
    notAllowed: {
      title: 'Nicht erlaubt',
      text: 'Es ist nichts geschehen. Öffnen Sie die Seite erneut über ihren Link.',
    },
    restored: {
      title: 'Wird geprüft',
      text: 'Tambour wurde aus einer Sicherung wiederhergestellt. Diese Seite öffnet sich wieder, sobald die Redaktion geprüft hat, was sie zeigt.',
    },
  },
};
