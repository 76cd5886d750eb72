import type { PastWords } from '#messages/words/past.ts';

import { counted } from './counted.ts';

export const past: PastWords = {
  help: '/tambour früher',
  helpDoes:
    'welche Beiträge aus der Zeit vor Tambour auf zwei Netzwerken dasselbe sagen; das Dossier zählt, was Sie bestätigen',
  howTo: 'Schreiben Sie „/tambour früher“, ohne etwas dahinter.',
  nothing:
    'Aus der Zeit vor Tambour ist nichts gespeichert. Wer Tambour betreibt, liest sie mit „tambour figures import“ ein: docs/de/past.md sagt, wie.',
  noPairs:
    'Von den Beiträgen aus der Zeit vor Tambour scheinen keine auf zwei Netzwerken dasselbe zu sagen. Für Paare wird auf beiden die Vergangenheit eines Kontos gebraucht.',
  title: (open) => `${counted(open, 'Paar', 'Paare')} von Beiträgen aus der Zeit vor Tambour zum Ansehen`,
  intro:
    'Sagen beide Beiträge dasselbe? Nehmen Sie einzeln heraus, was nicht passt, und bestätigen Sie dann den Rest. Nur bestätigte Paare zählen im Dossier.',
  allSaid: (confirmed, refused) =>
    `Alle Paare von Beiträgen aus der Zeit vor Tambour sind angesehen. Bestätigt: ${confirmed}. Nicht dasselbe: ${refused}.`,
  why: {
    link: (number) => `${number}. Derselbe Link`,
    likeness: (number) => `${number}. Weitgehend dieselben Wörter`,
  },
  post: (account, when, text) => `${account}, ${when}: ${text}`,
  noText: 'ohne Text',
  buttons: {
    confirm: (count) => (count === 1 ? 'Dieses Paar bestätigen' : `Diese ${count} Paare bestätigen`),
    refuse: (number) => `${number} ist kein Paar`,
    takeBack: 'Zurücknehmen',
  },
  answer: {
    confirmed: (count) => `Sie haben ${counted(count, 'Paar', 'Paare')} bestätigt.`,
    refused: 'Es zählt nicht als Paar.',
    takenBack: (count) => `Zurückgenommen: ${counted(count, 'Paar', 'Paare')}.`,
    changed:
      'Diese Paare haben sich inzwischen geändert, oder jemand anders hat geantwortet. Es wurde nichts geändert.',
  },
};
