import type { Language } from '#languages.ts';

import { day, hour, minute, type Month, openMonth } from './month.ts';

/** Plays what approvers agree on: steps and a deputy, a rota, a reserve period, and the end of an account. */
export async function playAgreedWeek(language: Language): Promise<string> {
  await using month = await openMonth(language);
  await setsSteps(month);
  await isAway(month);
  await isOnCall(month);
  await keepsReserve(month);
  await leaves(month);
  return month.text();
}

async function setsSteps(month: Month): Promise<void> {
  await month.types('karim', 'steps');
  await month.fills('karim', { name1: 'Legal', people1: ['karim'], name2: 'Cabinet', people2: ['lea'] });
  await month.approved('Le budget est voté.', {}, ['karim', 'lea']);
  await month.passes(minute);
  await month.types('karim', 'steps');
  await month.fills('karim', { name1: '', people1: [], name2: '', people2: [] });
}

async function isAway(month: Month): Promise<void> {
  await month.types('karim', 'hours mon-fri 9:00-17:00');
  await month.types('karim', 'away');
  await month.fills('karim', { first: '2026-11-24', last: '2026-11-25', deputy: ['nora'] });
  await month.types('karim', 'away list');
  await month.passes(day);
  await month.types('aicha', 'draft');
  await month.fills('aicha', { text: 'La forêt est fermée.', at: '2026-11-25 12:00' });
  await month.presses('aicha', 'ask', 'La forêt');
  await month.passes(5 * hour);
  await month.passes(20 * hour);
  await month.presses('nora', 'approve', 'La forêt');
  await month.types('karim', 'away end');
  await month.passes(day);
}

async function isOnCall(month: Month): Promise<void> {
  const shifts = ['Léa : 2026-11-22 18:00 – 2026-12-01 08:00', 'Nora, Aïcha : 2026-12-01 18:00 – 2026-12-20 08:00'];
  for (const [user, answer] of [
    ['lea', 'refuseRota'],
    ['karim', 'cancelRota'],
    ['lea', 'approveRota'],
  ] as const) {
    await month.types('karim', 'rota');
    await month.pressesOwn('karim', 'changeRota');
    await month.fills('karim', { shifts: shifts.join('\n'), terminal: 'ops = Léa' });
    await month.presses(user, answer);
  }
  await month.types('lea', 'on-call');
  await month.pressesOwn('lea', 'handOver');
  await month.fills('lea', { to: ['nora'], begins: '', ends: '2026-11-27 08:00' });
  await month.presses('nora', 'acceptHandover');
  await month.types('lea', 'on-call');
  await month.pressesOwn('lea', 'handOver');
  await month.fills('lea', { to: ['nora'], begins: '2026-11-28 18:00', ends: '2026-11-29 08:00' });
  await month.presses('nora', 'declineHandover');
  await month.types('aicha', 'on-call');
}

async function keepsReserve(month: Month): Promise<void> {
  const period = { label: 'Élections', basis: 'L.52-1', from: '2026-11-28', to: '2026-11-29', zone: 'Europe/Paris' };
  await month.types('karim', 'period');
  await month.fills('karim', { ...period, level: 'closed' });
  await month.presses('lea', 'refusePeriod');
  await month.types('karim', 'period');
  await month.fills('karim', { ...period, level: 'closed' });
  await month.presses('lea', 'approvePeriod');
  await month.types('karim', 'period');
  await month.fills('karim', {
    ...period,
    label: 'Référendum',
    from: '2026-11-30',
    to: '2026-12-02',
    level: 'extraApproval',
    role: 'Legal',
    people: ['nora'],
  });
  await month.presses('lea', 'approvePeriod');
  await month.approved('Le guichet ferme à midi.', { at: '2026-11-28 10:00' });
  await month.types('aicha', 'periods');
  await month.passes(2 * day);
  await month.presses('karim', 'override', 'Le guichet');
  await month.fills('karim', { text: 'Sécurité publique' });
  await month.presses('lea', 'approveOverride');
  await month.approved('La salle ferme à midi.');
  await month.passes(minute);
  await month.presses('karim', 'override', 'La salle');
  await month.fills('karim', { text: 'Sécurité publique' });
  await month.presses('lea', 'refuseOverride');
  await month.passes(2 * day);
  await month.approved('La crèche ferme à midi.');
  await month.passes(minute);
  await month.presses('nora', 'approve', 'La crèche');
  await month.passes(minute);
  await month.presses('karim', 'cancelPeriod', 'Référendum');
  await month.presses('lea', 'approvePeriod', 'Référendum');
  await month.types('karim', 'periods report');
}

async function leaves(month: Month): Promise<void> {
  await month.types('karim', 'keep @valmont @Nora @Aïcha');
  const plan = {
    reference: 'Délibération n° 14',
    way: 'dormant',
    lastDay: '2026-12-10',
    review: '2026-12-14',
    keeper: ['lea'],
    deputy: ['nora'],
  };
  await month.types('karim', 'leave valmont');
  await month.fills('karim', plan);
  await month.presses('lea', 'refuseLeaving');
  await month.types('karim', 'leave valmont');
  await month.fills('karim', plan);
  await month.presses('lea', 'approveLeaving');
  await month.types('karim', 'leave valmont cancel');
  await month.presses('lea', 'approveLeaving');
  await month.types('karim', 'leave valmont');
  await month.fills('karim', plan);
  await month.presses('lea', 'approveLeaving');
  await month.presses('aicha', 'leavingStepDone', '', ':footer');
  await month.presses('aicha', 'changeLeavingStep');
  await month.fills('aicha', { step: 'switchboard', state: 'notNeeded', why: 'Il n’y en a plus.' });
  await month.approved('Ce compte ferme. Retrouvez-nous sur Mastodon.', { accounts: [month.scene.accountIds.x] }, []);
  await month.presses('aicha', 'leavingStepDone', '', ':lastPost');
  await month.fills('aicha', { post: '6' });
  await month.presses('lea', 'approve', 'Ce compte ferme');
  await month.approved('Après la fin.', { accounts: [month.scene.accountIds.x], at: '2026-12-12 10:00' });
  await month.types('karim', 'leave valmont cancel');
  await month.presses('lea', 'refuseLeaving');
  await month.passes(10 * day);
  await month.passes(minute);
  await month.types('aicha', 'leave valmont export');
  await month.types('aicha', 'accounts');
  await month.passes(4 * day);
  await month.types('karim', '');
}
