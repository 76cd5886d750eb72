import type { SleepWords } from '#messages/words/sleep.ts';

import { counted } from './counted.ts';

export const sleep: SleepWords = {
  asleep: (name, account, when) =>
    `${account} wurde durch ${name} stillgelegt, ${when}. Dort wird nichts veröffentlicht.`,
  until: (when) => `Es ruht bis ${when}: Was vorher fällig wird, bleibt zurückgehalten.`,
  untilWoken: 'Es ruht, bis es geweckt wird: Was vorher fällig wird, bleibt zurückgehalten.',
  whoWakes:
    'Wecken können es Zuständige dieser Redaktion und die Administration dieses Chats, für alle Redaktionen mit diesem Konto.',
  wake: (account) => `${account} wecken`,
  over: 'Es ist wieder wach.',
  woken: (name, account, when) =>
    `${account} wurde durch ${name} geweckt, ${when}: Dort kann wieder veröffentlicht werden.`,
  ended: (account, when) =>
    `Die Ruhe von ${account} ist zur festgelegten Zeit zu Ende, ${when}: Dort kann wieder veröffentlicht werden.`,
  waiting: (count) =>
    `Nichts wurde veröffentlicht. Zurückgehalten in dieser Redaktion: ${counted(count, 'Beitrag', 'Beiträge')}. Lassen Sie jeden in seinem Thread senden, oder bearbeiten oder verwerfen Sie ihn. /tambour liste zeigt sie.`,
  nothingWaits: 'In dieser Redaktion wurde nichts zurückgehalten.',
  answer: {
    woken: (account) =>
      `Auf ${account} kann wieder veröffentlicht werden. Nichts wurde veröffentlicht; alle Redaktionen mit diesem Konto wissen Bescheid.`,
    awake: (account) => `${account} ruht nicht. Nichts hat sich geändert.`,
    mayNot:
      'Wecken können ein Konto nur Zuständige dieser Redaktion und die Administration dieses Chats. Wenden Sie sich an sie. Nichts hat sich geändert.',
    whichAccount: (asleep) =>
      asleep.length === 0
        ? 'Kein Konto dieser Redaktion ruht. Nichts hat sich geändert.'
        : `Nennen Sie das Konto: /tambour wecken und sein Name. Es ruhen: ${asleep.join(', ')}.`,
    stillAsleep:
      'Dieses Konto wurde stillgelegt: Dort wird nichts veröffentlicht. Zuständige dieser Redaktion oder die Administration dieses Chats können es mit /tambour wecken wecken.',
  },
};
