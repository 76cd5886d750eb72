/** Joins phrases into sentences, as notifications show them and screen readers read them. */
export function asSentences(...said: readonly (string | null)[]): string {
  return said
    .flatMap((words) => (words === null || words === '' ? [] : [words]))
    .map((words) => (/[.!?:…][\s»”)]*$/u.test(words) ? words : `${words}.`))
    .join(' ');
}
