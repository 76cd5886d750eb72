/** What `work` comes to in that time; "late" where it still runs then. Rejects as it does. */
export async function within<T>(
  ms: number,
  work: Promise<T>,
): Promise<{ readonly kind: 'done'; readonly value: T } | { readonly kind: 'late' }> {
  const late = Promise.withResolvers<{ readonly kind: 'late' }>();
  const timer = setTimeout(() => late.resolve({ kind: 'late' }), ms);
  const done = async (): Promise<{ readonly kind: 'done'; readonly value: T }> => ({ kind: 'done', value: await work });
  try {
    return await Promise.race([done(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
