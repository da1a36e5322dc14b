/** A listener on a line: passes everything on and keeps it, each direction of each connection for itself. */
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export type Wiretap = {
  readonly port: number
  /** Everything that went through so far, in both directions. */
  readonly heard: () => Buffer
  /** The line is down: nobody is there any more. */
  readonly cut: () => void
}

/** Listens on a free port of loopback and passes on to `port` there, until the test is over. */
export async function tap(port: number): Promise<Wiretap> {
  const streams: Buffer[][] = []
  const sockets = new Set<Socket>()
  const keep = (from: Socket, to: Socket): void => {
    const stream: Buffer[] = []
    streams.push(stream)
    sockets.add(from)
    from.on('data', (part: Buffer) => {
      stream.push(part)
      to.write(part)
    })
    from.on('error', () => to.destroy())
    from.on('close', () => to.end())
  }
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    keep(near, far)
    keep(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  onTestFinished(cut)
  return { port: (server.address() as AddressInfo).port, heard: () => Buffer.concat(streams.map((parts) => Buffer.concat(parts))), cut }
}

/** Leaves out this very text where it was sent, as often as it was. Throws where it was not. */
export function without(heard: Buffer, body: string, times: number): Buffer {
  let rest = heard
  for (let n = 0; n < times; n++) {
    const at = rest.indexOf(body)
    if (at === -1) throw new Error(`sent ${n} times and not ${times}: ${body.slice(0, 40)}`)
    rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + Buffer.byteLength(body))])
  }
  return rest
}
