import { askedCard } from '#bot/approving/asked-card.ts';
import { channelLine } from '#bot/drafting/channel-line.ts';
import { wordingCard } from '#bot/wordings/wording-card.ts';
import { workingCard } from '#bot/drafting/working-card.ts';
import { reminderCard } from '#bot/reminders/reminder-card.ts';
import { staleDraftsCard, type StaleItem } from '#bot/reminders/stale-drafts-card.ts';
import type { ReminderNotice } from '#reminders/reminder-notice.ts';
import { helpCard } from '#bot/help-card.ts';
import { helpLines } from '#bot/perform.ts';
import { templateCard } from '#bot/emergencies/templates/template-card.ts';
import { templatesCard } from '#bot/templates/templates-card.ts';
import { doubleCard } from '#bot/foreign/duplicate-card.ts';
import { foreignCard } from '#bot/foreign/foreign-card.ts';
import { outsideCard } from '#bot/foreign/outside-card.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Change } from '#reach/watch/outside-change.ts';
import type { Language } from '#languages.ts';
import type { Card } from '#chat/card.ts';
import type { Capabilities } from '#chat/chat.ts';

import {
  correctionOf,
  deliveries,
  described,
  desk,
  now,
  shownWording,
  someAway,
  templatesOf,
  viewOf,
} from './card-views.ts';
import { templateViewOf } from './emergency-template-view.ts';
import { present } from './publishing-scene.ts';

const table: Card = {
  summary: 'Semaine 48',
  blocks: [
    { kind: 'heading', text: 'Semaine 48' },
    {
      kind: 'table',
      caption: 'Mentions « J’aime » et réponses, à 72 heures',
      header: ['Publication', 'Mastodon', 'X'],
      rows: [
        ['Le guichet | rue des *Écoles*', '1 204', '37'],
        ['@channel <@U1>\n=1+1', '0', ''],
      ],
    },
    { kind: 'file', sha256: 'c', name: 'tambour-2026-W48.csv', mimeType: 'text/csv', title: 'Les chiffres (CSV)' },
    { kind: 'note', inlines: [{ kind: 'text', text: 'Une case vide : le réseau n’a rien dit.' }] },
  ],
};

const edited: Change = { kind: 'edited', deliveryId: 'd', mark: '7', text: '<!channel> @all *Bitcoin*' };
const before = { name: 'Ville de Beaumont', bio: 'Les nouvelles de la mairie', rest: 'a' };
const changedProfile: Change = { kind: 'profile', before, now: { name: '*FREE* <!here>', bio: '', rest: 'b' } };

const oneMissing = { kind: 'waiting', missing: 1, by: [] } as const;

function foreignOf(language: Language): Card {
  const m = messagesIn(language);
  const post = {
    id: 'f',
    url: 'https://social.example.org/@valmont/7',
    text: '<!channel> @all *Bitcoin*',
    postedAt: now,
  };
  const account = present(desk.accounts[0]);
  return foreignCard({
    m,
    desk,
    now,
    account,
    ...post,
    settled: null,
    firstHourUrl: null,
    isSource: false,
    isForgotten: false,
  });
}

/** The handle is about as long as handles get. */
function outsideOf(language: Language, change: Change): Card {
  const account = { ...present(desk.accounts[0]), handle: '@ville-de-beaumont@social.numerique.gouv.fr' };
  const post = { url: 'https://social.example.org/@valmont/7', text: '*Ouvert* <!here>', sentAt: now };
  const seen = { settled: null, firstHourUrl: null, id: 'c' };
  return outsideCard({
    m: messagesIn(language),
    desk,
    now,
    account,
    ...seen,
    change,
    post: change.kind === 'profile' ? null : post,
  });
}

function doubleOf(language: Language): Card {
  const m = messagesIn(language);
  const post = { id: 'f', url: 'https://social.example.org/@valmont/7', text: '*Ouvert* <!here>', postedAt: now };
  const account = present(desk.accounts[0]);
  const other = { url: 'https://social.example.org/@valmont/6', isPublic: true };
  const seen = { settled: null, firstHourUrl: null, isOurs: true, retraction: { kind: 'none' } } as const;
  return doubleCard({ m, desk, now, account, ...post, ...seen, other });
}

const waiting: ReminderNotice = { kind: 'reminder.waiting', data: { revision: 3, askedAt: now } };
const hourBefore: ReminderNotice = {
  kind: 'reminder.hourBefore',
  data: { revision: 3, publishAt: new Date('2026-11-23T10:00:00Z') },
};

function stale(language: Language): readonly StaleItem[] {
  const thread = { kind: 'link', url: 'https://chat.example.org/t', text: 'fil' } as const;
  return [
    { view: viewOf(language), fate: 'stale', thread },
    { view: viewOf(language, { draft: { number: 13 } }), fate: 'closed', thread: null },
    { view: viewOf(language, { draft: { number: 14 } }), fate: { keptAt: now }, thread: null },
  ];
}

/** Lists each card that the bot can show, by its subject; help depends on the chat's capabilities. */
export function cardsIn(language: Language, capabilities: Capabilities): ReadonlyMap<string, Card> {
  const asked = viewOf(language, { content: { media: described }, draft: { state: 'asked' } });
  const done = viewOf(language, {
    content: { text: 'Le guichet est ouvert.', media: [] },
    draft: { state: 'approved' },
    standing: { kind: 'approved', by: ['karim', 'lea'] },
    deliveries,
  });
  return new Map([
    ['being written', workingCard(viewOf(language))],
    ['the line in the channel', channelLine(asked, 'https://chat.example.org/c')],
    ['a post of others', foreignOf(language)],
    ['a post of ours that others edited', outsideOf(language, edited)],
    ['a post of ours that others deleted', outsideOf(language, { kind: 'deleted', deliveryId: 'd' })],
    ['a profile that others changed', outsideOf(language, changedProfile)],
    ['a post that went out twice', doubleOf(language)],
    ['asked', askedCard(asked)],
    ['asked, and too few could approve', askedCard({ ...asked, candidates: someAway })],
    ['the line, a deputy awaited', channelLine({ ...asked, candidates: someAway, standing: oneMissing })],
    ['approved', askedCard(done)],
    ['a wording that is proposed', wordingCard(asked, shownWording('proposed'))],
    ['a text that came too late', wordingCard(asked, shownWording('late'))],
    ['a reminder', reminderCard({ ...asked, standing: oneMissing }, waiting)],
    ['a reminder where too few could approve', reminderCard({ ...asked, candidates: someAway }, waiting)],
    ['an hour before', reminderCard(viewOf(language), hourBefore)],
    ['drafts that are stale', staleDraftsCard(messagesIn(language), stale(language), 'notice')],
    ['a correction being written', workingCard(correctionOf(language, 'writing'))],
    ['a correction, done', askedCard(correctionOf(language, 'approved'))],
    ['a table and a file', table],
    ['templates', templatesCard({ m: messagesIn(language), desk }, templatesOf(2))],
    ['no template yet', templatesCard({ m: messagesIn(language), desk }, [])],
    ['an emergency template that waits', templateCard(templateViewOf(language, 'asked'))],
    ['an emergency template, agreed', templateCard(templateViewOf(language, 'agreed'))],
    ['help', helpCard({ m: messagesIn(language), chat: { capabilities } }, helpLines(messagesIn(language), null))],
  ]);
}
