import { type Chance, chanceOf } from './chance.ts';
import type { Theme } from './theme.ts';
import { themes } from './themes.ts';
import type { SimAccount, SimStep } from './witness.ts';

/** The setting of a history: a desk, its accounts, its machines, and what its people tend to do. */
export interface Stage {
  readonly theme: Theme;
  readonly replicas: 1 | 2;
  readonly accounts: readonly SimAccount[];
  readonly settings: {
    readonly approvalsNeeded: number;
    readonly graceSeconds: number;
    readonly approvers: readonly string[];
    /** Ordered steps, whose people are all approvers and which make up the approvals needed. */
    readonly steps?: readonly SimStep[];
  };
  /** True if the chat delivers everything once, at once and in order. */
  readonly chatIsPlain: boolean;
}

export function drawStage(chance: Chance): Stage {
  const theme: Theme = chance.weighed(themes.map((one): readonly [number, Theme] => [one.weight, one]));
  const settings = settingsOf(chance);
  return {
    theme,
    replicas: chance.onceIn(3) ? 2 : 1,
    accounts: accountsOf(chance, theme).map((account) => ({
      ...account,
      ...mannersOf(chance, theme),
      ...theme.accounts?.[account.network],
    })),
    settings: { ...settings, ...theme.settings },
    chatIsPlain: false,
  };
}

/** Lists the first `count` seeds from `from` on whose histories have that theme. */
export function seedsOf(theme: string, from: number, count: number): readonly number[] {
  const seeds: number[] = [];
  // A rare theme comes once in a hundred seeds.
  for (let seed = from; seeds.length < count && seed < from + 1000 * count; seed += 1) {
    if (drawStage(chanceOf(seed)).theme.name === theme) seeds.push(seed);
  }
  return seeds;
}

/** Returns the stage of a hand-written history: Mastodon and X, one Tambour, Karim approves, and the chat works. */
export function plainStage(settings: Partial<Stage['settings']>): Stage {
  const chance = chanceOf(0);
  const mastodon = { ...mastodonOf(chance), keepsKeys: true };
  const x = { ...xOf(chance), reading: true };
  return {
    theme: { name: 'written down', weight: 0, acts: {} },
    replicas: 1,
    accounts: [mastodon, x],
    settings: { approvalsNeeded: 1, graceSeconds: 0, approvers: ['karim'], ...settings },
    chatIsPlain: true,
  };
}

function settingsOf(chance: Chance): Stage['settings'] {
  const approvalsNeeded = chance.oneOf([1, 1, 2]);
  const pair = ['karim', 'lea'];
  const approvers = approvalsNeeded === 2 || chance.onceIn(2) ? pair : ['karim'];
  return {
    approvalsNeeded,
    graceSeconds: chance.oneOf([0, 20]),
    approvers: chance.onceIn(4) ? [...approvers, 'amina'] : approvers,
  };
}

const usualNetworks: NonNullable<Theme['networks']> = [
  ...([['mastodon', 'x'], ['mastodon', 'x'], ['mastodon'], ['x']] as const),
  ...([['mastodon', 'x'], ['mastodon', 'x', 'bluesky'], ['bluesky']] as const),
];

function accountsOf(chance: Chance, { networks = usualNetworks }: Theme): readonly SimAccount[] {
  const all = { mastodon: mastodonOf(chance), x: xOf(chance), bluesky: blueskyOf(chance) };
  return chance.oneOf(networks).map((network) => all[network]);
}

/** Draws a server's peculiarities, which only some themes ask for. */
function mannersOf(
  chance: Chance,
  { writes, answersAfter }: Theme,
): Pick<SimAccount, 'answersAfterSeconds' | 'takesOrphans'> {
  return {
    ...(answersAfter === undefined ? {} : { answersAfterSeconds: chance.oneOf(answersAfter) }),
    ...(writes === 'series' ? { takesOrphans: !chance.onceIn(4) } : {}),
  };
}

function mastodonOf(chance: Chance): SimAccount {
  const id = chance.id();
  return {
    id,
    network: 'mastodon',
    handle: '@valmont@social.example.org',
    keepsKeys: chance.onceIn(2),
    reading: true,
  };
}

function xOf(chance: Chance): SimAccount {
  return { id: chance.id(), network: 'x', handle: '@valmont', keepsKeys: false, reading: !chance.onceIn(3) };
}

/** Builds an account on Bluesky. A record's key holds as long as the record exists, and its repository never lags. */
function blueskyOf(chance: Chance): SimAccount {
  return { id: chance.id(), network: 'bluesky', handle: '@valmont.example', keepsKeys: true, reading: true };
}
