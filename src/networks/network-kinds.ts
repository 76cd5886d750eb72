/** A network's name for readers, and how its posts are drawn beside those of others. */
export interface NetworkLook {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle-up' | 'triangle-down';
  readonly isHollow: boolean;
}

export interface NetworkFacts extends NetworkLook {
  /** Other names that people use for it, in lower case. */
  readonly otherNames: readonly string[];
  /**
   * Source of an account's posts from before Tambour: the API, or the archive that the network gives an account's
   * owner.
   */
  readonly past: 'api' | 'archive';
  /** Its only server; null if each account names its own. */
  readonly serverUrl: string | null;
  /**
   * Hosts that show all of its accounts and posts, so that an id is unique there. The first one completes a handle, as
   * in "@name@host". Empty if each account's server shows its own.
   */
  readonly hosts: readonly string[];
  /**
   * Patterns of its posts' paths, tried in order, with the `id` and, if it is there, the account's `name`. `page`: what
   * precedes the name in the path of the account's page; null if the path does not give that page.
   */
  readonly postPaths: readonly { readonly path: RegExp; readonly page: '/' | '/@' | null }[];
  /**
   * Settings that must be on before it is asked anything (`publishing`) or is read (`reading`), since it bills both;
   * null: it is free.
   */
  readonly switches: { readonly publishing: string; readonly reading: string } | null;
  /** The secrets that are sealed with an account and prove that Tambour may post. */
  readonly secret: {
    /** Each secret's name with its label in the terminal, in the order in which it asks. */
    readonly asked: Readonly<Record<string, string>>;
    /** Name of all of them together, used if none was given. */
    readonly all: string;
    /** The terminal's help on such an account and how to give its secrets. */
    readonly help: string;
  };
}

/**
 * The networks that Tambour can publish to, in the order in which they are named side by side.
 *
 * Colours: blue, vermilion and bluish green of Okabe and Ito (https://jfly.uni-koeln.de/color/), distinct in every form
 * of colour blindness. Shapes: a full circle, a hollow square and a full diamond, distinct without any colour.
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
    // The path may hold a handle or an id, so it does not give the account's page.
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

/** Every network, in the order of `networkKinds`. */
export const allNetworks = Object.keys(networkKinds) as readonly (keyof typeof networkKinds)[]; // The keys of a constant.
