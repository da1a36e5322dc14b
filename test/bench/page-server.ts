/**
 * A central that costs nothing: every answer is made beforehand and lies compressed in memory, in a thread of its own,
 * so that the floor and the program are measured against the same bytes and nothing of central's own work.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { edited, makeSample, type Records } from './records.ts'

export type WireRecord = { readonly tableName: string; readonly recordId: string; readonly action: string; readonly recordData: unknown }
/** `total` records of the sample; `isEdited`: the queue as it is after an edit of each record at central. */
export type Pages = { readonly total: number; readonly pageSize: number; readonly isEdited?: boolean }
export type PageServer = {
  readonly url: string
  readonly compressedBytes: number
  requests(): Promise<{ count: number; bytes: number }>
  /** Nothing is acknowledged any more: the queue begins anew. */
  rewind(): Promise<unknown>
  close(): Promise<void>
}

const body = (value: unknown) => gzipSync(JSON.stringify(value), { level: 6 })

/** Each page compressed; of the records themselves never more than one page is in memory. */
function packed(rows: Records, size: number, page: (from: number, rows: readonly WireRecord[]) => unknown): Buffer[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => {
    const from = i * size
    return body(
      page(
        from,
        Array.from({ length: Math.min(size, rows.length - from) }, (_, n) => rows.at(from + n)),
      ),
    )
  })
}

/** Starts the thread; resolves when it listens on loopback. */
export async function startPageServer(pages: Pages): Promise<PageServer> {
  const worker = new Worker(new URL(import.meta.url), { workerData: pages })
  const ask = <T>(message: string) =>
    new Promise<T>((resolve) => {
      worker.once('message', resolve)
      worker.postMessage(message)
    })
  const { url, compressedBytes } = await ask<{ url: string; compressedBytes: number }>('start')
  return {
    url,
    compressedBytes,
    requests: () => ask('requests'),
    rewind: () => ask('rewind'),
    close: async () => void (await worker.terminate()),
  }
}

function serve({ total, pageSize, isEdited = false }: Pages) {
  const { central, queue } = makeSample(total)
  const shown = (row: WireRecord) => (isEdited ? edited(row) : row)
  const centralPages = packed(central, pageSize, (from, rows) => ({
    maxCursor: central.length,
    data: rows.map((row, i) => ({ ID: from + i + 1, ...row })),
  }))
  const queuePages = packed(queue, pageSize, (from, rows) => ({
    queueLength: queue.length - from,
    data: rows.map((row, i) => ({ syncOutId: `q${from + i}`, ...shown(row) })),
  }))
  const emptyCentral = body({ maxCursor: central.length, data: [] })
  const emptyQueue = body({ queueLength: 0, data: [] })
  const site = body({
    id: 'bench-site',
    siteId: 12,
    code: 's12',
    name: 'Bench',
    initialisationStatus: 'completed',
    isOmSupplyCentralServer: false,
    omSupplyCentralServerUrl: '',
    mSupplyCentralSiteId: 1,
  })
  const idle = body({ code: 'idle', message: 'idle', data: null })
  const seen = { count: 0, bytes: 0, acknowledged: 0 }

  function answer(request: IncomingMessage, url: URL): Buffer {
    const path = url.pathname.replace('/sync/v5/', '')
    if (path === 'site') return site
    if (path === 'site_status') return idle
    if (path === 'initialise') return body({ queueLength: queue.length })
    if (path === 'central_records') return centralPages[Math.ceil(Number(url.searchParams.get('cursor')) / pageSize)] ?? emptyCentral
    if (path === 'acknowledged_records') {
      seen.acknowledged += 1
      return body({})
    }
    if (request.method === 'POST') return body({ integrationStarted: true })
    return queuePages[seen.acknowledged] ?? emptyQueue
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let received = 0
    request.on('data', (chunk: Buffer) => (received += chunk.length))
    request.on('end', () => {
      const payload = answer(request, new URL(request.url ?? '/', 'http://localhost'))
      seen.count += 1
      seen.bytes += payload.length + received
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': payload.length })
      response.end(payload)
    })
  })
  const compressedBytes = [...centralPages, ...queuePages].reduce((sum, page) => sum + page.length, 0)
  parentPort!.on('message', (message: string) => {
    if (message === 'rewind') {
      seen.acknowledged = 0
      return parentPort!.postMessage({})
    }
    if (message === 'requests') {
      parentPort!.postMessage({ count: seen.count, bytes: seen.bytes })
      seen.count = 0
      seen.bytes = 0
      return
    }
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      parentPort!.postMessage({ url: `http://127.0.0.1:${port}`, compressedBytes })
    })
  })
}

if (parentPort && workerData) serve(workerData as Pages)
