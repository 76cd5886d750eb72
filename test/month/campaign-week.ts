import type { Language } from '#languages.ts';
import { startWatch } from '#reach/watch/start-watch.ts';

import { siteEntry } from '../relay/news-site.ts';
import { withHistory } from '../support/digest-desk.ts';
import { campaign } from '../support/import-scene.ts';
import { urlOf } from '../support/scripted-network.ts';
import { sourceBeside } from '../support/source-scene.ts';
import { day, hour, minute, type Month, openMonth } from './month.ts';

/** Plays a week of posts that come from elsewhere: templates, a campaign, a source with its rule, and the digest. */
export async function playCampaignWeek(language: Language): Promise<string> {
  const pagesUrl = 'https://tambour.example.org/s/';
  await using month = await openMonth(language, { pagesUrl, settings: { officialDomains: ['lakes.example'] } });
  await beginsFromTemplates(month);
  await imports(month);
  await relays(month);
  await shares(month);
  await isWatched(month);
  await counts(month);
  return month.text();
}

async function beginsFromTemplates(month: Month): Promise<void> {
  await month.types('aicha', 'template new');
  await month.fills('aicha', { name: 'Fermeture', text: 'Le guichet ferme le ___.', warning: 'Travaux' });
  await month.types('aicha', 'template');
  await month.pressesOwn('aicha', 'useTemplate');
  await month.fills('aicha');
  await month.presses('aicha', 'ask', 'Le guichet');
  await month.presses('aicha', 'edit', 'Le guichet');
  await month.fills('aicha', { text: 'Le guichet ferme le 30 novembre.' });
  await month.types('aicha', 'template keep 1 Hiver');
  await month.types('aicha', 'template remove hiver');
}

async function imports(month: Month): Promise<void> {
  const bytes = new TextEncoder().encode(campaign(4));
  await month.says('aicha', '', undefined, [{ name: 'campagne.csv', bytes }]);
  await month.presses('aicha', 'importBatch');
  await month.passes(5);
  await month.presses('aicha', 'askBatch');
  await month.passes(5);
  await month.presses('karim', 'readBatch');
  await month.pressesOwn('karim', 'approveBatch');
  await month.passes(5);
}

async function relays(month: Month): Promise<void> {
  const { scene } = month;
  const { site } = await sourceBeside(scene);
  await using _ = site;
  const comes = async (number: number, title: string): Promise<void> => {
    site.entries.unshift(siteEntry(number, title, scene.clock.now().toUTCString()));
    await month.passes(20 * minute);
    await month.passes(5 * minute);
    await month.passes(5 * minute);
    await month.passes(10 * minute);
  };
  await month.types('aicha', 'sources add');
  const accounts = [scene.accountIds.mastodon];
  await month.fills('aicha', { url: site.officialUrl, label: 'Sur le site du ministère', accounts });
  await month.presses('aicha', 'switchOnSource');
  await comes(7, 'Le lac est ouvert');
  for (const answer of ['requestRelayRuleChanges', 'refuseRelayRule', 'approveRelayRule']) {
    await month.presses('aicha', 'relayRule');
    await month.fills('aicha', { ceiling: '3', from: '9:00', to: '18:00' });
    await month.presses('karim', answer);
  }
  await comes(8, 'Le quai est ouvert');
  await month.presses('aicha', 'endRelayRule');
  await month.types('aicha', 'sources');
  await month.presses('aicha', 'pauseSource');
}

async function shares(month: Month): Promise<void> {
  await month.types('karim', 'share calendar and digests 20 days with texts for the cabinet');
  await month.types('karim', 'share');
  await month.pressesOwn('karim', 'revokeLink');
  await month.types('nora', 'week');
}

async function isWatched(month: Month): Promise<void> {
  const { store, publishing, rules, mayRead } = month.scene.bot;
  await startWatch({ store, networkOf: publishing.networkOf, mayRead, rules, logger: null });
  await month.passes(minute);
  await month.happens('somebody posts on Mastodon', () => {
    const at = month.scene.clock.now();
    month.networks.mastodon.otherPosts.push({ id: 'm-7', earlierIds: [], url: urlOf('m-7'), at, text: 'Bitcoin' });
  });
  await month.passes(2 * minute);
  await month.passes(hour);
}

async function counts(month: Month): Promise<void> {
  const { store, clock, deskId } = month.scene;
  const monday = new Date('2026-11-30T07:59:00Z').getTime();
  await month.passes((monday - clock.now().getTime()) / 1000);
  await month.happens('sixteen weeks are made up', () => withHistory(store, deskId ?? ''));
  await month.passes(2 * minute);
  await month.types('karim', 'digest');
  await month.types('karim', 'figures from 2026-09-01 to 2026-11-30');
  await month.types('karim', 'dossier enter');
  await month.fills('karim', {
    month: '2026-10',
    minutes: '240',
    [`pointers-${month.scene.accountIds.mastodon}`]: 'Le site',
  });
  await month.types('karim', 'dossier');
  await month.passes(7 * day);
}
