import type { FreezeWords } from '#messages/words/freeze.ts';

import { counted } from './counted.ts';

export const freeze: FreezeWords = {
  frozen: (name, when) => `❄ ${name} hat diese Redaktion eingefroren, ${when}. Es geht nichts mehr raus.`,
  allFrozen: (when) =>
    `❄ Die Tambour-Administration hat alles eingefroren, ${when}. Es geht nichts mehr raus, aus keiner Redaktion.`,
  wasFrozen: (name, when) => `❄ ${name} hatte diese Redaktion eingefroren, ${when}.`,
  allWasFrozen: (when) => `❄ Die Tambour-Administration hatte alles eingefroren, ${when}.`,
  over: (name, when) => `${name} hat aufgetaut, ${when}.`,
  allOver: (when) => `Die Tambour-Administration hat aufgetaut, ${when}.`,
  why: (why) => `Grund: ${why}`,
  waiting: (count) => `Es warten: ${counted(count, 'Beitrag', 'Beiträge')}.`,
  underWay: 'Was schon unterwegs war, kann noch erscheinen. Beiträge lassen sich weiterhin zurückziehen.',
  howToThaw:
    'Freigabeberechtigte heben das hier oder mit /tambour auftauen auf. Auch dann geht nichts von selbst raus.',
  howToThawAll: 'Aufheben kann das nur die Tambour-Administration. Auch dann geht nichts von selbst raus.',
  firstHour: 'Konto übernommen? Die erste Stunde, Schritt für Schritt',
  firstHourInThread: (done, of) =>
    done === 0
      ? 'Konto übernommen? Die erste Stunde, Schritt für Schritt, steht im Thread.'
      : `Erste Stunde: ${done} von ${of} Schritten erledigt, im Thread.`,
  todo: {
    saved: 'Spuren sichern, bevor etwas widerrufen wird',
    looked: 'Beiträge, Profil und private Nachrichten ansehen',
    cut: 'Zugang beim Netzwerk sperren: Passwort, Sitzungen, Apps',
    repaired: 'Wiederherstellen und öffentlich darüber informieren',
    reported: 'Melden: IT-Sicherheit, Datenschutz, Anzeige',
  },
  done: {
    saved: 'Spuren gesichert',
    looked: 'Konten angesehen',
    cut: 'Zugang gesperrt',
    repaired: 'Erledigt und gesagt',
    reported: 'Gemeldet',
  },
  tickedBy: (name, when) => `erledigt, sagt ${name}, ${when}`,
  thawButton: 'Auftauen',
  lastDay: 'In den letzten 24 Stunden rausgegangen',
  lastDayInThread: (count) =>
    `Im Thread: ${counted(count, 'Beitrag', 'Beiträge')} der letzten 24 Stunden, zum Ansehen oder Zurückziehen.`,
  nothingLastDay: 'In den letzten 24 Stunden ist von hier nichts rausgegangen.',
  more: (count) => `und ${count} weitere: siehe /tambour liste`,
  moreSent: (count) => `und ${count} weitere: sehen Sie auf die Konten`,
  thawed: (name, when) => `${name} hat aufgetaut, ${when}. Es ist nichts rausgegangen.`,
  allThawed: (when) => `Die Tambour-Administration hat alles aufgetaut, ${when}. Es ist nichts rausgegangen.`,
  stillFrozen: 'Diese Redaktion bleibt eingefroren: Freigabeberechtigte können das mit /tambour auftauen aufheben.',
  stillAllFrozen: 'Die Tambour-Administration hat alles eingefroren: Noch geht nichts raus.',
  decideEach:
    'Entscheiden Sie für jeden Beitrag: senden lassen, oder den Thread öffnen und den Entwurf bearbeiten oder verwerfen.',
  nothingWaits: 'Es wartet nichts.',
  card: '❄ Diese Redaktion ist eingefroren: Es geht nichts raus. Freigabeberechtigte heben das mit /tambour auftauen auf.',
  cardAll: '❄ Die Tambour-Administration hat alles eingefroren: Es geht nichts raus.',
  answer: {
    frozen: 'Eingefroren: Es geht nichts mehr raus. Der Kanal weiß Bescheid.',
    already: (name, when) => `Es war schon eingefroren, von ${name}, ${when}. Es geht nichts raus.`,
    thawed: 'Aufgetaut. Es ist nichts rausgegangen: Der Kanal zeigt, was wartet.',
    notFrozen: 'Diese Redaktion ist nicht eingefroren.',
    allFrozen: 'Die Tambour-Administration hat alles eingefroren, und nur sie kann das aufheben.',
    notApprover: 'Auftauen können nur Freigabeberechtigte dieser Redaktion. Nichts hat sich geändert.',
    mayNotFreeze:
      'Einfrieren können nur Personen dieser Redaktion. Ist ein Konto in Gefahr, informieren Sie eine von ihnen oder die Tambour-Administration.',
    nothingLeaves:
      'Eingefroren: Es geht nichts raus. Freigabeberechtigte können mit /tambour auftauen wieder auftauen.',
  },
};
