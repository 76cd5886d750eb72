import type { ThawWords } from '#messages/words/thaw.ts';

export const thaw: ThawWords = {
  decideInThread:
    'die Zeit ist verstrichen: Lesen Sie den Beitrag in seinem Thread und geben Sie ihn für jetzt oder später frei',
};
