/** A port that is still free when its program comes back: below those that systems hand to whoever calls somebody. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

const [first, end] = [15_000, 32_000]

export async function lastingPort(): Promise<number> {
  const port = randomInt(first, end)
  return (await isFree(port)) ? port : lastingPort()
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
