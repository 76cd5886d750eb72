/** A network's name for readers, and how its posts are drawn beside those of others. */
export interface NetworkLook {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle-up' | 'triangle-down';
  readonly isHollow: boolean;
}

export interface NetworkFacts extends NetworkLook {
  /** Others that people call it by, in small letters. */
  readonly otherNames: readonly string[];
  /** How what an account posted before Tambour is read: by its API, or from the archive that it gives an account's owner. */
  readonly past: 'api' | 'archive';
  /** The one server that it has; null if each account names its own. */
  readonly serverUrl: string | null;
  /**
   * Hosts at which people read all of its accounts and posts, so that an id there is one post's alone; the first names an
   * account among those of others, as in "@name@host". None if each account's server shows its own.
   */
  readonly hosts: readonly string[];
  /**
   * Forms of the paths at which its posts stand, with their `id` and, where they tell it, the account's `name`; `page`: what
   * stands before the name at the page of the account, null where no page is told. In the order in which they are tried.
   */
  readonly postPaths: readonly { readonly path: RegExp; readonly page: '/' | '/@' | null }[];
  /** Settings without which nothing at all, and nothing that is read, is asked of it, since it bills both; null: it is free. */
  readonly switches: { readonly publishing: string; readonly reading: string } | null;
  /** The secrets that are sealed with an account, by which Tambour proves that it may post. */
  readonly secret: {
    /** Each by its name, with what the terminal calls it, in the order in which it asks. */
    readonly asked: Readonly<Record<string, string>>;
    /** Name for all of them together, used where none was given. */
    readonly all: string;
    /** Words of the terminal's help about such an account and how to give them. */
    readonly help: string;
  };
}

/**
 * The networks that Tambour can publish to, in the order in which they are named side by side.
 *
 * Blue, vermilion and bluish green of Okabe and Ito (https://jfly.uni-koeln.de/color/), which stay apart in every form of
 * colour blindness; a full circle, a hollow square and a full diamond, which stay apart without any colour.
 */
export const networkKinds = {
  mastodon: {
    name: 'Mastodon',
    otherNames: [],
    past: 'api',
    serverUrl: null,
    hosts: [],
    postPaths: [{ path: /^\/(?:users\/)?@?(?<name>[\w.-]+)\/(?:statuses\/)?(?<id>\d{5,25})\/?$/, page: '/@' }],
    switches: null,
    secret: {
      asked: { accessToken: 'Access token' },
      all: 'the access token',
      help: 'an account on Mastodon or a server that speaks its API; the token is typed unseen, or piped in',
    },
    colour: '#0072b2',
    shape: 'circle',
    isHollow: false,
  },
  x: {
    name: 'X',
    otherNames: ['twitter'],
    past: 'archive',
    serverUrl: 'https://api.x.com',
    hosts: ['x.com', 'www.x.com', 'mobile.x.com', 'twitter.com', 'www.twitter.com', 'mobile.twitter.com'],
    postPaths: [
      { path: /^\/i\/(?:web\/)?status\/(?<id>\d{5,25})\/?$/, page: null },
      { path: /^\/(?:users\/)?(?<name>@?[\w.-]+)\/status\/(?<id>\d{5,25})\/?$/, page: '/' },
    ],
    switches: { publishing: 'X_PUBLISHING', reading: 'X_READING' },
    secret: {
      asked: {
        appKey: 'API key',
        appSecret: 'API key secret',
        accessToken: 'Access token',
        accessSecret: 'Access token secret',
      },
      all: 'the four keys, one a line',
      help: 'an account on X; its four keys are typed unseen, or piped in one a line',
    },
    colour: '#d55e00',
    shape: 'square',
    isHollow: true,
  },
  bluesky: {
    name: 'Bluesky',
    otherNames: ['bsky'],
    past: 'api',
    serverUrl: null,
    hosts: ['bsky.app', 'www.bsky.app', 'staging.bsky.app'],
    // By handle or by id, whichever somebody took: the account's page is not told by it.
    postPaths: [{ path: /^\/profile\/[\w.:%-]+\/post\/(?<id>[2-7a-z]{13})\/?$/, page: null }],
    switches: null,
    secret: {
      asked: { identifier: 'Handle', appPassword: 'App password' },
      all: 'the handle and the app password, one a line',
      help: 'an account on Bluesky; the server is https://bsky.social unless its body runs one; its handle and an app password are typed unseen, or piped in one a line',
    },
    colour: '#009e73',
    shape: 'diamond',
    isHollow: false,
  },
} as const satisfies Readonly<Record<string, NetworkFacts>>;

/** Every network, in that order. */
export const allNetworks = Object.keys(networkKinds) as readonly (keyof typeof networkKinds)[]; // The keys of a constant.
