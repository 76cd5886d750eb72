import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

export type ExtraCaCertsOutcome =
  | { readonly kind: 'trusted'; readonly certificates: number }
  | { readonly kind: 'refused'; readonly why: 'unreadable'; readonly code: string }
  | { readonly kind: 'refused'; readonly why: 'noCertificate' };

/**
 * Trusts the certificates of a PEM file in addition to the default ones, for every connection made from then on. Node
 * itself reads NODE_EXTRA_CA_CERTS only from the environment it was started in, not from a settings file, and silently
 * goes on without it when the file is invalid.
 */
export function useExtraCaCerts(path: string): ExtraCaCertsOutcome {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return { kind: 'refused', why: 'unreadable', code: error.code };
  }
  const blocks =
    text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? [];
  const certificates = blocks.map(certificateOf).filter((pem) => pem !== null);
  if (blocks.length === 0 || certificates.length < blocks.length) return { kind: 'refused', why: 'noCertificate' };
  const known = new Set(getCACertificates('extra').map((pem) => pem.trim()));
  if (!certificates.every((pem) => known.has(pem))) {
    setDefaultCACertificates([...getCACertificates('default'), ...certificates]);
  }
  return { kind: 'trusted', certificates: certificates.length };
}

/** Normalises a certificate's text; null when it is not a certificate. */
function certificateOf(pem: string): string | null {
  try {
    return new X509Certificate(pem).toString().trim();
  } catch {
    return null;
  }
}
