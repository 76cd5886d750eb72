import { rules } from '#app/rules.ts';
import type { TemplateView } from '#bot/emergencies/templates/template-card.ts';
import type { EmergencyTemplate } from '#drafts/emergency/template.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { desk, now } from './card-views.ts';
import { aFlood, blanks, partsOf, river } from './flood.ts';

const awkward = { ...river, choices: ['<!channel> Vire', 'Orne (14), à l’aval'] };

/** Builds an emergency template as its card shows it: waiting for one approval, or agreed. */
export function templateViewOf(language: Language, state: 'asked' | 'agreed'): TemplateView {
  const written = aFlood(
    desk.accounts.map(({ id }) => id),
    { name: 'Crue <@U1> *rouge*', blanks: [awkward, ...blanks.slice(1)], warning: 'Crue' },
  );
  const template: EmergencyTemplate = {
    id: '00000000-0000-4000-8000-0000000000e1',
    deskId: desk.id,
    firstVersionId: '00000000-0000-4000-8000-0000000000e0',
    version: 2,
    name: written.name,
    parts: partsOf(written),
    authors: ['aicha', 'leo'],
    fingerprint: 'f',
    mac: 'f',
    askedBy: 'aicha',
    askedAt: now,
    askedPolicy: 0,
    state,
    agreedAt: null,
    endedAt: null,
    endedBy: null,
    lapseNotifiedAt: null,
  };
  const standing = { kind: 'waiting', missing: 1, by: [] } as const;
  const names: Readonly<Record<string, string>> = { aicha: 'Aïcha', leo: 'Léo *M*', karim: 'Karim' };
  return {
    m: messagesIn(language),
    desk,
    rules,
    template,
    agreement:
      state === 'agreed'
        ? { kind: 'agreed', template: { ...template, approvers: ['karim'], inPlaceOf: [] }, decisions: [] }
        : { kind: 'not', why: 'state', decisions: [], asked: desk },
    standing: state === 'asked' ? standing : null,
    lastName: null,
    name: (person) => names[person] ?? person,
  };
}
