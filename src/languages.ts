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

/** Builds one value per language. */
export function inEachLanguage<Thing>(make: (language: Language) => Thing): Readonly<Record<Language, Thing>> {
  // Object.fromEntries loses the key type: here every language is a key.
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, Thing>;
}
