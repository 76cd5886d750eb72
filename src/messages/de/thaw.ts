import type { ThawWords } from '#messages/words/thaw.ts';

export const thaw: ThawWords = {
  plannedFor: (when) => `geplant für ${when}`,
  leavesAtOnce: 'erscheint, sobald ihn jemand senden lässt',
  decideInThread:
    'die Zeit ist verstrichen: Lesen Sie den Beitrag in seinem Thread und geben Sie ihn für jetzt oder später frei',
  settleInThread: 'im Thread zu entscheiden',
  release: 'Senden lassen',
};
