import type { DigestDetailsWords } from '#messages/words/digest-details.ts';

import { counted } from './counted.ts';

export const digestDetails: DigestDetailsWords = {
  title: 'Einzelheiten',
  comparison: 'Vergleich der Paare',
  comparisonOf: (one, other) => `${one} und ${other} im Vergleich`,
  spans: {
    period: 'Interaktionen, dieser Zeitraum',
    twelveWeeks: 'Interaktionen, zwölf Wochen',
    shares: 'Nur „geteilt“, zwölf Wochen',
    replies: 'Nur Antworten, zwölf Wochen',
    perThousand: 'Interaktionen je 1.000 Follower, zwölf Wochen',
    at28Days: 'Interaktionen nach 28 Tagen, Beiträge der zwölf Wochen, die alt genug sind',
  },
  grown: (posts, here, there) =>
    `Interaktionen eines typischen von ${counted(posts, 'Beitrag', 'Beiträgen')} nach 72 Stunden, dann nach 28 Tagen: ${here}; ${there}.`,
  grownOn: (network, at72Hours, at28Days) => `${network} ${at72Hours}, dann ${at28Days}`,
  gotMore: (posts, here, one, there, other) =>
    `${counted(posts, 'Beitrag', 'Beiträge')}, davon ${here} mit mehr bei ${one} und ${there} mit mehr bei ${other}`,
  and: (one, other) => `${one}; ${other}`,
  relayedPairs: 'Übernommen und mit dem Original verglichen',
  noPair: 'kein Beitrag zu vergleichen',
  tooFew: 'zu wenig für einen Schluss (nötig sind Beiträge an mindestens 12 Tagen)',
  typical: (times, low, high, more, less) =>
    `ein typischer Beitrag bekam bei ${more} ${times === null ? 'so viel' : `${times}-mal so viel`} wie bei ${less} (zwischen ${low}- und ${high}-mal)`,
  difference: 'ein klarer Unterschied',
  noDifference: 'kein klarer Unterschied',
  counts: 'Je Konto',
  countsOf: (likes, shares, quotes, replies) =>
    `favorisiert ${likes}, geteilt ${shares}, zitiert ${quotes}, Antworten ${replies}`,
  views: (network, views) => `Aufrufe, wie ${network} sie zählt: ${views}`,
  notRead: (posts) => `${counted(posts, 'Beitrag', 'Beiträge')} nicht gelesen und nicht als 0 gezählt`,
  late: (posts) => counted(posts, 'späte Messung', 'späte Messungen'),
  series: 'Reihen, Interaktionen',
  seriesOf: (draft, account, first, parts, together) =>
    `${draft}, ${account}: ${first} beim ersten Beitrag, ${together} bei allen ${parts} Teilen zusammen`,
  absences: 'Was nicht veröffentlicht oder was zurückgezogen wurde',
  absence: (draft, account, why) => `${draft}, ${account}: ${why}`,
  unpaired: 'Nicht verglichen',
  unpairedWhy: {
    one_network: 'Nur auf einem Netzwerk veröffentlicht',
    asleep: 'Veröffentlicht, während ein Konto ruhte',
    apart: 'Mehr als zehn Minuten auseinander veröffentlicht',
    relayed_apart: 'Mehr als eine Stunde nach dem Original übernommen',
    edited: 'Nur auf einem der Netzwerke korrigiert',
    not_read: 'Keine Messung nach 72 Stunden',
    vanished: 'Auf einem der Netzwerke nicht mehr da',
    read_apart: 'Mehr als eine Stunde auseinander gelesen',
  },
  number: (draft) => `Nr. ${draft}`,
  more: (count) => `und ${counted(count, 'weiterer', 'weitere')}`,
  approval: (lasting, posts) =>
    `Zeit bis zur Freigabe: ${lasting} (Median aus ${counted(posts, 'Beitrag', 'Beiträgen')}).`,
  cost: (posts, reading, asOf) => `Kosten von X: Beiträge ${posts}, Messungen ${reading} (Preise vom ${asOf}).`,
  methodSample:
    'Das sind unsere Beiträge, nebeneinander: Sie sagen nicht, welches Netzwerk besser ist. Ein klarer Unterschied kann von einer einzigen Kampagne kommen: Prüfen Sie es. Das Dossier, über andere Monate, kann anders schließen.',
  methodPage: 'Die Methode auf einer Seite',
  methodFile: 'Die Methode auf einer Seite: Fragen Sie die Tambour-Administration nach docs/de/digest-method.md.',
};
