import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A test's own certificate authority, like an organisation's, and its signed certificates. */
export interface Authority extends Disposable {
  /** The file that NODE_EXTRA_CA_CERTS names. */
  readonly path: string;
  /** Signs a certificate for hosts such as `DNS:mastodon.test`. */
  sign(...hosts: readonly string[]): Certificate;
  /** Signs like `sign`, but the certificate expired in 2020. */
  signExpired(...hosts: readonly string[]): Certificate;
}

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Creates an authority in its own folder, with the program `openssl`. */
export function authority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-ca-'));
  const path = join(folder, 'ca.pem');
  const caKey = join(folder, 'ca.key');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const alive = ['-days', '2'];
  const ended = ['-not_before', '20200101000000Z', '-not_after', '20200201000000Z'];
  const request = (...rest: readonly string[]): void => {
    execFileSync('openssl', ['req', '-x509', '-utf8', ...newKey, ...rest], { stdio: ['ignore', 'ignore', 'pipe'] });
  };
  request(...alive, '-keyout', caKey, '-out', path, '-subj', `/O=Ville de Valmont/CN=${name}`);
  let signed = 0;
  const sign = (hosts: readonly string[], lasting: readonly string[]): Certificate => {
    signed += 1;
    const [key, cert] = [join(folder, `${signed}.key`), join(folder, `${signed}.pem`)];
    const names = ['-addext', `subjectAltName=${hosts.join(',')}`, '-addext', 'basicConstraints=CA:FALSE'];
    request(...lasting, '-CA', path, '-CAkey', caKey, '-keyout', key, '-out', cert, '-subj', '/CN=a server', ...names);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') + readFileSync(path, 'utf8') };
  };
  return {
    path,
    sign: (...hosts) => sign(hosts, alive),
    signExpired: (...hosts) => sign(hosts, ended),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
