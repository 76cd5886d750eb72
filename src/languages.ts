interface LanguageFacts {
  /** The language's name for itself. */
  readonly ownName: string;
  /** BCP 47 tag by which dates and numbers are written. */
  readonly locale: string;
  /** The country whose public holidays apply if a desk's time zone belongs to no country; null: none. */
  readonly holidays: string | null;
  /** The State that speaks it requires captions on its services' videos; a desk may say otherwise. */
  readonly requiresCaptions: boolean;
  /** Words that Tambour itself puts into posts. */
  readonly inPosts: {
    /** The first word of each text of an exercise. */
    readonly exercise: string;
    /** The first words of a relayed account's label. */
    readonly relayedFrom: string;
    /** Writes a time of day, as print does: French and German leave the minutes of a full hour out. */
    readonly time: (hour: number, minute: string) => string;
  };
}

const facts = {
  en: {
    ownName: 'English',
    locale: 'en-GB',
    holidays: null,
    requiresCaptions: false,
    inPosts: {
      exercise: 'EXERCISE',
      relayedFrom: 'Relayed from',
      time: (hour, minute) => `${String(hour).padStart(2, '0')}:${minute}`,
    },
  },
  fr: {
    ownName: 'Français',
    locale: 'fr-FR',
    holidays: 'FR',
    // The 2021 accessibility charter of the government's information service requires captions on all videos.
    requiresCaptions: true,
    inPosts: {
      exercise: 'EXERCICE',
      relayedFrom: 'Relayé de',
      time: (hour, minute) => (minute === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minute}`),
    },
  },
  de: {
    ownName: 'Deutsch',
    locale: 'de-DE',
    holidays: 'DE',
    requiresCaptions: false,
    inPosts: {
      exercise: 'ÜBUNG',
      relayedFrom: 'Übernommen von',
      time: (hour, minute) => (minute === '00' ? `${hour}\u00a0Uhr` : `${hour}.${minute}\u00a0Uhr`),
    },
  },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

/** A language that Tambour speaks. */
export type Language = keyof typeof facts;

export const languages: readonly Language[] = Object.keys(facts).filter((key) => isLanguage(key));

export const languageFacts: Readonly<Record<Language, LanguageFacts>> = facts;

export function isLanguage(said: unknown): said is Language {
  return typeof said === 'string' && Object.hasOwn(facts, said);
}

/** Reads the language from a locale such as "fr-CH" or "de_DE.UTF-8"; English where Tambour does not speak it. */
export function languageOfLocale(locale: string | null | undefined): Language {
  const said = /^[a-z]+/iu.exec(locale ?? '')?.[0].toLowerCase();
  return isLanguage(said) ? said : 'en';
}

/**
 * Returns the language in which to answer a request for a page: the one that its address asks for (`?lang=fr`), else
 * the one that the reader's browser prefers, else `otherwise`.
 */
export function languageOfRequest({ url, headers }: Request, otherwise: Language = 'en'): Language {
  const asked = new URL(url).searchParams.get('lang');
  if (isLanguage(asked)) return asked;
  const wanted = (headers.get('accept-language') ?? '').toLowerCase().split(',');
  return languages.reduce(
    (best, language) => (weightOf(language, wanted) > weightOf(best, wanted) ? language : best),
    otherwise,
  );
}

/**
 * Returns how much a browser wants a language, 0 to 1 (RFC 9110, 12.5.4). Of "fr-CA" and "fr" the higher weight counts;
 * a language that is not named weighs as "*". Each place in the list costs a little, so that of two equal weights the
 * first wins.
 */
function weightOf(language: Language, wanted: readonly string[]): number {
  const weights = wanted.map((one, place) => {
    const [tag = '', ...parameters] = one.split(';').map((part) => part.trim());
    const [q = '1'] = parameters.flatMap((parameter) => /^q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.slice(1) ?? []);
    return { name: tag.split('-')[0], weight: Math.max(0, Number(q) - place * 1e-6) };
  });
  const named = weights.filter(({ name }) => name === language);
  return Math.max(
    0,
    ...(named.length > 0 ? named : weights.filter(({ name }) => name === '*')).map(({ weight }) => weight),
  );
}

/** Builds one value per language. */
export function inEachLanguage<Thing>(make: (language: Language) => Thing): Readonly<Record<Language, Thing>> {
  // Object.fromEntries loses the key type: here every language is a key.
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, Thing>;
}
