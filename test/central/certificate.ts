import { generate } from 'selfsigned'

/** Faults that a test may want in a certificate. */
export type CertificateWish = { readonly names?: readonly string[]; readonly addresses?: readonly string[]; readonly expired?: boolean }
export type Certificate = { readonly key: string; readonly cert: string }

const day = 24 * 60 * 60 * 1000

/** A self-signed certificate, for localhost and 127.0.0.1 unless other names are asked for. */
export async function makeCertificate(wish: CertificateWish): Promise<Certificate> {
  const { names = ['localhost'], addresses = ['127.0.0.1'], expired = false } = wish
  const now = Date.now()
  const made = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - 30 * day),
    notAfterDate: new Date(expired ? now - day : now + 365 * day),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, keyCertSign: true },
      {
        name: 'subjectAltName',
        altNames: [...names.map((value) => ({ type: 2 as const, value })), ...addresses.map((ip) => ({ type: 7 as const, ip }))],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}
