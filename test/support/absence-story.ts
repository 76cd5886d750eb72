import assert from 'node:assert/strict';

import { enqueueNudges } from '#reminders/start-reminders.ts';

import { plainSpaces } from './chat-scene.ts';
import type { Stage } from './team-story.ts';
import { openTranscript, type Transcript } from './transcript.ts';
import { submitDesk } from './team-in-chat.ts';

const hour = 3_600;
const day = 24 * hour;

const stories = {
  fr: {
    language: 'fr',
    setup: 'réglages',
    draft: 'brouillon',
    away: 'absence',
    text: 'La bibliothèque prête des outils de jardin.',
    late: 'La piscine est chauffée.',
    standsIn: /Absence notée : Karim, du 23 novembre au 24 novembre/,
    awaited: /Peut valider : Odile \(en suppléance de Karim\)/,
    approved: /✅ Odile \(en suppléance de Karim\) a validé la version 1/,
    stuck: /Personne ne peut valider pour l’instant : Karim s’absente jusqu’au 24 novembre/,
    reminder: /⏰ Rappel : la version 1 attend une validation depuis/,
    warning: /⏰ Départ prévu à 12 h 00, et la validation manque/,
    stale: /Brouillons que personne n’a touchés depuis 14 jours/,
    closed: /Brouillon n° 2.* · clos/,
  },
  en: {
    language: 'en',
    setup: 'setup',
    draft: 'draft',
    away: 'away',
    text: 'The library lends garden tools.',
    late: 'The pool is heated.',
    standsIn: /Absence noted: Karim, from 23 November to 24 November/,
    awaited: /Can approve: Odile \(in place of Karim\)/,
    approved: /✅ Odile \(in place of Karim\) approved version 1/,
    stuck: /Nobody can approve as things are: Karim is away until 24 November/,
    reminder: /⏰ Reminder: version 1 has waited for approval since/,
    warning: /⏰ To go out at 12:00, and the approval is missing/,
    stale: /Drafts that nobody has touched for 14 days/,
    closed: /Draft 2.* · closed/,
  },
} as const;

type Story = (typeof stories)[keyof typeof stories];
interface AbsenceStage extends Pick<Stage, 'scene' | 'team' | 'look'> {
  /** Noon in Paris on the Wednesday, as a person picks it in a form. */
  readonly wednesdayNoon: Readonly<Record<string, string>>;
}

/** Plays an approver on holiday, then a draft that nobody answers; returns both threads as text. */
export async function playAbsences(language: keyof typeof stories, stage: AbsenceStage): Promise<string> {
  const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' };
  const people = Object.entries(names).map(([name, shown]): [string, string] => [stage.team.id(name), shown]);
  const transcript = openTranscript(stage.look, new Map(people));
  await onHoliday(stage, stories[language], transcript);
  await unanswered(stage, stories[language], transcript);
  return transcript.text();
}

async function onHoliday({ scene, team }: AbsenceStage, story: Story, transcript: Transcript): Promise<void> {
  await team.command('odile', story.setup);
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  await submitDesk(scene, team, { name: 'Valmont', accounts, approvers: [team.id('karim')], language: story.language });
  await team.command('karim', story.away);
  transcript.form(team.id('karim'));
  await team.submit('karim', { first: '23/11', last: '24/11', deputy: [team.id('odile')] });
  await isSaid(team, story.standsIn);
  await transcript.step(`Karim, who approves, types /tambour ${story.away}: today and tomorrow, Odile as deputy`);

  await team.command('aicha', story.draft);
  await team.submit('aicha', { text: story.text });
  await team.press('aicha', 'ask');
  await isSaid(team, story.awaited);
  await transcript.step('Aïcha drafts and asks for approval');

  await team.press('odile', 'approve');
  await scene.pass(25);
  await isSaid(team, story.approved);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  await transcript.step('Odile approves in the place of Karim');
}

async function unanswered(
  { scene, team, wednesdayNoon }: AbsenceStage,
  story: Story,
  transcript: Transcript,
): Promise<void> {
  await team.command('karim', `${story.away} ${story.language === 'fr' ? 'fin' : 'end'}`);
  await team.command('karim', `${story.away} 23/11 24/11`);
  await team.command('aicha', story.draft);
  await team.submit('aicha', { text: story.late, ...wednesdayNoon });
  await team.press('aicha', 'ask');
  await isSaid(team, story.stuck);
  await transcript.step('Karim names no deputy any more; Aïcha asks for approval of a post for Wednesday');

  await later(scene, 5 * hour);
  await isSaid(team, story.reminder);
  await transcript.step('Four working hours later');

  await later(scene, day + 20 * hour);
  await isSaid(team, story.warning);
  await transcript.step('On Wednesday, an hour before its time');

  await later(scene, 14 * day);
  await isSaid(team, story.stale);
  await transcript.step('Two weeks later');
  await team.press('aicha', 'cancelStale');
  await team.submit('aicha', {});
  await isSaid(team, story.closed);
  await transcript.step('Aïcha closes it, and is asked first');
}

async function later(scene: AbsenceStage['scene'], seconds: number): Promise<void> {
  await scene.pass(seconds);
  await scene.store.runEveryMinute();
  await enqueueNudges(scene.store);
  await scene.settle();
}

async function isSaid(team: AbsenceStage['team'], sentence: RegExp): Promise<void> {
  const seen = (await team.seen('karim')).map(({ text }) => plainSpaces(text)).join('\n---\n');
  assert.match(seen, sentence);
}
