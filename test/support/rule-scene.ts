import assert from 'node:assert/strict';

import { siteEntry } from '../relay/news-site.ts';
import type { BotSceneOptions } from './bot-scene.ts';
import { openSourceScene, type SourceScene } from './source-scene.ts';

/** A desk with a site that a rule may relay, since it is among its official domains. */
export interface RuleScene extends SourceScene {
  /** Switches the site on, and asks for a rule as Aïcha. */
  asked(values?: Readonly<Record<string, string>>): Promise<void>;
  /** Asks for a rule, and approves it as Karim. */
  agreed(values?: Readonly<Record<string, string>>): Promise<void>;
  /** Publishes entry `number` on the site, and lets it be read within a quarter of an hour. */
  came(number: number, title?: string): Promise<void>;
  /** Lets minutes pass, with everything that runs each minute. */
  minutes(count: number): Promise<void>;
  /** The public texts. */
  public(): readonly string[];
}

/** Minutes between two looks; enough, since what a rule took is read again after five minutes. */
const lookedEvery = 5;

export async function openRuleScene(options: BotSceneOptions = {}): Promise<RuleScene> {
  const settings = { officialDomains: ['lakes.example'], ...options.settings };
  const own = await openSourceScene({ ...options, settings });
  const { scene, site } = own;
  const rule: RuleScene = {
    ...own,
    async switchedOn() {
      await own.added({ url: site.officialUrl });
      await scene.press('aicha', 'switchOnSource');
    },
    async asked(values = {}) {
      if ((await scene.store.db.source.count()) === 0) await rule.switchedOn();
      await scene.press('aicha', 'relayRule');
      const outcome = await scene.people.submit('aicha', { ceiling: '3', from: '9:00', to: '18:00', ...values });
      assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf('aicha')?.problems));
      await scene.settle();
    },
    async agreed(values = {}) {
      await rule.asked(values);
      await scene.press('karim', 'approveRelayRule');
    },
    async came(number, title = `Nouvelle ${number}`) {
      site.entries.unshift(siteEntry(number, title, scene.clock.now().toUTCString()));
      await rule.minutes(20);
    },
    async minutes(count) {
      for (let left = count; left > 0; left -= lookedEvery) {
        await scene.pass(Math.min(left, lookedEvery) * 60);
        await scene.store.runEveryMinute();
        await scene.settle();
      }
    },
    public: () => scene.networks.mastodon.posts.map(({ rendering }) => rendering.text),
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  };
  return rule;
}
