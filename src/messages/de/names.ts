import type { NamesWords } from '#messages/words/names.ts';

export const names: NamesWords = {
  leadsElsewhere: (account) => `Der Name von ${account} führt jetzt zu einem anderen Konto als dem dieser Redaktion.`,
  leadsNowhere: (account) => `Der Name von ${account} führt zurzeit zu keinem Konto.`,
  whatToDo:
    'Warum, wissen wir nicht: Es kann umbenannt, umgezogen oder anders vergeben sein. Bitte sehen Sie es im Browser an, und fragen Sie das Netzwerk, wenn es nicht von Ihnen kommt.',
  leadsBack: (account) => `Der Name von ${account} führt wieder zum Konto dieser Redaktion.`,
  similar: (account, count) =>
    count === 1
      ? `Ein Konto hat einen ähnlichen Namen wie ${account}. Wir wissen nicht, wem es gehört.`
      : `${count} Konten haben ähnliche Namen wie ${account}. Wir wissen nicht, wem sie gehören.`,
  accusesNobody:
    'Ein ähnlicher Name spricht gegen niemanden. Jedes wird hier einmal genannt; bitte sehen Sie selbst nach.',
  pleaseLook: (account) => `Bitte sehen Sie nach, ob der Name von ${account} noch zum Konto dieser Redaktion führt.`,
  howToLook: (button) =>
    `Tambour darf dort nicht lesen, weil das Geld kostet. Öffnen Sie das Konto im Browser und drücken Sie dann „${button}“; stimmt etwas nicht, sagen Sie es der Redaktionsleitung.`,
  link: 'Konto öffnen',
  looked: 'Ich habe nachgesehen',
  checkedBy: (name, when) => `${name} hat nachgesehen, ${when}.`,
  answer: {
    looked: 'Danke: Es ist vermerkt, dass Sie nachgesehen haben. In einem Monat wird wieder gefragt.',
    already: (name, when) => `${name} hat bereits nachgesehen, ${when}. Nichts hat sich geändert.`,
    gone: 'Das wird hier nicht mehr gefragt. Nichts hat sich geändert.',
  },
};
