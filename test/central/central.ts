/** The reference central as tests and `npm run central` want it: also with a certificate of its own making. */
import { makeCertificate, type CertificateWish } from './certificate.ts'
import { openCentral, type Central, type OpenOptions } from './open-central.ts'

export type { Central } from './open-central.ts'

export type CentralOptions = Omit<OpenOptions, 'certificate'> & {
  /** Serve HTTPS with a self-signed certificate, or with one that has the faults asked for. */
  https?: boolean | CertificateWish
}

/** Opens the central in the file and serves it. Throws where the file cannot be opened or the port is taken. */
export async function createCentral({ https = false, ...options }: CentralOptions): Promise<Central> {
  const certificate = https === false ? null : await makeCertificate(https === true ? {} : https)
  return openCentral({ ...options, certificate })
}
