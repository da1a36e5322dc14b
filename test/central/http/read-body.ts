import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

const unpackers = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) }

/** Reads the body whole and unpacks it. Throws where it is packed in a way that nobody here knows. */
export async function readBody(request: IncomingMessage): Promise<{ readonly text: string; readonly bytes: number }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity' || raw.length === 0) return { text: raw.toString(), bytes: raw.length }
  const unpack = unpackers[encoding as keyof typeof unpackers]
  if (!unpack) throw new Error(`The content-encoding ${encoding} is not known here.`)
  return { text: (await unpack(raw)).toString(), bytes: raw.length }
}
