import type { FreezeWords } from '#messages/words/freeze.ts';

import { counted } from './counted.ts';

export const freeze: FreezeWords = {
  frozen: (name, when) => `❄ ${name} hat diese Redaktion eingefroren, ${when}. Es wird nichts mehr veröffentlicht.`,
  allFrozen: (when) =>
    `❄ Die Tambour-Administration hat alles eingefroren, ${when}. Es wird nichts mehr veröffentlicht, aus keiner Redaktion.`,
  wasFrozen: (name, when) => `❄ ${name} hatte diese Redaktion eingefroren, ${when}.`,
  allWasFrozen: (when) => `❄ Die Tambour-Administration hatte alles eingefroren, ${when}.`,
  over: (name, when) => `${name} hat aufgetaut, ${when}.`,
  allOver: (when) => `Die Tambour-Administration hat aufgetaut, ${when}.`,
  why: (why) => `Grund: ${why}`,
  exceptEmergencies:
    'Ausgenommen sind Beiträge in einem echten Notfall: Sie werden trotzdem veröffentlicht, aber nur über den Notfallweg.',
  waiting: (count) => `Es ${count === 1 ? 'wartet' : 'warten'} ${counted(count, 'Beitrag', 'Beiträge')}.`,
  underWay: 'Was schon unterwegs war, kann noch erscheinen. Beiträge lassen sich weiterhin zurückziehen.',
  howToThaw:
    'Freigabeberechtigte heben das hier oder mit /tambour auftauen auf. Auch dann wird nichts von selbst veröffentlicht.',
  howToThawAll: 'Aufheben kann das nur die Tambour-Administration. Auch dann wird nichts von selbst veröffentlicht.',
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
  lastDay: 'In den letzten 24 Stunden veröffentlicht',
  lastDayInThread: (count) =>
    `Im Thread: ${counted(count, 'Beitrag', 'Beiträge')} der letzten 24 Stunden, zum Ansehen oder Zurückziehen.`,
  nothingLastDay: 'In den letzten 24 Stunden wurde von hier nichts veröffentlicht.',
  more: (count) => `und ${count} weitere: siehe /tambour liste`,
  moreSent: (count) => `und ${count} weitere: sehen Sie auf die Konten`,
  thawed: (name, when) => `${name} hat aufgetaut, ${when}. Es wurde nichts veröffentlicht.`,
  allThawed: (when) => `Die Tambour-Administration hat alles aufgetaut, ${when}. Es wurde nichts veröffentlicht.`,
  stillFrozen: 'Diese Redaktion bleibt eingefroren: Freigabeberechtigte können das mit /tambour auftauen aufheben.',
  stillAllFrozen: 'Die Tambour-Administration hat alles eingefroren: Noch wird nichts veröffentlicht.',
  decideEach:
    'Entscheiden Sie für jeden Beitrag: senden lassen, oder den Thread öffnen und den Entwurf bearbeiten oder verwerfen.',
  nothingWaits: 'Es wartet nichts.',
  card: '❄ Diese Redaktion ist eingefroren: Es wird nichts veröffentlicht. Freigabeberechtigte heben das mit /tambour auftauen auf.',
  cardAll: '❄ Die Tambour-Administration hat alles eingefroren: Es wird nichts veröffentlicht.',
  answer: {
    frozen: 'Eingefroren: Es wird nichts mehr veröffentlicht. Der Kanal weiß Bescheid.',
    already: (name, when) => `Es war schon eingefroren, von ${name}, ${when}. Es wird nichts veröffentlicht.`,
    stricter:
      'Eingefroren war es schon, außer in Notfällen; ab jetzt wird auch dann nichts veröffentlicht. Die Meldung im Kanal sagt es.',
    notLooser:
      'Es ist schon eingefroren, auch in Notfällen, und erneutes Einfrieren macht keine Ausnahme: Erst heben Freigabeberechtigte es mit /tambour auftauen auf. Nichts hat sich geändert.',
    thawed: 'Aufgetaut. Es wurde nichts veröffentlicht: Der Kanal zeigt, was wartet.',
    notFrozen: 'Diese Redaktion ist nicht eingefroren.',
    allFrozen: 'Die Tambour-Administration hat alles eingefroren, und nur sie kann das aufheben.',
    notApprover: 'Auftauen können nur Freigabeberechtigte dieser Redaktion. Nichts hat sich geändert.',
    mayNotFreeze:
      'Einfrieren können nur Personen dieser Redaktion. Ist ein Konto in Gefahr, informieren Sie eine von ihnen oder die Tambour-Administration.',
  },
};
