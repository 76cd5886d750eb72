import type { Answers } from './answers.ts';

/** Asks for the way out. It comes before the first token, since everything that is tried goes that way. */
export async function askProxy(answers: Answers): Promise<void> {
  const { terminal } = answers;
  const isThere = answers.get('HTTPS_PROXY') !== '';
  const hasProxy = await terminal.confirm('Does this machine reach the internet only through a proxy?', isThere);
  if (!hasProxy) {
    if (isThere) answers.putAside('HTTPS_PROXY');
    return;
  }
  // It may hold a password.
  const proxy = await terminal.secret(
    'Address of the proxy, such as http://proxy.example.org:3128',
    isThere,
    answers.refuse('HTTPS_PROXY'),
  );
  if (proxy !== null) answers.set('HTTPS_PROXY', proxy);
  const direct = await terminal.text(
    'Hosts reached without it, such as .example.org,10.0.0.0/8 (may stay empty)',
    answers.get('NO_PROXY'),
    () => undefined,
  );
  if (direct !== '' || answers.get('NO_PROXY') !== '') answers.set('NO_PROXY', direct);
  const certificates = await terminal.text(
    'If the proxy opens TLS: the file with its certificate (may stay empty)',
    answers.get('NODE_EXTRA_CA_CERTS'),
    () => undefined,
  );
  if (certificates !== '') answers.set('NODE_EXTRA_CA_CERTS', certificates);
}
