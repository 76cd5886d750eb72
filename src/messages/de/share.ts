import type { NamedLink, ShareWords } from '#messages/words/share.ts';

import { counted } from './counted.ts';

const shows = ({ label, what, until }: NamedLink): string => `Der Link für „${label}“ zeigt ${what}, bis ${until}.`;

export const share: ShareWords = {
  help: '/tambour teilen',
  helpDoes: 'die Links, über die andere Kalender oder Berichte dieser Redaktion lesen; für die Redaktionsleitung',
  helpLink: '/tambour teilen kalender 30 Tage für das Kabinett',
  helpLinkDoes: 'erstellt einen solchen Link; „teilen berichte …“ und „teilen kalender … mit Texten für …“ ebenso',
  howTo:
    'Schreiben Sie „/tambour teilen kalender 30 Tage für das Kabinett“, „/tambour teilen berichte für die Leitung“ oder „/tambour teilen“ für die vorhandenen Links.',
  off: 'Links zu Seiten sind hier ausgeschaltet. Wer Tambour betreibt, schaltet sie in dessen Einstellungen mit TAMBOUR_PAGES und TAMBOUR_PUBLIC_URL ein.',
  mayNot: 'Nur die Redaktionsleitung erstellt, sieht und widerruft die Links dieser Redaktion.',
  what: {
    calendar: 'den Kalender (Zeiten und Stände, ohne den Text von dem, was noch nicht öffentlich ist)',
    calendarWithTexts: 'den Kalender (mit den Texten dessen, was geplant ist)',
    digests: 'die wöchentlichen Berichte',
  },
  form: {
    title: 'Neuer Link',
    intro: 'Wer den Link hat, kann darüber lesen, ohne in diesem Chat zu sein. Niemand gibt darüber etwas frei.',
    submit: 'Link erstellen',
    scope: 'Er zeigt',
    calendar: 'Den Kalender',
    digests: 'Die wöchentlichen Berichte',
    label: 'Für wen',
    labelHint: 'Steht in der Liste der Links und auf der Seite, zum Beispiel „Kabinett“.',
    days: 'Tage',
    daysHint: (most, mostWithTexts) => `Höchstens ${most}; mit geplanten Texten höchstens ${mostWithTexts}.`,
    texts: 'Geplante Texte',
    withTexts: 'Texte dessen zeigen, was geplant ist',
    textsHint: 'Sonst zeigt der Kalender nur Zeiten und Stände, bis ein Beitrag öffentlich ist.',
  },
  error: {
    noScope: 'Wählen Sie, was er zeigt.',
    noLabel: 'Sagen Sie, für wen er ist.',
    long: (most) => `Das ist länger als ${most} Zeichen. Kürzen Sie es.`,
    days: (most) => `Geben Sie eine Zahl von Tagen von 1 bis ${most} an.`,
    textDays: (most) => `Ein Link, der geplante Texte zeigt, gilt höchstens ${most} Tage.`,
    textsOfDigests: 'Berichte zeigen nur, was öffentlich ist: Geplante Texte gehören zum Kalender.',
    full: (most) =>
      `Diese Redaktion hat bereits ${most} offene Links. Widerrufen Sie zuerst einen: „/tambour teilen“ zeigt sie.`,
  },
  made: {
    title: shows,
    page: 'Zum Lesen:',
    feed: 'Zum Abonnieren in einem Kalenderprogramm:',
    once: 'Kopieren Sie ihn jetzt: Er wird nur dieses eine Mal gezeigt. Geben Sie ihn selbst und vertraulich weiter. Nur Sie sehen diese Nachricht; eine Direktnachricht bleibt in Ihrem Verlauf.',
    again:
      'Dieser Link wurde bereits erstellt und wird nur einmal gezeigt. Hat er Sie nicht erreicht, widerrufen Sie ihn und erstellen Sie einen neuen.',
  },
  list: {
    title: (count) => `${counted(count, 'offener Link', 'offene Links')} dieser Redaktion`,
    none: 'Diese Redaktion hat keinen offenen Link.',
    line: shows,
    use: (by, lastUsed) =>
      lastUsed === null
        ? `Erstellt von ${by}. Noch nicht benutzt.`
        : `Erstellt von ${by}. Zuletzt benutzt ${lastUsed}, auf die Stunde genau.`,
  },
  buttons: { add: 'Neuer Link…', revoke: 'Widerrufen', revokeAll: 'Alle widerrufen' },
  answer: {
    revoked: (label) => `Der Link für „${label}“ ist widerrufen: Niemand liest mehr darüber.`,
    revokedAll: (count) =>
      count === 0
        ? 'Diese Redaktion hat keinen offenen Link.'
        : `${counted(count, 'Link ist', 'Links sind')} widerrufen.`,
    gone: 'Dieser Link ist bereits widerrufen oder abgelaufen.',
  },
  comment: {
    said: (label) => `Jemand mit dem Link „${label}“ schrieb:`,
    unverified: 'Niemand weiß, wer das war. Es gibt nichts frei und ändert nichts.',
  },
  told: {
    made: (by) => `${by} hat einen Link erstellt.`,
    noToken:
      'Seine Adresse hat, wer ihn erstellt hat. „/tambour teilen“ zeigt und widerruft die Links dieser Redaktion.',
    revoked: (by, label) => `${by} hat den Link für „${label}“ widerrufen.`,
  },
};
